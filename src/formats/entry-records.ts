import type { Encoder, KnownRow } from './encoder'
import type { RecordKind } from './format'
import type { Holders } from './holders'
import { pairs } from './pairs'
import { traitsOf } from './traits'

/** One row serves all lines of a file: who keeps one copies it. */
export type MutableRow = { -readonly [K in keyof KnownRow]: KnownRow[K] }

/** Takes records in their order. */
export type Recorder = Pick<Encoder, 'record'>

/** Writes every record of an entry, in the order of the file. */
export class EntryRecords {
  private readonly auxiliaries: readonly RecordKind[]
  private readonly entries: readonly RecordKind[]
  private readonly lines: readonly RecordKind[]
  private readonly pairs: readonly RecordKind[]
  /** The movement that uses each third party first; by its code, and by the numbers of its accounts. */
  private readonly firstUse = new Map<string, number>()
  private readonly firstOf: (number | undefined)[] = []
  /** The traits that some line has had. */
  met = 0

  constructor(
    records: readonly RecordKind[],
    private readonly holders: Holders,
  ) {
    const kinds = (each: RecordKind['each']) => records.filter((kind) => kind.each === each)
    this.auxiliaries = kinds('auxiliary')
    this.entries = kinds('entry')
    this.lines = kinds('line')
    this.pairs = kinds('pair')
  }

  /** Puts the entry's line number `i` into the row, whose entry begins at the running line `first`. */
  turn(row: MutableRow, first: number, i: number): void {
    const line = row.entry.lines[i]
    if (!line) return
    row.line = line
    row.running = first + i
    row.traits = traitsOf(line)
    row.holder = this.holders.of(line)
    this.met |= row.traits
  }

  /** Writes the entry of a row that stands at its first line; how many records it has. */
  write(row: MutableRow, to: Recorder): number {
    const { running: first } = row
    const { length } = row.entry.lines
    const facing: KnownRow[] = []
    let records = 0
    if (this.auxiliaries.length > 0) {
      for (let i = 0; i < length; i++) {
        this.turn(row, first, i)
        if (this.opens(row)) records += put(this.auxiliaries, row, to)
      }
      this.turn(row, first, 0)
    }
    records += put(this.entries, row, to)
    for (let i = 0; i < length; i++) {
      if (i > 0) this.turn(row, first, i)
      records += put(this.lines, row, to)
      if (this.pairs.length > 0) facing.push({ ...row })
    }
    if (this.pairs.length > 0) for (const pair of pairs(facing)) records += put(this.pairs, pair, to)
    return records
  }

  /** Whether this line is the first of the file that names its third party. */
  private opens({ entry, line, movement, holder }: KnownRow): boolean {
    const key = line.auxiliary?.number
    if (key === undefined) return false
    const known = this.firstOf[holder] ?? this.firstUse.get(key)
    if (known === undefined) this.firstUse.set(key, movement)
    this.firstOf[holder] = known ?? movement
    if (known !== undefined && known !== movement) return false
    return entry.lines.find((other) => other.auxiliary?.number === key) === line
  }
}

/** Writes the records of these kinds that the row has; how many. */
function put(kinds: readonly RecordKind[], row: KnownRow, to: Recorder): number {
  let records = 0
  for (let i = 0; i < kinds.length; i++) {
    const kind = kinds[i]
    if (!kind || (kind.when && !kind.when(row))) continue
    to.record(kind.columns, row)
    records += 1
  }
  return records
}
