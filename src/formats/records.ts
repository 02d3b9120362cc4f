import type { Column } from './columns'
import { titles } from './fields'
import type { RecordKind, Row } from './format'

/** A record once at the start of the file. */
export function header(...columns: readonly Column[]): RecordKind {
  return { each: 'header', columns }
}

/** A record once an entry. */
export function eachEntry(...columns: readonly Column[]): RecordKind {
  return { each: 'entry', columns }
}

/** A record once a line. */
export function eachLine(...columns: readonly Column[]): RecordKind {
  return { each: 'line', columns }
}

/** A line of titles, each column's own name, then a record a line. */
export function table(...columns: readonly Column[]): RecordKind[] {
  return [titles(columns), eachLine(...columns)]
}

/** A record behind the lines for which this holds. */
export function behind(when: (row: Row) => boolean, ...columns: readonly Column[]): RecordKind {
  return { each: 'line', when, columns }
}

/** Whether the line has an analytic section: what a sub-record of the target is written for. */
export function hasSection({ line }: Row): boolean {
  return !!line.analytic
}

/** Whether the line is the first of an entry with an attachment. */
export function opensWithAttachment({ entry, line }: Row): boolean {
  return !!entry.attachment && line === entry.lines[0]
}
