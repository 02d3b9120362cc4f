import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { DossierId } from '../domain/dossier'

/** The tables whose rows belong to a dossier, and the fields of each that stay readable when it is locked. */
export const CLEAR = {
  dossiers: ['id'],
  packs: ['pack', 'dossier'],
  columns: ['pack', 'dossier'],
  exports: ['id', 'dossier', 'number'],
  exportPacks: ['exportId', 'pack', 'dossier'],
  exportData: ['exportId', 'n', 'dossier'],
  captures: ['dossier', 'id'],
  imports: ['id', 'dossier'],
  events: ['id', 'dossier', 'pack'],
  versions: ['pack', 'slot', 'content', 'dossier'],
  parties: ['dossier'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type SealedTable = keyof typeof CLEAR

export function isSealedTable(name: string): name is SealedTable {
  return name in CLEAR
}

/** Fields of primary keys that would tell something of what is sealed: a digest of the content. They are replaced. */
const MASKED: Partial<Record<SealedTable, string>> = { captures: 'id', versions: 'content' }

export type Row = Readonly<Record<string, unknown>>

/** A row that was found sealed while no key is at hand. */
export class RowLocked extends Error {
  override readonly name = 'RowLocked'
  constructor(readonly dossier: DossierId) {
    super('the dossier is locked')
  }
}

/** A sealed row that is not as it was written, or stands where it does not belong. */
export class RowAltered extends Error {
  override readonly name = 'RowAltered'
  constructor(
    readonly table: SealedTable,
    readonly clear: Row,
  ) {
    super(`a row of ${table} was altered`)
  }
}

/** A dossier's data key: random, 32 bytes, never stored but wrapped by a passphrase. */
export class DataKey {
  /** Tells one key from another without saying anything of either. */
  readonly id: Uint8Array

  constructor(readonly bytes: Uint8Array) {
    this.id = this.derive('id').subarray(0, KEY_ID)
  }

  static random(): DataKey {
    return new DataKey(randomBytes(32))
  }

  private derive(label: string): Uint8Array {
    return hmac(sha256, this.bytes, utf8ToBytes(`ecritoire ${label}`))
  }

  /** What stands for the masked field of a primary key. */
  mask(table: SealedTable, clear: Row, field: string): string | number {
    const digest = this.derive(`mask ${table} ${JSON.stringify([clear, clear[field]])}`)
    if (typeof clear[field] === 'string') return bytesToHex(digest)
    // 48 bits: a number of IndexedDB, and no two states of one place meet by chance.
    return digest.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  }

  /** Overwrites the key; it can no longer open anything. */
  erase(): void {
    this.bytes.fill(0)
  }
}

const VERSION = 1
const KEY_ID = 8
const NONCE = 24
const HEAD = 1 + KEY_ID + NONCE

/** The dossier that a row of a table belongs to. */
export function ownerOf(table: SealedTable, row: Row): DossierId | undefined {
  return (table === 'dossiers' ? row.id : row.dossier) as DossierId | undefined
}

/** Whether a row is sealed, by whichever key. */
export function isSealed(row: Row): row is Row & { readonly sealed: Uint8Array } {
  return row.sealed instanceof Uint8Array
}

/** Whether a row is sealed by this key. */
export function isSealedBy(row: Row & { readonly sealed: Uint8Array }, key: DataKey): boolean {
  return key.id.every((byte, i) => row.sealed[1 + i] === byte)
}

function clearOf(table: SealedTable, row: Row): Row {
  return Object.fromEntries(CLEAR[table].flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])))
}

/** The primary key that a row has once it is sealed, as its fields. */
export function sealedKey(table: SealedTable, row: Row, key: DataKey): Row {
  const clear = clearOf(table, row)
  const field = MASKED[table]
  return field === undefined ? clear : { ...clear, [field]: key.mask(table, clear, field) }
}

/** By what a row is sealed and where it belongs: bound to it, so that no row can take another one's place. */
function placeOf(head: Uint8Array, table: SealedTable, clear: Row): Uint8Array {
  return concatBytes(head, utf8ToBytes(JSON.stringify([table, ...CLEAR[table].map((name) => clear[name] ?? null)])))
}

/**
 * Seals a row: what its table's keys need stays, all else becomes `sealed` (version, key id, nonce, XChaCha20-Poly1305
 * with the table and the clear fields as associated data). Synchronous: a transaction of IndexedDB ends by itself as
 * soon as anything else is awaited.
 */
export function sealRow(table: SealedTable, row: Row, key: DataKey): Row {
  const clear = sealedKey(table, row, key)
  const nonce = randomBytes(NONCE)
  const head = concatBytes(Uint8Array.of(VERSION), key.id)
  const sealed = xchacha20poly1305(key.bytes, nonce, placeOf(head, table, clear)).encrypt(encodeFields(table, row))
  return { ...clear, sealed: concatBytes(head, nonce, sealed) }
}

/** The row that was sealed. Throws `RowAltered` when it is not what this key sealed for this place. */
export function openRow(table: SealedTable, row: Row & { readonly sealed: Uint8Array }, key: DataKey): Row {
  const clear = clearOf(table, row)
  const { sealed } = row
  let fields: Uint8Array
  try {
    if (sealed[0] !== VERSION) throw new Error('unknown version of a sealed row')
    const nonce = sealed.subarray(1 + KEY_ID, HEAD)
    const place = placeOf(sealed.subarray(0, 1 + KEY_ID), table, clear)
    fields = xchacha20poly1305(key.bytes, nonce, place).decrypt(sealed.subarray(HEAD))
  } catch {
    throw new RowAltered(table, clear)
  }
  return { ...clear, ...decodeFields(fields) }
}

const TYPES = { Uint8Array, Int32Array, Uint16Array, Uint32Array, Float64Array }
type TypeName = keyof typeof TYPES
type Typed = InstanceType<(typeof TYPES)[TypeName]>

function typeOf(value: unknown): TypeName | undefined {
  if (!ArrayBuffer.isView(value)) return undefined
  const name = value.constructor.name
  if (name in TYPES) return name as TypeName
  throw new Error(`a stored row holds a ${name}`)
}

/** How the fields lie in the sealed bytes: JSON, and behind it the typed arrays one after the other. */
interface Head {
  readonly plain: Record<string, unknown>
  readonly typed: [field: string, type: TypeName, bytes: number][]
  /** Numbers that JSON does not know: the bounds of an empty pack. */
  readonly infinite: [field: string, sign: 1 | -1][]
}

/** All fields that are not clear, and the clear one that is masked. */
function encodeFields(table: SealedTable, row: Row): Uint8Array {
  const head: Head = { plain: {}, typed: [], infinite: [] }
  const arrays: Uint8Array[] = []
  const clear: readonly string[] = CLEAR[table]
  for (const [name, value] of Object.entries(row)) {
    if (clear.includes(name) && name !== MASKED[table]) continue
    const type = typeOf(value)
    if (type !== undefined) {
      const { buffer, byteOffset, byteLength } = value as Typed
      head.typed.push([name, type, byteLength])
      arrays.push(new Uint8Array(buffer, byteOffset, byteLength))
    } else if (typeof value === 'number' && Math.abs(value) === Number.POSITIVE_INFINITY)
      head.infinite.push([name, value > 0 ? 1 : -1])
    else head.plain[name] = value
  }
  const text = utf8ToBytes(JSON.stringify(head))
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, text.length)
  return concatBytes(size, text, ...arrays)
}

function decodeFields(bytes: Uint8Array): Row {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const { plain, typed, infinite }: Head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + size)))
  const row: Record<string, unknown> = { ...plain }
  for (const [name, sign] of infinite) row[name] = sign * Number.POSITIVE_INFINITY
  let at = 4 + size
  for (const [name, type, length] of typed) {
    // A copy: a typed array of wider elements must begin where its elements do.
    row[name] = new TYPES[type](bytes.slice(at, at + length).buffer)
    at += length
  }
  return row
}
