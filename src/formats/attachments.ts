import type { Entry } from '../domain/entry'
import type { AttachmentName } from './format'

/** Eight figures and three letters, where the target has room for no more. */
export const numberedPdf: AttachmentName = (_, nth) => `${String(nth).padStart(8, '0')}.pdf`

/** The piece's own number, without what a file's name cannot hold: the target finds the file by it. */
export const pdfOfPiece: AttachmentName = ({ pieceRef }) => `${pieceRef.replace(/[\\/:*?"<>|%\s\p{Cc}]+/gu, '_')}.pdf`

/** Gives each attached document of an export its own name; a name that is taken goes on with -2, -3… */
export class AttachmentNames {
  private readonly taken = new Set<string>()
  private count = 0

  constructor(private readonly name: AttachmentName) {}

  next(entry: Entry): string {
    this.count += 1
    const wanted = this.name(entry, this.count)
    let found = wanted
    // Archives are unpacked on systems that do not tell capitals apart.
    for (let i = 2; this.taken.has(found.toLowerCase()); i++) found = wanted.replace(/(\.\w+)?$/, `-${i}$1`)
    this.taken.add(found.toLowerCase())
    return found
  }
}
