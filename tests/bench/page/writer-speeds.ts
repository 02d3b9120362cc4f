import type { EntryView } from '../../../src/acts/contract'
import type { PlainDate } from '../../../src/domain/date'
import type { DraftContext } from '../../../src/domain/draft'
import type { NumberedEntry } from '../../../src/domain/entry'
import { balance } from '../../../src/domain/entry'
import { EUR } from '../../../src/domain/money'
import { FORMATS, openWriter } from '../../../src/formats'
import { defaultSettings } from '../../../src/posting'
import { usualFile } from './usual-writer'

/** What one format's writer does in the page, beside the usual way and a plain copy of the same bytes. */
export interface WriterSpeed {
  readonly format: string
  readonly lines: number
  readonly bytes: number
  readonly ours: number[]
  readonly usual: number[]
  readonly copy: number[]
}

/** Writes the same entries in every format, the three variants in turn. */
export function writerSpeeds(views: readonly EntryView[], runs: number): WriterSpeed[] {
  const entries = views.map(({ entryNumber, facts }): NumberedEntry => {
    const balanced = balance(facts)
    if ('gap' in balanced) throw new Error('an entry of the preview does not balance')
    return { number: entryNumber, entry: balanced.entry }
  })
  const context: DraftContext = {
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
  return FORMATS.map((format) => {
    const chunks: Uint8Array[] = []
    let records = 0
    const write = () => {
      chunks.length = 0
      const writer = openWriter(
        format,
        {},
        context,
        (_, bytes) => chunks.push(bytes),
        () => {},
      )
      for (const each of entries) writer.add(each)
      records = writer.finish().records
    }
    const copy = () => chunks.map((chunk) => chunk.slice())
    const speed: WriterSpeed = { format: format.id, lines: 0, bytes: 0, ours: [], usual: [], copy: [] }
    for (let run = 0; run <= runs; run++) {
      const ours = clock(write)
      const usual = clock(() => usualFile(format, context, entries))
      const plain = clock(copy)
      // The first round only warms up.
      if (run === 0) continue
      speed.ours.push(ours)
      speed.usual.push(usual)
      speed.copy.push(plain)
    }
    return { ...speed, lines: records, bytes: chunks.reduce((size, chunk) => size + chunk.length, 0) }
  })
}

function clock(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}
