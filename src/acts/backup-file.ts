import { gunzipSync } from 'fflate'
import type { Instant } from '../domain/date'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import { SCHEMA } from '../storage'
import type { Outcome } from './contract'
import { digests } from './digests'
import { isProtected, unprotect } from './protected-file'

/**
 * The layout of a backup, `.ecritoire`: a first line of JSON (`Head`), then each part's gzip one after the other in the
 * order of the head. A part is some rows of one table of one dossier, as JSON with bytes as `{ "$bytes": base64 }`; a
 * table has as many parts as it needs, so that no text is ever as long as the dossier. The head names the size and
 * SHA-256 of every part and is itself sealed by its own SHA-256 before it, so that a file that was cut or altered by
 * one bit is refused whole.
 */
export interface Head {
  readonly ecritoire: 'backup'
  readonly schema: number
  readonly version: string
  readonly madeAt: Instant
  readonly dossiers: readonly {
    readonly id: DossierId
    readonly name: string
    readonly documents: number
    readonly exports: number
    /** Sealed by a passphrase of its own: its rows are as they lie in the database, nothing of it is counted. */
    readonly locked?: boolean
  }[]
  readonly parts: readonly Part[]
}

export interface Part {
  readonly dossier: DossierId
  readonly table: TableName
  readonly size: number
  readonly sha256: string
}

/** What a backup holds, in this order: a lock opens the rows after it, packs come before those that name them. */
export const TABLES = [
  'locks',
  'dossiers',
  'packs',
  'columns',
  'exports',
  'exportPacks',
  'exportData',
  'captures',
  'imports',
  'events',
  'versions',
  'parties',
] as const
export type TableName = (typeof TABLES)[number]

const TYPED = { Uint8Array, Int32Array, Uint16Array, Uint32Array, Float64Array }
type TypedName = keyof typeof TYPED

/** Rows as the text of a part. */
export function encodeRows(rows: readonly unknown[]): Uint8Array {
  const text = JSON.stringify(rows, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value
    const name = value.constructor.name
    if (!(name in TYPED)) throw new Error(`a backup has no form for ${name}`)
    return { $type: name, $bytes: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
  })
  return new TextEncoder().encode(text)
}

/** The rows of a part. Waits for nothing, for it is called inside transactions. */
export function decodeRows(body: Uint8Array): unknown[] {
  return JSON.parse(new TextDecoder().decode(gunzipSync(body)), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$type' in value) || !('$bytes' in value)) return value
    const { $type: name, $bytes: text } = value
    if (typeof name !== 'string' || typeof text !== 'string' || !(name in TYPED)) return value
    return new TYPED[name as TypedName](fromBase64(text).buffer)
  })
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text)
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
  return bytes
}

/** The first line of a backup. */
export function sealedHead(head: Head): string {
  const text = JSON.stringify(head)
  return `${digests([new TextEncoder().encode(text)]).sha256} ${text}\n`
}

const NEWLINE = 10

/** Longest head that is read, in bytes. */
const LONGEST_HEAD = 64_000_000

/** Reads and checks the whole of a backup, part by part; the parts are kept compressed. Nothing is written. */
export async function openBackup(
  given: Blob,
  passphrase?: string,
): Promise<Outcome<{ head: Head; bodies: readonly Uint8Array[] }>> {
  const plain = (await isProtected(given)) ? await unprotect(given, passphrase) : ok(given)
  if (!plain.ok) return plain
  const file = plain.value
  const line = await firstLine(file)
  const text = line.slice(65)
  if (!/^[0-9a-f]{64} \{"ecritoire":"backup"/.test(line)) {
    const detail = file.size === 0 ? 'vide' : 'pas une sauvegarde'
    return fail({ code: 'act.backup-unreadable', level: 'blocking', detail })
  }
  const sealed = new TextEncoder().encode(text)
  if (digests([sealed]).sha256 !== line.slice(0, 64)) {
    return fail({ code: 'act.backup-altered', level: 'blocking', part: 'sommaire' })
  }
  const head: Head = JSON.parse(text)
  if (head.schema > SCHEMA) return fail({ code: 'act.backup-newer', level: 'blocking', version: head.schema })
  const bodies: Uint8Array[] = []
  let at = 65 + sealed.length + 1
  for (const part of head.parts) {
    const body = new Uint8Array(await file.slice(at, at + part.size).arrayBuffer())
    if (body.length !== part.size || digests([body]).sha256 !== part.sha256) {
      return fail({ code: 'act.backup-altered', level: 'blocking', part: part.table })
    }
    bodies.push(body)
    at += part.size
  }
  if (at !== file.size) return fail({ code: 'act.backup-altered', level: 'blocking', part: 'fin' })
  return ok({ head, bodies })
}

/** The text before the first end of line; empty when there is none. */
async function firstLine(file: Blob): Promise<string> {
  for (let read = 1 << 16; ; read *= 8) {
    const bytes = new Uint8Array(await file.slice(0, read).arrayBuffer())
    const end = bytes.indexOf(NEWLINE)
    if (end >= 0) return new TextDecoder().decode(bytes.subarray(0, end))
    if (read >= Math.min(file.size, LONGEST_HEAD)) return ''
  }
}
