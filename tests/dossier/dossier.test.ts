import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/domain/document'
import type { Entry } from '../../src/domain/entry'
import { amountText } from '../../src/domain/money'
import { auxiliaryBook, post, postingContext, relatedDocuments } from '../../src/posting'
import { testDossier } from '../properties/made'

/** The worked examples of the accounting rules as one company's documents, and the entries that they must make. */
function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

const documents = read<readonly Document[]>('documents.json')
const expected = read<readonly Entry[]>('entries.json')
const dossier = testDossier('debits')
const context = postingContext(dossier, auxiliaryBook(dossier.settings, new Map()), relatedDocuments(documents))

const posted = documents.map((document) => {
  const result = post(document, context)
  if (!result.ok) throw new Error(`${document.number}: ${JSON.stringify(result.problems)}`)
  return result.value
})

/** An entry as an accountant writes it. */
function short(entry: Entry): string[] {
  return entry.lines.map((line) => `${line.side === 'debit' ? 'D' : 'C'} ${line.account} ${amountText(line.amount)}`)
}

describe('the worked examples', () => {
  it.each([
    ['A', 'F-2026-001', ['D 411000 1200.00', 'C 706000 1000.00', 'C 445712 200.00']],
    [
      'B',
      'F-2026-002',
      [
        'D 411000 699.90',
        'C 707000 100.00',
        'C 707000 200.00',
        'C 706000 300.00',
        'C 708500 12.00',
        'C 445710 5.50',
        'C 445711 20.00',
        'C 445712 62.40',
      ],
    ],
    ['C', 'A-2026-001', ['C 411000 600.00', 'D 706000 500.00', 'D 445712 100.00']],
    ['D, deposit', 'F-2026-003', ['D 411000 720.00', 'C 419100 600.00', 'C 445712 120.00']],
    ['D, final', 'F-2026-004', ['D 411000 1680.00', 'D 419100 600.00', 'C 706000 2000.00', 'C 445712 280.00']],
    ['E, invoice', 'F-2026-005', ['D 411000 1200.00', 'C 706000 1000.00', 'C 445740 200.00']],
    ['E, first part', 'R-001', ['D 512000 500.00', 'C 411000 500.00', 'D 445740 83.33', 'C 445712 83.33']],
    ['E, last part', 'R-002', ['D 512000 700.00', 'C 411000 700.00', 'D 445740 116.67', 'C 445712 116.67']],
    ['F', 'R-003', ['D 512000 1182.95', 'D 627000 17.05', 'C 411000 1200.00']],
    ['G', 'F-2026-007', ['D 411000 5000.00', 'C 706400 5000.00']],
  ])('%s comes out line for line', (_, number, lines) => {
    const entry = posted.find((each) => each.entry.pieceRef === number)?.entry
    expect(entry && short(entry)).toEqual(lines)
  })

  it('are the entries that the formats are given, whole', () => {
    expect(posted.map((each) => each.entry)).toEqual(expected)
  })

  it('leave no notice', () => {
    expect(posted.flatMap((each) => each.notices)).toEqual([])
  })

  it('gives the customer of the examples the account of the examples', () => {
    expect(posted[0]?.entry.lines[0]?.auxiliary?.number).toBe('CSOCGENE')
  })
})
