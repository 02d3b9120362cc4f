import type { Export } from '../domain/export'
import { decoderOf, formatOf } from '../formats'
import { joined } from './bundle'
import type { RecordView, Window } from './contract'
import type { KeptPreview } from './previews'

/** The entry that holds the record with this index: the last that starts at or before it. */
function entryAt(positions: KeptPreview['positions'], record: number): number {
  let low = 0
  let high = positions.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((positions[middle]?.record ?? 0) <= record) low = middle
    else high = middle - 1
  }
  return low
}

/** Some records of the file as it will be; only the entries of the window are written again. */
export function pictures(kept: KeptPreview, from: number, count: number): Window<RecordView> {
  const total = kept.preview.file.records
  const items: RecordView[] = []
  if (total === 0) return { total, from, items }
  for (let at = entryAt(kept.positions, from); at < kept.entries.length && items.length < count; at++) {
    const position = kept.positions[at]
    const numbered = kept.entries[at]
    if (!position || !numbered) break
    const { document, pieceRef } = numbered.entry
    kept.writer.picture(numbered, position).forEach((picture, i) => {
      const record = position.record + i
      if (record < from || items.length >= count) return
      items.push({ ...picture, line: record + 1 + kept.writer.headers, document: { key: document, number: pieceRef } })
    })
  }
  return { total, from, items }
}

/** Some lines of a kept file, read back from its bytes. Companions of a ZIP are not opened here. */
export function keptRecords(
  made: Export,
  chunks: readonly Uint8Array[],
  from: number,
  count: number,
): Window<RecordView> {
  if (made.parts.length > 0) return { total: 0, from, items: [] }
  const decode = decoderOf(formatOf(made.format), made.options)
  const bytes = joined(chunks)
  const items: RecordView[] = []
  let line = 0
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline + 1
    if (line >= from && items.length < count) {
      const record = bytes.slice(start, end)
      const text = decode(record).replace(/[\r\n]+$/, '')
      items.push({ part: made.file.name, line: line + 1, bytes: record, text, fields: [], document: null })
    }
    line += 1
    start = end
  }
  return { total: line, from, items }
}
