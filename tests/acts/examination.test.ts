import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { IncomingFile } from '../../src/acts/contract'
import type { FormatId } from '../../src/domain/dossier'
import { newDossier, succeeded, testEngine } from './engine'

const job = { id: 'examination' }

const QUADRATUS = readFileSync(new URL('../formats/expected/quadratus/QUADRA_TOUS_2026-10_1.txt', import.meta.url))
const FEC = readFileSync(new URL('../formats/expected/fec/812345676FEC20261231_1.txt', import.meta.url))

function file(name: string, bytes: Uint8Array): IncomingFile {
  return { name, blob: new Blob([new Uint8Array(bytes)]) }
}

let count = 0

async function opened() {
  const bench = testEngine(`examination-${++count}`)
  return { engine: bench.engine, dossier: await newDossier(bench) }
}

describe('a file is examined', () => {
  it('in the format that it is recognised in, with its entries, totals and records', async () => {
    const { engine, dossier } = await opened()
    const found = succeeded(await engine.examine(dossier, file('inconnu.dat', QUADRATUS), null, null, job))
    expect([found.format, found.charset, found.lineEnd]).toEqual(['quadratus', 'Windows-1252', 'crlf'])
    expect(found.findings).toEqual([])
    expect(found.debit).toBe(found.credit)
    expect(found.journals.reduce((sum, { debit }) => sum + debit, 0)).toBe(found.debit)
    expect(found.accounts.reduce((sum, { credit }) => sum + credit, 0)).toBe(found.credit)
    const entries = await engine.examinedEntries(found.id, 0, 2)
    expect([entries.total, entries.items.length]).toEqual([found.entries, 2])
    expect(entries.items[0]?.lines[0]).toMatchObject({ journal: 'VE', date: '2026-09-03' })
    const records = await engine.examinedRecords(found.id, 1, 1)
    expect(records.items[0]?.fields[1]).toMatchObject({ name: 'Numéro de compte', start: 1, length: 8 })
  })

  it('in the format that the user chose, whatever it holds', async () => {
    const { engine, dossier } = await opened()
    const choice = { format: 'ciel' as FormatId, options: {} }
    const found = succeeded(await engine.examine(dossier, file('q.txt', QUADRATUS), choice, null, job))
    expect(found.findings.map(({ code }) => code)).toContain('record-length')
    expect(found.candidates[0]?.format).toBe('quadratus')
  })

  it('as a FEC by its validator: a wrong amount and an entry that does not balance are found where they are', async () => {
    const { engine, dossier } = await opened()
    const wrong = Buffer.from(FEC.toString('utf8').replace('1200,00', '1200.01'))
    const found = succeeded(await engine.examine(dossier, file('812345676FEC20261231.txt', wrong), null, null, job))
    const { format, fec } = found
    expect([format, fec?.verdict]).toEqual(['fec', 'not-conformant'])
    const line =
      wrong
        .toString('utf8')
        .split('\r\n')
        .findIndex((each) => each.includes('1200.01')) + 1
    expect(fec?.findings.find(({ code }) => code === 'NUM-DOT')?.places[0]).toMatchObject({ line, value: '1200.01' })
    expect(fec?.findings.map(({ code }) => code)).toContain('BAL-ENTRY')
  })

  it('out of an archive: the part that fits best, or the one that is named', async () => {
    const { engine, dossier } = await opened()
    const zip = zipSync({ 'lisez-moi.txt': Buffer.from('Bonjour\r\n'), 'Q.TXT': QUADRATUS, 'fec.txt': FEC })
    const first = await engine.examine(dossier, file('tout.zip', zip), null, null, job)
    expect(first.ok && [first.value.part, first.value.format, first.value.parts.length]).toEqual([
      'Q.TXT',
      'quadratus',
      3,
    ])
    const named = await engine.examine(dossier, file('tout.zip', zip), null, 'fec.txt', job)
    expect(named.ok && named.value.format).toBe('fec')
  })

  it('not when it holds no entries, and the problem says what it is', async () => {
    const { engine, dossier } = await opened()
    const pdf = await engine.examine(dossier, file('f.pdf', Buffer.from('%PDF-1.7\n')), null, null, job)
    expect(!pdf.ok && pdf.problems[0]).toMatchObject({ code: 'act.not-entries', found: 'PDF' })
    const letter = await engine.examine(dossier, file('l.txt', Buffer.from('Bonjour,\r\n')), null, null, job)
    expect(!letter.ok && letter.problems[0].code).toBe('act.unknown-format')
    expect(await engine.recognise(dossier, file('f.pdf', Buffer.from('%PDF-1.7\n')))).toEqual([])
  })

  it('tells how far it is in a large file, and stops when it is asked to', async () => {
    const { engine } = testEngine('examine-large')
    const dossier = await newDossier({ engine })
    const line =
      'VE;15/10/2026;411000;CSOCGENE;FA;Facture;12,00;;14/11/2026\r\nVE;15/10/2026;706000;;FA;Facture;;12,00;\r\n'
    const large = file('grand.csv', Buffer.from(line.repeat(60_000)))
    const choice = { format: 'cegid-loop' as FormatId, options: { layout: 'custom' } }
    const seen: number[] = []
    const onProgress = ({ done, total }: { done: number; total: number }) => seen.push(done / total)
    const whole = await engine.examine(dossier, large, choice, null, { id: 'whole', onProgress })
    expect(succeeded(whole).lines).toBe(120_000)
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    const stopped = await engine.examine(dossier, large, choice, null, {
      id: 'cut',
      onProgress: () => engine.stop('cut'),
    })
    expect(!stopped.ok && stopped.problems[0]?.code).toBe('act.stopped')
  })
})
