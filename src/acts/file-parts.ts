import { Zip } from 'fflate'
import type { ExportFile } from '../domain/export'
import { gunzip } from './gzip'
import type { Packer, Packers } from './packer'
import { ZipEntry } from './zip-entry'

/** What is handed over: its digests, and its bytes as gzip chunks, each of which stands alone. */
export interface Packed {
  readonly file: ExportFile
  /** What the ZIP holds, in order; empty when there is but one file. */
  readonly parts: readonly ExportFile[]
  readonly chunks: readonly Uint8Array[]
}

/** The day that every file of a bundle bears, so that the same files always make the same bundle. */
const FIXED_DAY = '2000-01-01T12:00:00'

/** Bytes gathered before they are packed; a file with fewer is small. */
const GATHERED = 1 << 22

/** Chunks that wait for their packer at most: bytes are written faster than they are packed. */
const WAITING = 2

/** Bytes on their way: gathered, then handed to a packer by `flush`, which digests and compresses them. */
class Packing {
  private gathered = new Uint8Array(1 << 16)
  private size = 0
  private packer: Packer | undefined
  private readonly packed: Promise<Uint8Array>[] = []

  constructor(
    private readonly name: string,
    private readonly packers: Packers,
  ) {}

  /** Takes bytes, which are copied: whoever gave them may use their place again. */
  add(bytes: Uint8Array): void {
    const end = this.size + bytes.length
    if (end > this.gathered.length) {
      const larger = new Uint8Array(Math.max(this.gathered.length * 2, end))
      larger.set(this.gathered.subarray(0, this.size))
      this.gathered = larger
    }
    this.gathered.set(bytes, this.size)
    this.size = end
  }

  /** Hands on what has gathered when it is much, and waits while much of it waits. */
  async flush(): Promise<void> {
    if (this.size < GATHERED) return
    this.packer ??= await this.packers.large()
    this.handOn(this.packer)
    await this.packed.at(-1 - WAITING)
  }

  async end(): Promise<ExportFile> {
    this.packer ??= this.packers.small()
    if (this.size > 0) this.handOn(this.packer)
    return { name: this.name, ...(await this.packer.end(this.name)) }
  }

  /** The gzip chunks of all that was flushed. */
  chunks(): Promise<Uint8Array[]> {
    return Promise.all(this.packed)
  }

  private handOn(packer: Packer): void {
    const packed = packer.pack(this.name, this.gathered.subarray(0, this.size))
    // Whoever waits for it hears of a failure; until then nobody may.
    packed.catch(() => undefined)
    this.packed.push(packed)
    this.gathered = new Uint8Array(this.size < GATHERED ? 0 : this.gathered.length)
    this.size = 0
  }
}

/** The files of an export while they are written. Nothing whole is held but what is compressed. */
export class FileParts {
  private readonly packing = new Map<string, Packing>()

  constructor(private readonly packers: Packers) {}

  /** Takes the next bytes of a file. */
  add(part: string, bytes: Uint8Array): void {
    this.of(part).add(bytes)
  }

  /** Compresses what has gathered. To be awaited now and then. */
  async flush(): Promise<void> {
    for (const packing of this.packing.values()) await packing.flush()
  }

  /** All bytes of one file, once everything is flushed: for small companions. */
  async bytes(part: string): Promise<Uint8Array[]> {
    const chunks = await this.of(part).chunks()
    return Promise.all(chunks.map(gunzip))
  }

  private of(part: string): Packing {
    const known = this.packing.get(part)
    if (known) return known
    const fresh = new Packing(part, this.packers)
    this.packing.set(part, fresh)
    return fresh
  }

  /** What is handed over: the only file as it is, or a ZIP of several called `bundle`. */
  async end(order: readonly string[], bundle: string): Promise<Packed> {
    const done: { file: ExportFile; chunks: readonly Uint8Array[] }[] = []
    for (const name of order) {
      const packing = this.of(name)
      done.push({ file: await packing.end(), chunks: await packing.chunks() })
    }
    const [only] = done
    if (only && done.length === 1) return { ...only, parts: [] }
    const parts = done.map((each) => each.file)
    const packing = new Packing(only ? `${bundle}.zip` : `${bundle}.txt`, this.packers)
    if (!only) return { file: await packing.end(), parts, chunks: [] }
    const zip = new Zip((failure, bytes) => {
      if (failure) throw failure
      packing.add(bytes)
    })
    for (const { file, chunks } of done) {
      const entry = new ZipEntry(file.name, FIXED_DAY)
      zip.add(entry)
      for (const chunk of chunks) {
        await entry.add(await gunzip(chunk))
        await packing.flush()
      }
      await entry.end()
    }
    zip.end()
    return { file: await packing.end(), parts, chunks: await packing.chunks() }
  }
}
