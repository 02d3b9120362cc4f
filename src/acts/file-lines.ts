import type { RecordView, Window } from './contract'
import type { KeptEntries, KeptEntry } from './kept-entries'
import type { RawLine, Written } from './writing'
import { concat } from './writing'

/** Lines that follow each other in the view: raw ones, or records of entries from `record` on. */
type Stretch =
  | { readonly from: number; readonly lines: readonly RawLine[]; readonly count: number }
  | { readonly from: number; readonly record: number; readonly count: number }

/**
 * Every line of a file, by windows: headers where they stand, the records of the entries (written again for the window
 * alone), companions at the end. Put together, the bytes of the lines of a part are that part's bytes.
 */
export class FileLines {
  private readonly stretches: readonly Stretch[]
  readonly total: number

  constructor(
    private readonly entries: KeptEntries,
    private readonly written: Pick<Written, 'layout' | 'writer'>,
  ) {
    const { headers, companions, records } = written.layout
    const stretches: Stretch[] = []
    let at = 0
    let record = 0
    const push = (lines: readonly RawLine[]) => {
      if (lines.length > 0) stretches.push({ from: at, lines, count: lines.length })
      at += lines.length
    }
    const upTo = (end: number) => {
      if (end > record) stretches.push({ from: at, record, count: end - record })
      at += end - record
      record = end
    }
    for (const { before, line } of headers) {
      upTo(before)
      push([line])
    }
    upTo(records)
    push(companions)
    this.stretches = stretches
    this.total = at
  }

  /** Lines from `from` (0-based), at most `count`. */
  async window(from: number, count: number): Promise<Window<RecordView>> {
    const items: RecordView[] = []
    const end = Math.min(this.total, from + count)
    for (const stretch of this.stretches) {
      const first = Math.max(from, stretch.from) - stretch.from
      const last = Math.min(end, stretch.from + stretch.count) - stretch.from
      if (first >= last) continue
      if ('lines' in stretch) items.push(...stretch.lines.slice(first, last).map(rawView))
      else items.push(...(await this.records(stretch.record + first, last - first)))
    }
    return { total: this.total, from, items }
  }

  private async records(from: number, count: number): Promise<RecordView[]> {
    const { layout, writer } = this.written
    const views: RecordView[] = []
    let index = lastAtOrBefore(layout.record, from)
    // A format of one's own may write nothing for an entry: entries are read until there are records enough.
    for (let some: KeptEntry[] = []; views.length < count && index < this.entries.total; some = some.slice(1)) {
      if (some.length === 0) some = await this.entries.window(index, count)
      const [kept] = some
      if (!kept) break
      const record = layout.record[index] ?? 0
      const start = layout.line[index] ?? 0
      const position = { movement: index + 1, running: layout.running[index] ?? 1, record }
      const document = { key: kept.entry.document, number: kept.numbers[0] ?? kept.entry.pieceRef }
      writer.picture(kept, position).forEach((picture, i) => {
        if (record + i < from || views.length >= count) return
        const view = { ...picture, line: start + i * layout.height + 1, document }
        views.push(start + i === 0 ? marked(view, layout.mark) : view)
      })
      index += 1
    }
    return views
  }
}

/** The first record of a file without header stands behind the mark of its encoding. */
function marked(view: RecordView, mark: Uint8Array): RecordView {
  if (mark.length === 0) return view
  const fields = view.fields.map((field) => ({ ...field, start: field.start + mark.length }))
  return { ...view, bytes: concat([mark, view.bytes]), fields }
}

export function rawView(line: RawLine): RecordView {
  return { ...line, fields: line.fields.map((field) => ({ ...field, altered: null, original: null })), document: null }
}

/** Index of the last element that is not above `value`; the list ascends. */
function lastAtOrBefore(list: readonly number[], value: number): number {
  let low = 0
  let high = list.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((list[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
