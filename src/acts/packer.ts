import type { Digests } from './digests'
import { Digesting } from './digests'
import { gzip } from './gzip'

/** Digests and compresses: the part of an export's work that knows no accounting, and can be done beside it. */
export interface Packer {
  /** Counts and digests the next bytes of a file; their gzip. Whoever gave the bytes leaves them to the packer. */
  pack(file: string, bytes: Uint8Array): Promise<Uint8Array>
  /** Size and digests of a file that has ended. */
  end(file: string): Promise<Digests>
  /** The gzip of a text in UTF-8. */
  text(text: string): Promise<Uint8Array>
  close(): void
}

/** A packer that works where it is called. */
export function localPacker(): Packer {
  const files = new Map<string, Digesting>()
  return {
    async pack(file, bytes) {
      const digesting = files.get(file) ?? new Digesting()
      files.set(file, digesting)
      digesting.add(bytes)
      return gzip([bytes])
    },
    async end(file) {
      const digests = (files.get(file) ?? new Digesting()).end()
      files.delete(file)
      return digests
    },
    text: (text) => gzip([new TextEncoder().encode(text)]),
    close: () => files.clear(),
  }
}

/**
 * The packers of one export: what is small is packed at once and here, what is large beside, by one that is opened when
 * it is first needed.
 */
export class Packers {
  private readonly near = localPacker()
  private far: Packer | undefined

  constructor(private readonly open: () => Promise<Packer> = async () => localPacker()) {}

  small(): Packer {
    return this.near
  }

  async large(): Promise<Packer> {
    this.far ??= await this.open()
    return this.far
  }

  /** The gzip of a text, by the packer for what is large when that one is open. */
  text(text: string): Promise<Uint8Array> {
    return (this.far ?? this.near).text(text)
  }

  /** To be called when the export is ready, or given up. */
  close(): void {
    this.near.close()
    this.far?.close()
  }
}
