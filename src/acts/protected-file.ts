import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { concatBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { isLongEnough, LEAST_PASSPHRASE } from '../domain/passphrase'
import { fail, ok } from '../domain/result'
import { DataKey } from '../storage'
import type { Outcome } from './contract'
import { unwrapKey, wrapKey } from './passphrase'

/**
 * A file protected by a passphrase: a first line of JSON with the wrapped key, then the bytes in chunks, each sealed by
 * XChaCha20-Poly1305 under a nonce of sixteen random bytes and its number. First line, number and « the last one » are
 * associated data: whatever is missing, moved or altered is found out.
 */
const MAGIC = '{"ecritoire":"protected-backup"'
const CHUNK = 1 << 20
const TAG = 16
const NEWLINE = 10
const PURPOSE = 'backup'

interface Head {
  readonly kdf: 'PBKDF2-HMAC-SHA-256'
  readonly iterations: number
  readonly salt: string
  readonly wrapped: string
  readonly nonce: string
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

function cipher(key: DataKey, nonce: Uint8Array, head: string, n: number, last: boolean) {
  const counter = new Uint8Array(8)
  new DataView(counter.buffer).setUint32(4, n)
  return xchacha20poly1305(key.bytes, concatBytes(nonce, counter), utf8ToBytes(`${head} ${n} ${last}`))
}

/** Protects the chunks of a file. */
export async function protect(file: Blob, passphrase: string): Promise<Outcome<Blob>> {
  if (!isLongEnough(passphrase)) {
    return fail({ code: 'act.short-passphrase', level: 'blocking', least: LEAST_PASSPHRASE })
  }
  const key = DataKey.random()
  const nonce = randomBytes(16)
  const { kdf, iterations, salt, wrapped } = await wrapKey(key, passphrase, PURPOSE)
  const head: Head = { kdf, iterations, salt: hex(salt), wrapped: hex(wrapped), nonce: hex(nonce) }
  const line = `${MAGIC},${JSON.stringify(head).slice(1)}`
  const parts: BlobPart[] = [`${line}\n`]
  const chunks = Math.max(1, Math.ceil(file.size / CHUNK))
  for (let n = 0; n < chunks; n++) {
    const plain = new Uint8Array(await file.slice(n * CHUNK, (n + 1) * CHUNK).arrayBuffer())
    parts.push(new Uint8Array(cipher(key, nonce, line, n, n === chunks - 1).encrypt(plain)))
  }
  key.erase()
  return ok(new Blob(parts, { type: 'application/octet-stream' }))
}

/** Whether a file is protected. */
export async function isProtected(file: Blob): Promise<boolean> {
  return (await file.slice(0, MAGIC.length).text()) === MAGIC
}

/** The file that was protected. */
export async function unprotect(file: Blob, passphrase: string | undefined): Promise<Outcome<Blob>> {
  if (passphrase === undefined) return fail({ code: 'act.passphrase-needed', level: 'blocking' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const end = bytes.indexOf(NEWLINE)
  const line = end < 0 || end > 4096 ? '' : new TextDecoder().decode(bytes.subarray(0, end))
  const head = readHead(line)
  if (!head) return fail({ code: 'act.backup-altered', level: 'blocking', part: 'sommaire' })
  const { kdf, iterations } = head
  const key = await unwrapKey(
    { kdf, iterations, salt: fromHex(head.salt), wrapped: fromHex(head.wrapped) },
    passphrase,
    PURPOSE,
  )
  if (!key) return fail({ code: 'act.wrong-passphrase', level: 'blocking' })
  const nonce = fromHex(head.nonce)
  const plain: Uint8Array<ArrayBuffer>[] = []
  try {
    let at = end + 1
    for (let n = 0; at < bytes.length || n === 0; n++) {
      const next = Math.min(at + CHUNK + TAG, bytes.length)
      plain.push(new Uint8Array(cipher(key, nonce, line, n, next === bytes.length).decrypt(bytes.subarray(at, next))))
      at = next
    }
  } catch {
    return fail({ code: 'act.backup-altered', level: 'blocking', part: `bloc ${plain.length + 1}` })
  } finally {
    key.erase()
  }
  return ok(new Blob(plain))
}

function readHead(text: string): Head | undefined {
  try {
    const head: unknown = JSON.parse(text)
    if (typeof head !== 'object' || head === null) return undefined
    const { iterations, salt, wrapped, nonce } = head as Partial<Head>
    const texts = [salt, wrapped, nonce].every((each) => typeof each === 'string' && /^(?:[0-9a-f]{2})+$/.test(each))
    return texts && typeof iterations === 'number' ? (head as Head) : undefined
  } catch {
    return undefined
  }
}
