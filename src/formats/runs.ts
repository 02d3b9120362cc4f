import type { Entry } from '../domain/entry'
import type { ByteBuffer } from './byte-buffer'
import { putAgain, putBytes } from './byte-buffer'
import type { Put, Report } from './encoder'
import type { Row } from './format'
import type { Holders } from './holders'

/** Constant bytes. */
export function constantRun(text: string, out: ByteBuffer): Put {
  const own = Uint8Array.from(text, (char) => char.charCodeAt(0))
  if (own.length === 1) {
    const only = own[0] ?? 0
    return (_, at) => {
      out.bytes[at] = only
      return at + 1
    }
  }
  return (_, at) => putBytes(out.bytes, own, 0, own.length, at)
}

/** Fields that are the entry's: written with its first line, copied for the others. */
export function entryRun(puts: readonly Put[], out: ByteBuffer): Put {
  let entry: Entry | undefined
  let movement = 0
  let generation = -1
  let start = 0
  let end = 0
  return (row, at) => {
    if (row.entry === entry && row.movement === movement && generation === out.generation) {
      out.room(at, end - start)
      return putAgain(out.bytes, start, end, at)
    }
    start = at
    end = inTurn(puts, row, at)
    entry = row.entry
    movement = row.movement
    generation = out.generation
    return end
  }
}

/**
 * Fields that are the account's: written once an account, kept, copied from then on. What had to be said of them is said
 * again of every other entry.
 */
export function holderRun(
  putsWith: (report: Report) => readonly Put[],
  out: ByteBuffer,
  holders: Holders,
  report: Report,
): Put {
  const ends: number[] = []
  const starts: number[] = []
  const told: (readonly (() => void)[] | undefined)[] = []
  let said: (() => void)[] = []
  let kept = new Uint8Array(1 << 12)
  let used = 0
  const puts = putsWith(listening(report, (again) => said.push(again)))

  const first = (id: number, row: Row, at: number): number => {
    said = []
    const end = inTurn(puts, row, at)
    const size = end - at
    if (used + size > kept.length) {
      const larger = new Uint8Array(Math.max(kept.length * 2, used + size))
      larger.set(kept.subarray(0, used))
      kept = larger
    }
    kept.set(out.bytes.subarray(at, end), used)
    starts[id] = used
    used += size
    ends[id] = used
    if (said.length > 0) told[id] = said
    return end
  }

  return (row, at) => {
    const id = holders.of(row.line)
    const start = starts[id]
    if (start === undefined) return first(id, row, at)
    const again = told[id]
    if (again) for (const each of again) each()
    const end = ends[id] ?? start
    out.room(at, end - start)
    return putBytes(out.bytes, kept, start, end, at)
  }
}

/** A field of a record that has each at the same place. */
export interface PlacedField {
  readonly put: Put
  readonly place: number
  readonly ofEntry: boolean
}

/** A record of fixed width: the one before is copied whole, then what may differ is written over it. */
export function fixedRecord(fields: readonly PlacedField[], size: number, whole: readonly Put[], out: ByteBuffer): Put {
  let entry: Entry | undefined
  let movement = 0
  let generation = -1
  let before = 0
  return (row, at) => {
    const { bytes } = out
    const same = row.entry === entry && row.movement === movement
    entry = row.entry
    movement = row.movement
    if (generation !== out.generation) {
      generation = out.generation
      before = at
      return inTurn(whole, row, at)
    }
    bytes.copyWithin(at, before, before + size)
    before = at
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i]
      if (field && !(same && field.ofEntry)) field.put(row, at + field.place)
    }
    return at + size
  }
}

function inTurn(puts: readonly Put[], row: Row, at: number): number {
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
