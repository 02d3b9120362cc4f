import type { Column } from '../columns'
import { blank } from '../columns'
import { readMasked } from '../custom/masks'
import type { RecordKind, Shape } from '../format'
import type { Anomalies } from './anomalies'
import { cutRecord, isBlock, widthOf } from './cells'
import { readAmount, readDay } from './values'

/** A kind of record and the columns that stand in this file, which titles may have put in another order. */
export interface Found {
  readonly kind: RecordKind
  readonly columns: readonly Column[]
}

/** Tells the kind of each record: by its mark, by its place at the start of the file, or as the only kind without one. */
export class Kinds {
  private readonly tagged: readonly { readonly tag: string; readonly kind: RecordKind }[]
  private readonly marked: readonly Marked[]
  private readonly headers: RecordKind[]
  private readonly plain: RecordKind | undefined
  private readonly placed = new Map<RecordKind, readonly Column[]>()

  constructor(
    private readonly shape: Shape,
    private readonly anomalies: Anomalies,
  ) {
    const kinds = shape.records.filter(({ each }) => each !== 'account')
    this.tagged = kinds
      .flatMap((kind) => {
        const tag = tagOf(kind)
        return tag === undefined ? [] : [{ tag, kind }]
      })
      .sort((a, b) => b.tag.length - a.tag.length)
    this.marked = kinds.flatMap((kind) => markOf(kind) ?? [])
    this.headers = kinds.filter(({ each }) => each === 'header')
    this.plain = kinds.find(
      (kind) => kind.each !== 'header' && kind.each !== 'footer' && tagOf(kind) === undefined && !markOf(kind),
    )
  }

  /** The mark that a line of a block begins with, if it is one; the lines of its record. */
  heightOf(text: string): number | undefined {
    return this.tagged.find(({ tag }) => tag === text)?.kind.columns.length
  }

  /** The kind of a record; undefined when the format has none like it. */
  of(text: string, line: number): Found | undefined {
    const byTag = this.tagged.find(({ tag }) => this.begins(text, tag))
    if (byTag) {
      const place = this.headers.indexOf(byTag.kind)
      if (place >= 0) this.leave(place, line)
      else this.leave(this.headers.length, line)
      this.headers.splice(0, place + 1)
      return this.found(byTag.kind)
    }
    // What stands without a mark before the first record is the next header, unless it is a record already.
    while (this.headers[0]) {
      const [header] = this.headers
      if (tagOf(header) === undefined && this.fits(header, text, line)) {
        this.headers.shift()
        return this.found(header)
      }
      this.leave(1, line)
    }
    const { layout } = this.shape
    const byMark = this.marked.find(({ kind, column, holds }) => {
      const cell = cutRecord(text, kind.columns, layout).cells[column]
      return cell !== undefined && holds(cell.text)
    })
    if (byMark) return this.found(byMark.kind)
    return this.plain && this.found(this.plain)
  }

  private found(kind: RecordKind): Found {
    return { kind, columns: this.placed.get(kind) ?? kind.columns }
  }

  private begins(text: string, tag: string): boolean {
    const { layout } = this.shape
    if (!text.startsWith(tag)) return false
    if (layout.padded || text.length === tag.length) return true
    return text.startsWith(isBlock(layout) ? '\n' : layout.separator, tag.length) || text[tag.length] === '\r'
  }

  /** The first `count` headers that were awaited are not there. */
  private leave(count: number, line: number): void {
    for (const header of this.headers.splice(0, count)) {
      this.anomalies.add('header-missing', line, header.columns[0]?.name ?? '')
    }
  }

  private fits(header: RecordKind, text: string, line: number): boolean {
    if (!header.titles) return !(this.plain && looksLike(this.plain.columns, text, this.shape))
    const { layout } = this.shape
    const names = cutRecord(text, header.columns, layout).cells.map((cell) => plainName(cell.text))
    const wanted = header.columns.map(({ name }) => plainName(name))
    // In a fixed layout a title may have been cut to its column.
    const same = (name: string, i: number) => (layout.padded ? name.startsWith(names[i] ?? '') : name === names[i])
    if (wanted.length === names.length && wanted.every(same)) return true
    const there = wanted.filter((name) => names.includes(name)).length
    if (there * 2 < wanted.length) return false
    this.anomalies.add('header-differs', line, '', text)
    if (!layout.padded) this.place(header, names)
    return true
  }

  /** Columns go where their titles are; titles that say nothing to this format are passed over. */
  private place(header: RecordKind, names: readonly string[]): void {
    const kind = this.shape.records.find(({ each, columns }) => each !== 'header' && sameNames(columns, header.columns))
    if (!kind) return
    const left = [...kind.columns]
    const columns = names.map((name) => {
      const at = left.findIndex((column) => plainName(column.name) === name)
      return left.splice(at, at < 0 ? 0 : 1)[0] ?? blank(name)
    })
    this.placed.set(kind, columns)
  }
}

/** The mark of a kind of record; undefined when it has none. */
export function tagOf({ columns: [first] }: RecordKind): string | undefined {
  return first?.kind === 'literal' && first.tag ? first.text : undefined
}

/** A kind of record that is told by a column behind its first, or by what its first one begins with. */
interface Marked {
  readonly kind: RecordKind
  readonly column: number
  readonly holds: (text: string) => boolean
}

function markOf(kind: RecordKind): Marked | undefined {
  if (kind.each === 'header' || kind.each === 'footer' || tagOf(kind) !== undefined) return undefined
  const [first] = kind.columns
  const mark = first?.kind === 'text' ? first.mark : undefined
  if (mark !== undefined) return { kind, column: 0, holds: (text) => text.startsWith(mark) }
  const column = kind.columns.findIndex((each) => each.kind === 'literal' && each.tag)
  const tag = kind.columns[column]
  return tag?.kind === 'literal' ? { kind, column, holds: (text) => text === tag.text } : undefined
}

function sameNames(a: readonly Column[], b: readonly Column[]): boolean {
  return a.length === b.length && a.every(({ name }, i) => name === b[i]?.name)
}

/** A title without case, accents and marks, as people retype it. */
function plainName(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether a record could be one of these columns: as many fields or characters, readable days and amounts. */
export function looksLike(columns: readonly Column[], text: string, { layout }: Shape): boolean {
  const { cells, off } = cutRecord(text, columns, layout)
  if (off && !(layout.padded && off.found > 0 && off.found < (widthOf(columns, layout) ?? 0))) return false
  return columns.every((column, i) => {
    const value = cells[i]?.text.trim() ?? ''
    if (!column.carries) return true
    if (column.kind === 'date') {
      if (value === '') return !column.required
      return column.form === 'ddMM' ? /^\d{4}$/.test(value) : readDay(value, column.form) !== undefined
    }
    if (column.kind === 'amount') return readAmount(value, column.mark, 2, 2).broken !== 'amount-unreadable'
    if (column.kind === 'text' && column.form && 'mask' in column.form && value !== '') {
      return readMasked(value, column.form.mask) !== undefined
    }
    return column.kind !== 'text' || !column.required || value !== ''
  })
}
