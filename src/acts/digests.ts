import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Both digests of some bytes, lower-case hex, and their size; step by step, so that they need not be in one piece. */
export function digests(chunks: readonly Uint8Array[]): { size: number; sha256: string; md5: string } {
  const strong = sha256.create()
  const old = md5.create()
  let size = 0
  for (const chunk of chunks) {
    strong.update(chunk)
    old.update(chunk)
    size += chunk.length
  }
  return { size, sha256: bytesToHex(strong.digest()), md5: bytesToHex(old.digest()) }
}
