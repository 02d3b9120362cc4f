import { Zip, ZipDeflate } from 'fflate'
import type { ExportFile } from '../domain/export'
import { Digesting } from './digests'
import { gunzip, gzip } from './gzip'

/** What is handed over: its digests, and its bytes as gzip chunks, each of which stands alone. */
export interface Packed {
  readonly file: ExportFile
  /** What the ZIP holds, in order; empty when there is but one file. */
  readonly parts: readonly ExportFile[]
  readonly chunks: readonly Uint8Array[]
}

/** The day that every file of a bundle bears, so that the same files always make the same bundle. */
const FIXED_DAY = '2000-01-01T12:00:00'

/** Bytes gathered before they are compressed. */
const GATHERED = 1 << 22

/** Bytes on their way to compression: counted and digested at once, compressed by `flush`. */
class Packing {
  private readonly digesting = new Digesting()
  private waiting: Uint8Array[] = []
  private size = 0
  readonly chunks: Uint8Array[] = []

  add(bytes: Uint8Array): void {
    this.digesting.add(bytes)
    this.waiting.push(bytes)
    this.size += bytes.length
  }

  async flush(least = GATHERED): Promise<void> {
    if (this.size < least) return
    const { waiting } = this
    this.waiting = []
    this.size = 0
    this.chunks.push(await gzip(waiting))
  }

  async end(name: string): Promise<ExportFile> {
    await this.flush(1)
    return { name, ...this.digesting.end() }
  }
}

/** The files of an export while they are written. Nothing whole is held but what is compressed. */
export class FileParts {
  private readonly packing = new Map<string, Packing>()

  /** Takes the next bytes of a file. */
  add(part: string, bytes: Uint8Array): void {
    let packing = this.packing.get(part)
    if (!packing) {
      packing = new Packing()
      this.packing.set(part, packing)
    }
    packing.add(bytes)
  }

  /** Compresses what has gathered. To be awaited now and then. */
  async flush(): Promise<void> {
    for (const packing of this.packing.values()) await packing.flush()
  }

  /** All bytes of one file, once everything is flushed: for small companions. */
  async bytes(part: string): Promise<Uint8Array[]> {
    const chunks = this.packing.get(part)?.chunks ?? []
    return Promise.all(chunks.map(gunzip))
  }

  /** What is handed over: the only file as it is, or a ZIP of several called `bundle`. */
  async end(order: readonly string[], bundle: string): Promise<Packed> {
    const done: { file: ExportFile; chunks: readonly Uint8Array[] }[] = []
    for (const name of order) {
      const packing = this.packing.get(name) ?? new Packing()
      done.push({ file: await packing.end(name), chunks: packing.chunks })
    }
    const [only] = done
    if (only && done.length === 1) return { ...only, parts: [] }
    const parts = done.map((each) => each.file)
    if (!only) return { file: { name: `${bundle}.txt`, ...new Digesting().end() }, parts, chunks: [] }
    const packing = new Packing()
    const zip = new Zip((failure, bytes) => {
      if (failure) throw failure
      packing.add(bytes)
    })
    for (const { file, chunks } of done) {
      const entry = new ZipDeflate(file.name, { level: 6 })
      entry.mtime = FIXED_DAY
      zip.add(entry)
      for (const chunk of chunks) {
        entry.push(await gunzip(chunk))
        await packing.flush()
      }
      entry.push(new Uint8Array(), true)
    }
    zip.end()
    return { file: await packing.end(`${bundle}.zip`), parts, chunks: packing.chunks }
  }
}
