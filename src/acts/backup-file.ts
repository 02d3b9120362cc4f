import type { Instant } from '../domain/date'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import { SCHEMA } from '../storage'
import type { Outcome } from './contract'
import { digests } from './digests'
import { isProtected, unprotect } from './protected-file'

/**
 * The layout of a backup, `.ecritoire`: a first line of JSON (`Head`), then each part's gzip one after the other in the
 * order of the head. A part is the rows of one table of one dossier, as JSON with bytes as `{ "$bytes": base64 }`. The
 * head names the size and SHA-256 of every part and is itself sealed by `seal`, so that a file that was cut or altered
 * by one bit is refused whole.
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
  readonly parts: readonly {
    readonly dossier: DossierId
    readonly table: TableName
    readonly size: number
    readonly sha256: string
  }[]
}

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

const NEWLINE = 10

const TYPED = { Uint8Array, Int32Array, Uint16Array, Uint32Array, Float64Array }
type TypedName = keyof typeof TYPED

/** Rows as the bytes of a part. */
export function encode(rows: readonly unknown[]): Uint8Array {
  const text = JSON.stringify(rows, (_, value: unknown) => {
    for (const [name, type] of Object.entries(TYPED)) {
      if (value instanceof type) {
        return { $type: name, $bytes: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
      }
    }
    return value
  })
  return new TextEncoder().encode(text)
}

/** The rows of a part. */
export function decode(bytes: Uint8Array): unknown[] {
  return JSON.parse(new TextDecoder().decode(bytes), (_, value: unknown) => {
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

/** Reads and checks the whole of a backup; nothing is written. */
export async function open(file: Blob, passphrase?: string): Promise<Outcome<{ head: Head; bodies: Uint8Array[] }>> {
  const given = new Uint8Array(await file.arrayBuffer())
  if (!isProtected(given)) return openPlain(given)
  const plain = await unprotect(given, passphrase)
  return plain.ok ? openPlain(plain.value) : plain
}

function openPlain(bytes: Uint8Array): Outcome<{ head: Head; bodies: Uint8Array[] }> {
  const end = bytes.indexOf(NEWLINE)
  const line = end < 0 || end > 16_000_000 ? '' : new TextDecoder().decode(bytes.subarray(0, end))
  const seal = line.slice(0, 64)
  const text = line.slice(65)
  if (!/^[0-9a-f]{64} \{"ecritoire":"backup"/.test(line)) {
    return fail({
      code: 'act.backup-unreadable',
      level: 'blocking',
      detail: bytes.length === 0 ? 'vide' : 'pas une sauvegarde',
    })
  }
  if (digests([new TextEncoder().encode(text)]).sha256 !== seal) {
    return fail({ code: 'act.backup-altered', level: 'blocking', part: 'sommaire' })
  }
  const head: Head = JSON.parse(text)
  if (head.schema > SCHEMA) return fail({ code: 'act.backup-newer', level: 'blocking', version: head.schema })
  const bodies: Uint8Array[] = []
  let at = end + 1
  for (const part of head.parts) {
    const body = bytes.subarray(at, at + part.size)
    if (body.length !== part.size || digests([body]).sha256 !== part.sha256) {
      return fail({ code: 'act.backup-altered', level: 'blocking', part: part.table })
    }
    bodies.push(body)
    at += part.size
  }
  if (at !== bytes.length) return fail({ code: 'act.backup-altered', level: 'blocking', part: 'fin' })
  return ok({ head, bodies })
}
