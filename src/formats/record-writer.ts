import type { ByteBuffer } from './byte-buffer'
import type { Column } from './columns'
import type { KnownRow, Put, Report } from './encoder'
import type { Layout } from './format'
import type { Run } from './runs'
import { ConstantRun, EntryRun, FieldRun, HolderRun } from './runs'
import { SIDES, TRAITS, TRAITS_END } from './traits'

/** What the fields of a run have in common. */
type Scope = 'constant' | 'entry' | 'holder' | 'line'

/** Makes what writes a field; what there is to say of it goes to the report. */
type FieldMaker = (column: Column, report: Report) => Put

/** Part of a record: bytes that never change, a run, or a field of the line whose bytes its traits may settle. */
type Part = string | { readonly run: Run; readonly column?: Column }

/**
 * Writes one kind of record. Its columns are compiled once into runs: constant bytes, fields of the entry (written with its
 * first line, then copied), fields of an account (written once a file, then copied), fields of the line. Lines of the same
 * traits share their fields that are settled by these, such as the date that none of them has: more constant bytes.
 */
export class RecordWriter {
  private readonly parts: readonly Part[]
  /** The traits that settle some field. */
  private readonly telling: number
  /** Runs by those traits. */
  private readonly runs = new Array<readonly Run[] | undefined>(TRAITS_END).fill(undefined)

  constructor(
    columns: readonly Column[],
    layout: Layout,
    private readonly field: FieldMaker,
    private readonly out: ByteBuffer,
    report: Report,
  ) {
    this.parts = grouped(inline(columns, layout)).map(({ scope, parts }): Part => {
      const [only] = parts
      if (scope === 'line' && only && typeof only !== 'string') {
        return { run: new FieldRun(field(only, report)), column: only }
      }
      const putsWith = (to: Report) =>
        parts.map((part) => (typeof part === 'string' ? constant(part, out) : field(part, to)))
      if (scope === 'entry') return { run: new EntryRun(putsWith(report), out) }
      return scope === 'holder' ? { run: new HolderRun(putsWith, out, report) } : parts.join('')
    })
    this.telling = this.parts.reduce((all, part) => all | (typeof part === 'string' ? 0 : tellingOf(part.column)), 0)
  }

  /** Writes a record; the next place is returned. */
  put(row: KnownRow, at: number): number {
    const runs = this.runs[row.traits & this.telling] ?? this.compile(row, at)
    this.out.room(at, 0)
    let next = at
    for (let i = 0; i < runs.length; i++) next = runs[i]?.put(row, next) ?? next
    return next
  }

  /** The runs for lines of these traits; `at` is where the buffer is free. */
  private compile(row: KnownRow, at: number): readonly Run[] {
    const runs: Run[] = []
    let text = ''
    const endText = () => {
      if (text !== '') runs.push(new ConstantRun(text, this.out, at))
      text = ''
    }
    for (const part of this.parts) {
      const settled = typeof part === 'string' ? part : this.settled(part.column, row, at)
      if (settled !== undefined) text += settled
      else if (typeof part !== 'string') {
        endText()
        runs.push(part.run)
      }
    }
    endText()
    this.runs[row.traits & this.telling] = runs
    return runs
  }

  /** The field's bytes where the line's traits settle them; undefined otherwise, and where there is something to say. */
  private settled(column: Column | undefined, row: KnownRow, at: number): string | undefined {
    if (!column || !isSettled(column, row.traits)) return undefined
    let said = false
    const put = this.field(
      column,
      noting(() => {
        said = true
      }),
    )
    this.out.room(at, 0)
    const end = put(row, at)
    return said ? undefined : String.fromCharCode(...this.out.bytes.subarray(at, end))
  }
}

/** Whether lines of these traits all have the same in a column. */
function isSettled({ ofSide, onlyWith }: Column, traits: number): boolean {
  return ofSide === true || (onlyWith !== undefined && (traits & TRAITS[onlyWith]) === 0)
}

/** The traits that settle a column. */
function tellingOf(column: Column | undefined): number {
  if (column?.ofSide) return SIDES
  return column?.onlyWith ? TRAITS[column.onlyWith] : 0
}

/** Constant bytes among fields; no record has been begun. */
function constant(text: string, out: ByteBuffer): Put {
  const run = new ConstantRun(text, out, out.at)
  return (row, at) => run.put(row, at)
}

/** The record's columns, and between them whatever is the same in every record. */
function inline(columns: readonly Column[], { separator, trailing, lineEnd, quoteAll }: Layout): (string | Column)[] {
  const parts: (string | Column)[] = []
  let text = ''
  for (const [i, column] of columns.entries()) {
    if (i > 0) text += separator
    if (column.kind === 'literal') {
      text += quoteAll ? `"${column.text}"` : column.text
      continue
    }
    if (text !== '') parts.push(text)
    text = ''
    parts.push(column)
  }
  parts.push(text + (trailing ? separator : '') + lineEnd)
  return parts
}

/** Neighbours of one scope together; constants go with the entry's or the account's fields that they stand beside. */
function grouped(parts: readonly (string | Column)[]): { scope: Scope; parts: (string | Column)[] }[] {
  const groups: { scope: Scope; parts: (string | Column)[] }[] = []
  for (const part of parts) {
    const scope = typeof part === 'string' ? 'constant' : scopeOf(part)
    const group = groups.at(-1)
    const apart = !group || group.scope === 'line' || scope === 'line'
    if (!apart && (scope === 'constant' || scope === group.scope)) group.parts.push(part)
    else if (!apart && group.scope === 'constant') {
      group.scope = scope
      group.parts.push(part)
    } else groups.push({ scope, parts: [part] })
  }
  return groups
}

/** Whether a field is the same in every record of an entry, or of an account. */
function scopeOf(column: Column): Scope {
  if (column.kind === 'literal') return 'constant'
  if (column.kind === 'amount') return 'line'
  if (column.ofEntry) return 'entry'
  return column.kind === 'text' && column.ofHolder ? 'holder' : 'line'
}

/** A report that only tells that there was something to say. */
function noting(heard: () => void): Report {
  const distinct = () => {
    heard()
    return false
  }
  return { tooWide: heard, cut: heard, replaced: heard, fallback: heard, missing: heard, badValue: heard, distinct }
}
