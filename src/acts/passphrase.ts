import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { concatBytes, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { WrappedKey } from '../storage'
import { DataKey } from '../storage'

/**
 * Rounds of PBKDF2-HMAC-SHA-256 for a new wrapping: what OWASP asks for (Password Storage Cheat Sheet). A stored
 * wrapping names its own, so that this can be raised; the next change of passphrase then uses the new number.
 */
const ITERATIONS = 600_000

/** A file from outside must not make the browser count for minutes. */
const MOST_ITERATIONS = 10_000_000

const NONCE = 24

/** What is wrapped for: bound to it, so that a key of one dossier cannot be put in the place of another's. */
function purposeOf(purpose: string, iterations: number): Uint8Array {
  return utf8ToBytes(JSON.stringify(['ecritoire key', purpose, iterations]))
}

async function derive(passphrase: string, salt: Uint8Array, iterations: number): Promise<Uint8Array> {
  // The same letters typed on another keyboard may come as other code points.
  const bytes = utf8ToBytes(passphrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', new Uint8Array(bytes), 'PBKDF2', false, ['deriveBits'])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(params, base, 256))
}

/** Wraps a key by a passphrase. `purpose` has to be the same when it is unwrapped. */
export async function wrapKey(key: DataKey, passphrase: string, purpose: string): Promise<WrappedKey> {
  const salt = randomBytes(16)
  const nonce = randomBytes(NONCE)
  const by = await derive(passphrase, salt, ITERATIONS)
  const sealed = xchacha20poly1305(by, nonce, purposeOf(purpose, ITERATIONS)).encrypt(key.bytes)
  by.fill(0)
  return { kdf: 'PBKDF2-HMAC-SHA-256', iterations: ITERATIONS, salt, wrapped: concatBytes(nonce, sealed) }
}

/** The key that was wrapped; undefined when the passphrase is not the right one (or the wrapping was altered). */
export async function unwrapKey(from: WrappedKey, passphrase: string, purpose: string): Promise<DataKey | undefined> {
  const { iterations, salt, wrapped } = from
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > MOST_ITERATIONS) return undefined
  const by = await derive(passphrase, salt, iterations)
  try {
    const cipher = xchacha20poly1305(by, wrapped.subarray(0, NONCE), purposeOf(purpose, iterations))
    return new DataKey(cipher.decrypt(wrapped.subarray(NONCE)))
  } catch {
    return undefined
  } finally {
    by.fill(0)
  }
}
