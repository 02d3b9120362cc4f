import type { ByteBuffer } from './byte-buffer'
import { putAscii } from './byte-buffer'
import type { KnownRow, Put, Report } from './encoder'

/** A part of a record that is written in one go; the next place is returned. */
export interface Run {
  put(row: KnownRow, at: number): number
}

/** The same bytes in every record. */
export class ConstantRun implements Run {
  private readonly place: number
  private readonly length: number

  /** `at`: where the buffer is free. */
  constructor(
    text: string,
    private readonly out: ByteBuffer,
    at: number,
  ) {
    out.room(at, text.length)
    this.length = text.length
    this.place = out.keep(at, putAscii(out.bytes, text, at))
  }

  put(_: KnownRow, at: number): number {
    return this.out.putKept(this.place, this.length, at)
  }
}

/** Fields that are the entry's: written with its first line, copied for the others. */
export class EntryRun implements Run {
  private movement = 0
  private generation = -1
  private start = 0
  private end = 0

  constructor(
    private readonly puts: readonly Put[],
    private readonly out: ByteBuffer,
  ) {}

  put(row: KnownRow, at: number): number {
    const { out } = this
    if (row.movement === this.movement && this.generation === out.generation) return out.again(this.start, this.end, at)
    this.start = at
    this.end = inTurn(this.puts, row, at)
    this.movement = row.movement
    this.generation = out.generation
    return this.end
  }
}

/**
 * Fields that are the account's: written once an account, kept, copied from then on. What had to be said of them is said
 * again of every other entry.
 */
export class HolderRun implements Run {
  /** By the account's number; 0: not written yet. */
  private readonly places: number[] = []
  private readonly lengths: number[] = []
  private readonly told: (readonly (() => void)[] | undefined)[] = []
  private readonly puts: readonly Put[]
  private said: (() => void)[] = []

  constructor(
    putsWith: (report: Report) => readonly Put[],
    private readonly out: ByteBuffer,
    report: Report,
  ) {
    this.puts = putsWith(listening(report, (again) => this.said.push(again)))
  }

  put(row: KnownRow, at: number): number {
    const id = row.holder
    const place = this.places[id]
    if (!place) return this.first(id, row, at)
    const again = this.told[id]
    if (again) for (const each of again) each()
    return this.out.putKept(place, this.lengths[id] ?? 0, at)
  }

  private first(id: number, row: KnownRow, at: number): number {
    // Accounts come in any order here, and holes would make the lists slow.
    while (this.places.length < id) {
      this.places.push(0)
      this.lengths.push(0)
    }
    this.said = []
    const end = inTurn(this.puts, row, at)
    this.places[id] = this.out.keep(at, end)
    this.lengths[id] = end - at
    if (this.said.length > 0) this.told[id] = this.said
    return end
  }
}

/** A field that may differ in every record. */
export class FieldRun implements Run {
  constructor(private readonly field: Put) {}

  put(row: KnownRow, at: number): number {
    return this.field(row, at)
  }
}

function inTurn(puts: readonly Put[], row: KnownRow, at: number): number {
  let next = at
  for (let i = 0; i < puts.length; i++) next = puts[i]?.(row, next) ?? next
  return next
}

/** A report that passes everything on, and hands over how to say it again. */
function listening(report: Report, heard: (again: () => void) => void): Report {
  const pass =
    <Facts extends readonly unknown[]>(say: (...facts: Facts) => void) =>
    (...facts: Facts) => {
      const again = () => say(...facts)
      heard(again)
      again()
    }
  return {
    tooWide: pass((...facts: Parameters<Report['tooWide']>) => report.tooWide(...facts)),
    cut: pass((...facts: Parameters<Report['cut']>) => report.cut(...facts)),
    replaced: pass((...facts: Parameters<Report['replaced']>) => report.replaced(...facts)),
    fallback: pass((...facts: Parameters<Report['fallback']>) => report.fallback(...facts)),
    missing: pass((...facts: Parameters<Report['missing']>) => report.missing(...facts)),
    badValue: pass((...facts: Parameters<Report['badValue']>) => report.badValue(...facts)),
    // Who had a text first keeps it: only a clash is to be said again.
    distinct: (...facts) => {
      const clashes = report.distinct(...facts)
      if (clashes) heard(() => report.distinct(...facts))
      return clashes
    },
  }
}
