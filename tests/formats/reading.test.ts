import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import { EUR } from '../../src/domain/money'
import { FORMATS, formatOf, optionsOf, readShape } from '../../src/formats'
import { DOSSIER, DOSSIER_CONTEXT } from './dossier'
import { write } from './writing'

const here = import.meta.dirname

/** Files of the format notes that were made with other options than the usual ones. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'acd/expected-B.csv': { layout: 'B' },
  'cegid-csv/expected-B.csv': { layout: 'B' },
  'cegid-loop/expected-custom.csv': { layout: 'custom' },
  'fulll-tiime/expected-csv.csv': { layout: 'csv' },
  'gestimum/expected-fixed.txt': { layout: 'fixed' },
  'isacompta/expected-agiris.csv': { layout: 'csv' },
  'istea/expected-B.txt': { layout: 'B' },
  'winbooks/expected.txt': { layout: 'short' },
}

/** Not whole files of entries: a companion, the first columns of a wide file. */
const PARTS: readonly string[] = ['ebp/COMPTES.expected.txt', 'datev/expected-first-14.csv']

const examples = readdirSync(here, { withFileTypes: true })
  .filter((each) => each.isDirectory() && !['expected', 'choices'].includes(each.name))
  .flatMap(({ name }) => readdirSync(join(here, name)).map((file) => `${name}/${file}`))
  .filter((path) => !path.endsWith('.test.ts') && !PARTS.includes(path))

describe('files are read by their declared layout', () => {
  it.each(examples)('%s: the example of the notes has no anomaly', (path) => {
    const format = formatOf(path.split('/')[0] as FormatId)
    const shape = format.shape(optionsOf(format, OPTIONS[path] ?? {}))
    const { book, findings } = readShape(readFileSync(join(here, path)), shape, { currency: EUR })
    expect(findings).toEqual([])
    expect([book.entries, book.debit, book.credit]).toEqual([2, 240000, 240000])
  })

  it.each(FORMATS.map(({ id }) => id))('%s: the dossier of every scheme has no anomaly and the same totals', (id) => {
    const format = formatOf(id)
    const shape = format.shape(optionsOf(format, {}))
    const { files, problems } = write(id, {}, DOSSIER, DOSSIER_CONTEXT)
    // What the target refuses of this dossier, the reader sees too.
    const refused = problems.some(({ code }) => code === 'format.bad-value') ? ['value-refused'] : []
    let debit = 0
    for (const [name, bytes] of files) {
      if (shape.records.some(({ part }) => part === name)) continue
      const { book, findings } = readShape(bytes, shape, { currency: EUR, trusted: true })
      expect(findings.map(({ code }) => code)).toEqual(refused)
      debit += book.debit
    }
    const wanted = DOSSIER.flatMap(({ entry }) => entry.lines).filter(({ side }) => side === 'debit')
    expect(debit).toBe(wanted.reduce((sum, { amount }) => sum + amount, 0))
  })
})
