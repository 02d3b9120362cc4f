import type { DossierId } from '../domain/dossier'
import type { ExportId } from '../domain/export'
import { largeRows } from './large-rows'
import type { Database, ExportPackRow, ExportRow, Place } from './schema'
import { PACK_SIZE } from './schema'

/** How a document stands in the register. */
export interface Standing {
  /** The live export that holds it. */
  readonly export: ExportRow
  /** Content it is booked with: that of the last live correction, else that of its export; 0 when a correction took it out. */
  readonly content: number
  /** The export or correction that booked that content, and the place of its entry there from 1; 0: no entry. */
  readonly booked: ExportRow
  readonly entry: number
}

/** A document that an export holds: where it is, the content it had, the place of its entry from 1 (0: none). */
export interface Held {
  readonly place: Place
  readonly content: number
  readonly entry: number
}

/** The live exports of a dossier and what they hold: the one place that says whether a document is exported. */
export class Register {
  private readonly held = new Map<number, { row: ExportPackRow; export: ExportRow }[]>()

  private constructor(
    readonly exports: readonly ExportRow[],
    private readonly packs: readonly ExportPackRow[],
  ) {
    const live = new Map<ExportId, ExportRow>()
    for (const each of exports) if (each.made.state === 'done') live.set(each.id, each)
    for (const row of packs) {
      const owner = live.get(row.exportId)
      if (!owner) continue
      const list = this.held.get(row.pack)
      if (list) list.push({ row, export: owner })
      else this.held.set(row.pack, [{ row, export: owner }])
    }
    for (const list of this.held.values()) list.sort((a, b) => a.export.number - b.export.number)
  }

  /** Reads the register; inside a transaction it sees what that transaction sees. */
  static async open(db: Database, dossier: DossierId): Promise<Register> {
    const exports = await db.exports
      .where('[dossier+number]')
      .between([dossier, 0], [dossier, Number.MAX_SAFE_INTEGER])
      .toArray()
    return new Register(exports, await largeRows(db.exportPacks, db.exportPacks.where('dossier').equals(dossier)))
  }

  /** The register with an export that was recorded, or with the new state of one that it has. Nothing is read again. */
  with(row: ExportRow, packs: readonly ExportPackRow[] = []): Register {
    const others = this.exports.filter((each) => each.id !== row.id)
    const exports = [...others, row].sort((a, b) => a.number - b.number)
    return new Register(exports, [...this.packs, ...packs])
  }

  /** Bits of the documents of a pack that some live export holds; undefined when there is none. */
  heldIn(pack: number): Uint8Array | undefined {
    const rows = this.held.get(pack)?.filter((each) => !each.row.corrects) ?? []
    const [first, ...others] = rows.map((each) => each.row.bits)
    return first && others.reduce((all, bits) => all.map((byte, i) => byte | (bits[i] ?? 0)), first)
  }

  /** Where a document stands; undefined when no live export holds it. */
  of(place: Place): Standing | undefined {
    const slot = place % PACK_SIZE
    const rows = this.held.get(Math.floor(place / PACK_SIZE))
    if (!rows) return undefined
    let holder: ExportRow | undefined
    let last: { row: ExportPackRow; export: ExportRow } | undefined
    for (const each of rows) {
      if (!has(each.row.bits, slot)) continue
      if (!each.row.corrects) holder = each.export
      last = each
    }
    if (!holder || !last) return undefined
    const content = last.row.content[slot] ?? 0
    return { export: holder, content, booked: last.export, entry: last.row.entry[slot] ?? 0 }
  }
}

/** Whether a bit is set. */
export function has(bits: Uint8Array, slot: number): boolean {
  return ((bits[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0
}

/** The rows that say that an export holds these documents. */
export function exportPacks(
  exportId: ExportId,
  dossier: DossierId,
  held: Iterable<Held>,
  corrects: boolean,
): ExportPackRow[] {
  const rows = new Map<number, ExportPackRow>()
  for (const { place, content, entry } of held) {
    const pack = Math.floor(place / PACK_SIZE)
    const slot = place % PACK_SIZE
    let row = rows.get(pack)
    if (!row) {
      row = {
        exportId,
        pack,
        dossier,
        bits: new Uint8Array(PACK_SIZE / 8),
        content: new Uint32Array(PACK_SIZE),
        entry: new Uint32Array(PACK_SIZE),
        corrects,
      }
      rows.set(pack, row)
    }
    row.bits[slot >> 3] = (row.bits[slot >> 3] ?? 0) | (1 << (slot & 7))
    row.content[slot] = content
    row.entry[slot] = entry
  }
  return [...rows.values()]
}

/** The places that an export's rows hold, in their order. */
export function placesOf(rows: readonly ExportPackRow[]): Place[] {
  return rows.flatMap((row) => {
    const places: Place[] = []
    for (let slot = 0; slot < PACK_SIZE; slot++) if (has(row.bits, slot)) places.push(row.pack * PACK_SIZE + slot)
    return places
  })
}
