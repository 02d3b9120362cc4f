import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** Size and both digests, lower-case hex. */
export interface Digests {
  readonly size: number
  readonly sha256: string
  readonly md5: string
}

/** Digests of bytes that come piece by piece. */
export class Digesting {
  private readonly strong = sha256.create()
  private readonly old = md5.create()
  private size = 0

  add(bytes: Uint8Array): void {
    this.strong.update(bytes)
    this.old.update(bytes)
    this.size += bytes.length
  }

  end(): Digests {
    return { size: this.size, sha256: bytesToHex(this.strong.digest()), md5: bytesToHex(this.old.digest()) }
  }
}

/** Digests of some bytes that are at hand. */
export function digests(chunks: Iterable<Uint8Array>): Digests {
  const digesting = new Digesting()
  for (const chunk of chunks) digesting.add(chunk)
  return digesting.end()
}
