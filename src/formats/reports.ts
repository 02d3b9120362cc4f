import type { Entry } from '../domain/entry'
import type { FormatProblem } from '../domain/problems/formats'
import type { TextColumn } from './columns'
import type { Report } from './encoder'

/** Who stands behind an account that is written: to tell two of them apart. */
interface Holder {
  readonly identity: string
  readonly name: string
}

/** Turns what the encoder meets into problems of the entry in hand, each once an entry, column and code. */
export class EntryReport implements Report {
  private entry: Entry | undefined
  /** Code and column by turns, of the entry in hand: few, so a list is quicker than a set. */
  private told: string[] = []
  private readonly pieces = new Map<string, Pieces>()
  private readonly accounts = new Map<string, Map<string, Holder>>()

  constructor(private readonly problem: (problem: FormatProblem) => void) {}

  begin(entry: Entry): void {
    this.entry = entry
    if (this.told.length > 0) this.told = []
  }

  tooWide(column: string, value: string, width: number): void {
    const on = this.first('format.too-wide', column)
    if (!on) return
    const { document, pieceRef: number } = on
    this.problem({ code: 'format.too-wide', level: 'blocking', document, number, column, value, width })
  }

  cut(column: string, value: string, width: number): void {
    const on = this.first('format.cut', column)
    if (!on) return
    const { document, pieceRef: number } = on
    this.problem({ code: 'format.cut', level: 'notice', document, number, column, value, width })
  }

  replaced(column: string, value: string, written: string): void {
    const on = this.first('format.replaced', column)
    if (!on) return
    const { document, pieceRef: number } = on
    this.problem({ code: 'format.replaced', level: 'notice', document, number, column, value, written })
  }

  fallback(column: string, written: string): void {
    const on = this.first('format.fallback', column)
    if (!on) return
    const { document, pieceRef: number } = on
    this.problem({ code: 'format.fallback', level: 'notice', document, number, column, written })
  }

  missing(column: string): void {
    const on = this.first('format.required', column)
    if (!on) return
    this.problem({ code: 'format.required', level: 'blocking', document: on.document, number: on.pieceRef, column })
  }

  badValue(column: string, value: string, expected: string): void {
    const on = this.first('format.bad-value', column)
    if (!on) return
    const { document, pieceRef: number } = on
    this.problem({ code: 'format.bad-value', level: 'blocking', document, number, column, value, expected })
  }

  distinct(column: TextColumn, identity: string, value: string, written: string, name: string): boolean {
    if (column.distinct === 'refuse') return this.account(column.name, identity, written, name)
    return this.piece(column.name, value, written)
  }

  private account(column: string, identity: string, written: string, name: string): boolean {
    const known = of(this.accounts, column)
    const other = known.get(written)
    if (!other) known.set(written, { identity, name })
    if (!other || other.identity === identity) return false
    const on = this.first('format.account-clash', column)
    if (!on) return true
    const { document, pieceRef: number } = on
    const otherName = other.name
    this.problem({
      code: 'format.account-clash',
      level: 'blocking',
      document,
      number,
      column,
      written,
      name,
      otherName,
    })
    return true
  }

  private piece(column: string, value: string, written: string): boolean {
    const known = this.pieces.get(column) ?? new Pieces()
    this.pieces.set(column, known)
    const other = known.add(value, written)
    if (other === undefined) return false
    const on = this.first('format.same-after-cut', column)
    if (!on) return true
    const { document, pieceRef: number } = on
    this.problem({ code: 'format.same-after-cut', level: 'notice', document, number, column, value, other, written })
    return true
  }

  /** The entry to name, the first time that it has this problem in this column. */
  private first(code: string, column: string): Entry | undefined {
    const { told } = this
    for (let i = 0; i < told.length; i += 2) if (told[i] === code && told[i + 1] === column) return undefined
    told.push(code, column)
    return this.entry
  }
}

function of<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const known = maps.get(key)
  if (known) return known
  const fresh = new Map<string, T>()
  maps.set(key, fresh)
  return fresh
}

/** Numbers as they are written. Those that stand whole are only sorted out once one that does not may equal them. */
class Pieces {
  private whole: string[] = []
  private readonly known = new Map<string, string>()
  private altered = false

  /** Another number that is written alike. */
  add(value: string, written: string): string | undefined {
    if (value === written && !this.altered) {
      this.whole.push(value)
      return undefined
    }
    this.altered = true
    for (const each of this.whole) this.known.set(each, each)
    this.whole = []
    const other = this.known.get(written)
    if (other === undefined) this.known.set(written, value)
    return other === value ? undefined : other
  }
}
