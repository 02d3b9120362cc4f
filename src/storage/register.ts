import type { DossierId } from '../domain/dossier'
import type { ExportId } from '../domain/export'
import type { Database, ExportPackRow, ExportRow, Place } from './schema'
import { PACK_SIZE } from './schema'

/** How a document stands in the register. */
export interface Standing {
  /** The live export that holds it. */
  readonly export: ExportRow
  /** Content it is booked with: that of the last live correction, else that of its export; 0 when a correction took it out. */
  readonly content: number
}

/** The live exports of a dossier and what they hold: the one place that says whether a document is exported. */
export class Register {
  private readonly held = new Map<number, { row: ExportPackRow; export: ExportRow }[]>()

  private constructor(
    readonly exports: readonly ExportRow[],
    packs: readonly ExportPackRow[],
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
    return new Register(exports, await db.exportPacks.where('dossier').equals(dossier).toArray())
  }

  /** Where a document stands; undefined when no live export holds it. */
  of(place: Place): Standing | undefined {
    const slot = place % PACK_SIZE
    let holder: ExportRow | undefined
    let content = 0
    for (const { row, export: owner } of this.held.get(Math.floor(place / PACK_SIZE)) ?? []) {
      if (!has(row.bits, slot)) continue
      if (!row.corrects) holder = owner
      content = row.content[slot] ?? 0
    }
    return holder && { export: holder, content }
  }
}

/** Whether a bit is set. */
export function has(bits: Uint8Array, slot: number): boolean {
  return ((bits[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0
}

/** The rows that say that an export holds these places, with the content each had. */
export function exportPacks(
  exportId: ExportId,
  dossier: DossierId,
  places: readonly { readonly place: Place; readonly content: number }[],
  corrects: boolean,
): ExportPackRow[] {
  const rows = new Map<number, ExportPackRow>()
  for (const { place, content } of places) {
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
        corrects,
      }
      rows.set(pack, row)
    }
    row.bits[slot >> 3] = (row.bits[slot >> 3] ?? 0) | (1 << (slot & 7))
    row.content[slot] = content
  }
  return [...rows.values()]
}

/** The places that an export's rows hold. */
export function placesOf(rows: readonly ExportPackRow[]): { place: Place; content: number }[] {
  return rows.flatMap((row) => {
    const places: { place: Place; content: number }[] = []
    for (let slot = 0; slot < PACK_SIZE; slot++) {
      if (has(row.bits, slot)) places.push({ place: row.pack * PACK_SIZE + slot, content: row.content[slot] ?? 0 })
    }
    return places
  })
}
