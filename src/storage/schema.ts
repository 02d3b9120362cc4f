import type { Table } from 'dexie'
import { Dexie } from 'dexie'
import type { Instant, PlainMonth } from '../domain/date'
import type { CaptureId, Document } from '../domain/document'
import type { Dossier, DossierId } from '../domain/dossier'
import type { DraftContext } from '../domain/draft'
import type { Export, ExportId } from '../domain/export'
import type { CurrencyCode } from '../domain/money'
import type { Problem } from '../domain/problem'
import { columnsIn, columnsRow } from './columns'
import { Keyring } from './keyring'
import { sealedCore } from './sealed-core'

/** At most this many documents in a pack. A document's number inside the database is `pack × 512 + slot`, for ever. */
export const PACK_SIZE = 512

/** Day of an empty slot. */
export const HOLE = -0x8000_0000

/** A document's place: pack × 512 + slot. Never leaves this machine. */
export type Place = number

export interface DossierRow {
  readonly id: DossierId
  readonly dossier: Dossier
  /** Raised by every act that changes what a preview would say. */
  readonly revision: number
  /** Number of the last export, and last entry number by fiscal year's first day. */
  readonly lastExport: number
  readonly lastEntry: Readonly<Record<string, number>>
  /** Documents in its packs, deleted ones among them: the list of dossiers reads nothing else. */
  readonly documents: number
}

/** The documents themselves; a hole is null. */
export interface PackRow {
  readonly pack?: number
  readonly dossier: DossierId
  readonly docs: (Document | null)[]
}

/**
 * What lists, counts and searches need of a pack, without reading its documents, as it is stored: everything that has one
 * element a slot in one array of bytes, which is read several times as fast as many arrays and texts.
 */
export interface ColumnsRow {
  readonly pack: number
  readonly dossier: DossierId
  /** Month it was opened for; a document that is re-dated later stays where it is. */
  readonly month: PlainMonth
  readonly count: number
  /** Earliest and latest day, so that most packs are passed over without a look. */
  readonly from: number
  readonly to: number
  /** Currency of all its documents; empty where they differ or it is not known. */
  readonly currency: CurrencyCode | ''
  /** Slots, holes among them. */
  readonly slots: number
  /** Elements of `refers`. */
  readonly references: number
  /** Payment modes of its documents. */
  readonly modes: readonly string[]
  /** Laid out as `columns.ts` says. */
  readonly bytes: Uint8Array
}

/** The columns of a pack as they were stored up to schema 3; sealed ones are still met. */
export interface OldColumnsRow {
  readonly pack: number
  readonly dossier: DossierId
  readonly month: PlainMonth
  readonly count: number
  readonly day: Int32Array
  readonly from: number
  readonly to: number
  readonly kind: Uint8Array
  readonly gross: Float64Array
  readonly currency?: CurrencyCode | ''
  readonly content: Uint32Array
  readonly key: Float64Array
  readonly number: Float64Array
  readonly refers: Float64Array
  readonly refersSlot: Uint16Array
  readonly text: readonly string[]
  readonly mode: readonly string[]
  readonly deleted: Uint8Array
}

export interface ExportRow {
  readonly id: ExportId
  readonly dossier: DossierId
  readonly number: number
  readonly made: Export
  /** How many entries its content holds. */
  readonly entries: number
  /** What the control report shows, kept as it was. */
  readonly report: unknown
  readonly notices: readonly Problem[]
  /** The dossier with all its settings, and what the format was told, as they were. */
  readonly settings: Dossier
  readonly draft: DraftContext
}

/** Which documents of a pack an export holds, and the content they had. */
export interface ExportPackRow {
  readonly exportId: ExportId
  readonly pack: number
  readonly dossier: DossierId
  readonly bits: Uint8Array
  readonly content: Uint32Array
  /** For each document the place of its entry among the export's, from 1; 0: it has none there. */
  readonly entry: Uint32Array
  /** A correction does not hold its documents (their first export does): it tells the content they are booked with since. */
  readonly corrects: boolean
}

/** Gzip of the file's bytes (`n` = 0, 1, 2…) and of the entries (`n` = −1, −2…), in chunks. */
export interface ExportDataRow {
  readonly exportId: ExportId
  readonly n: number
  /** Absent in rows that were written before a dossier could be locked. */
  readonly dossier?: DossierId
  readonly bytes: Uint8Array
}

export interface CaptureRow {
  readonly dossier: DossierId
  readonly id: CaptureId
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ImportRow {
  readonly id?: number
  readonly dossier: DossierId
  readonly report: unknown
}

/** What happened to some documents of a pack at one moment, beside their exports. */
export interface EventRow {
  readonly id?: number
  readonly dossier: DossierId
  readonly pack: number
  readonly slots: Uint16Array
  readonly at: Instant
  readonly what: 'imported' | 'changed' | 'edited' | 'deleted'
  readonly detail?: string
}

/** A document as it was booked, kept when another state took its place. Found by place and content. */
export interface VersionRow {
  readonly pack: number
  readonly slot: number
  readonly content: number
  readonly dossier: DossierId
  readonly document: Document
}

/** Accounts of third parties that an export has fixed. */
export interface PartiesRow {
  readonly dossier: DossierId
  readonly pinned: Readonly<Record<string, string>>
}

export interface MappingRow {
  readonly signature: string
  readonly mapping: unknown
}

export interface MetaRow {
  readonly key: string
  readonly value: unknown
}

/** A key that a passphrase opens, and how: the parameters stand beside it, so that they can be raised. */
export interface WrappedKey {
  readonly kdf: 'PBKDF2-HMAC-SHA-256'
  readonly iterations: number
  readonly salt: Uint8Array
  /** Nonce and ciphertext of the key. */
  readonly wrapped: Uint8Array
}

/** The lock of a dossier. Everything else of it is sealed; this row is what anyone can read. */
export interface LockRow {
  readonly dossier: DossierId
  /** The name that the list of dossiers shows while it is locked; null: none. */
  readonly name: string | null
  /** Whether it is the demonstration, which is found again instead of being made twice. */
  readonly demonstration: boolean
  /** Minutes without a movement after which it locks itself; 0: never. */
  readonly idle: number
  readonly key: WrappedKey
  /** `setting` and `removing` were begun and not ended: the next unlocking goes on with them. */
  readonly state: 'setting' | 'set' | 'removing'
}

/**
 * The database. What a version stored is read by every later one: each change of the stored rows is a numbered version
 * with its upgrade here, a fixture of the old shape in `tests/faults/databases`, and its share of `restore` for backups.
 */
export class Database extends Dexie {
  declare readonly dossiers: Table<DossierRow, DossierId>
  declare readonly packs: Table<PackRow, number>
  declare readonly columns: Table<ColumnsRow | OldColumnsRow, number>
  declare readonly exports: Table<ExportRow, ExportId>
  declare readonly exportPacks: Table<ExportPackRow, [ExportId, number]>
  declare readonly exportData: Table<ExportDataRow, [ExportId, number]>
  declare readonly captures: Table<CaptureRow, [DossierId, CaptureId]>
  declare readonly imports: Table<ImportRow, number>
  declare readonly events: Table<EventRow, number>
  declare readonly versions: Table<VersionRow, [number, number, number]>
  declare readonly parties: Table<PartiesRow, DossierId>
  declare readonly mappings: Table<MappingRow, string>
  declare readonly meta: Table<MetaRow, string>
  declare readonly locks: Table<LockRow, DossierId>

  /** The keys of the dossiers that are unlocked here. */
  readonly keyring = new Keyring()
  /** The same database with its rows as they lie: what is sealed stays sealed. */
  readonly raw: Dexie

  constructor(name = 'ecritoire') {
    super(name, OPTIONS)
    define(this)
    this.use(sealedCore(this.keyring))
    this.raw = new Dexie(name, OPTIONS)
    define(this.raw)
    this.on('close', () => this.raw.close())
  }
}

const OPTIONS = { chromeTransactionDurability: 'strict' } as const

function define(db: Dexie): void {
  db.version(1).stores({
    dossiers: 'id',
    packs: '++pack, dossier',
    columns: 'pack, dossier',
    exports: 'id, [dossier+number]',
    exportPacks: '[exportId+pack], dossier',
    exportData: '[exportId+n]',
    captures: '[dossier+id]',
    imports: '++id, dossier',
    events: '++id, dossier, pack',
    versions: '[pack+slot+content], dossier',
    parties: 'dossier',
    mappings: 'signature',
    meta: 'key',
  })
  // Dossiers say how many documents they have.
  db.version(2).upgrade(async (transaction) => {
    const counts = new Map<DossierId, number>()
    await transaction.table<OldColumnsRow>('columns').each(({ dossier, count }) => {
      counts.set(dossier, (counts.get(dossier) ?? 0) + count)
    })
    await transaction
      .table<DossierRow>('dossiers')
      .toCollection()
      .modify((row: { documents?: number; id: DossierId }) => {
        row.documents ??= counts.get(row.id) ?? 0
      })
  })
  // Locks. Older code would take sealed rows for plain ones: it can no longer open the database.
  db.version(3).stores({ locks: 'dossier' })
  // Columns in one array of bytes. Sealed ones are left as they are: nobody can open them here.
  db.version(4).upgrade(async (transaction) => {
    await transaction
      .table<ColumnsRow | OldColumnsRow>('columns')
      .toCollection()
      .modify((row, place) => {
        if ('day' in row) place.value = columnsRow(columnsIn(row))
      })
  })
}

/** The version of the stored rows, written into backups. */
export const SCHEMA = 4
