import * as Comlink from 'comlink'
import type { EntryView } from '../../../src/acts/contract'
import type { PlainDate } from '../../../src/domain/date'
import type { DraftContext } from '../../../src/domain/draft'
import type { NumberedEntry } from '../../../src/domain/entry'
import { balance } from '../../../src/domain/entry'
import { EUR } from '../../../src/domain/money'
import { FORMATS, formatOf, openWriter } from '../../../src/formats'
import { defaultSettings } from '../../../src/posting'
import { usualFile } from './usual-writer'

/** What one format's writer does in a worker, beside the usual way and a plain copy of the same bytes. */
export interface WriterSpeed {
  readonly format: string
  readonly records: number
  readonly bytes: number
  readonly ours: number[]
  readonly usual: number[]
  readonly copy: number[]
}

const CONTEXT: DraftContext = {
  company: { name: 'Au bon moulin', siren: '732829320', vatId: null },
  currency: EUR,
  accountWidth: 6,
  fiscalYears: [{ start: '2009-01-01' as PlainDate, end: '2026-12-31' as PlainDate }],
  from: '2009-01-01' as PlainDate,
  to: '2026-12-31' as PlainDate,
  journals: defaultSettings('encaissements', 6).journals,
  exportNumber: 1,
  madeOn: '2026-07-01' as PlainDate,
}

let entries: NumberedEntry[] = []

/** A worker of its own: entries in its memory, and nothing else that moves. */
const acts = {
  /**
   * Makes so many lines of the entries of a preview, each time with numbers and labels of their own. A number stays as
   * long as it was: the round takes the place of its first three zeros, so that no target refuses what it took before.
   */
  fill(views: readonly EntryView[], lines: number): number {
    entries = []
    let count = 0
    for (let round = 1; count < lines; round++) {
      for (const { facts } of views) {
        if (count >= lines) break
        const mark = round === 1 ? '' : String(round)
        const pieceRef = facts.pieceRef.replace('000', String(round - 1).padStart(3, '0'))
        const own = { ...facts, pieceRef, label: facts.label + mark }
        const made = balance({ ...own, lines: facts.lines.map((line) => ({ ...line, label: line.label + mark })) })
        if ('gap' in made) throw new Error('an entry of the preview does not balance')
        entries.push({ number: entries.length + 1, entry: made.entry })
        count += facts.lines.length
      }
    }
    return count
  },

  formats: (): string[] => FORMATS.map(({ id }) => id),

  /** Writes all entries in a format, the three ways in turn; the first round only warms up. */
  speed(id: string, runs: number): WriterSpeed {
    const format = formatOf(id as (typeof FORMATS)[number]['id'])
    let records = 0
    // The file stands whole in memory in the end, in a place that is used again and again, as is the place of its copy.
    let file = new Uint8Array(1 << 20)
    let size = 0
    const keep = (_: string, bytes: Uint8Array) => {
      if (size + bytes.length > file.length) {
        const larger = new Uint8Array((size + bytes.length) * 2)
        larger.set(file.subarray(0, size))
        file = larger
      }
      file.set(bytes, size)
      size += bytes.length
    }
    const write = () => {
      size = 0
      const writer = openWriter(format, {}, CONTEXT, keep, () => {})
      for (const each of entries) writer.add(each)
      records = writer.finish().records
    }
    write()
    const again = new Uint8Array(size)
    const ours: number[] = []
    const usual: number[] = []
    const copy: number[] = []
    for (let run = 0; run <= runs; run++) {
      const own = clock(write)
      const plain = clock(() => again.set(file.subarray(0, size)))
      const other = clock(() => usualFile(format, CONTEXT, entries))
      if (run === 0) continue
      ours.push(own)
      copy.push(plain)
      usual.push(other)
    }
    return { format: id, records, bytes: size, ours, usual, copy }
  },
}

function clock(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

export type Writers = typeof acts
Comlink.expose(acts)
