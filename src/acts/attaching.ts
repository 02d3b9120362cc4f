import type { CaptureId, Document } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { Entry } from '../domain/entry'
import type { AttachmentName } from '../formats'
import { AttachmentNames } from '../formats'
import type { Ports } from './ports'
import type { Writing } from './writing'

/** Puts the PDFs that documents were read from beside the file, under the names that the target expects. */
export class Attaching {
  private readonly names: AttachmentNames
  private readonly known = new Map<CaptureId, string>()

  constructor(
    private readonly ports: Ports,
    private readonly dossier: DossierId,
    name: AttachmentName,
    private readonly writing: Writing,
  ) {
    this.names = new AttachmentNames(name)
  }

  /** The entry with the name of its document's PDF, which goes along; without any where there is no PDF. */
  async entry(entry: Entry, document: Document | undefined): Promise<Entry> {
    const { attachment: _, ...facts } = entry
    const capture = document?.source.capture
    const known = capture && this.known.get(capture)
    if (known) return { ...facts, attachment: known }
    const found = capture && (await this.ports.db.captures.get([this.dossier, capture]))
    if (!capture || found?.type !== 'application/pdf') return facts
    const attachment = this.names.next(entry)
    this.writing.attach(attachment, found.bytes)
    this.known.set(capture, attachment)
    return { ...facts, attachment }
  }
}
