import type { DossierId } from '../domain/dossier'
import type { AuxiliaryNumber } from '../domain/entry'
import type { PartyKey } from '../posting'
import type { DossierRow, PartiesRow, Place } from '../storage'
import { Register, Shelf } from '../storage'
import type { Ports } from './ports'

/** A dossier opened for an act: its row, its documents' columns, its register, its fixed auxiliaries. */
export interface Book {
  readonly row: DossierRow
  readonly shelf: Shelf
  readonly register: Register
  readonly pinned: ReadonlyMap<PartyKey, AuxiliaryNumber>
  /** Whether posting refuses a pending document, as far as it was asked; good for this revision. */
  readonly refused: Map<Place, boolean>
}

/** The dossier opened last. It is read again only when another act, in any tab, has raised its revision. */
export class Books {
  private kept: Book | undefined
  /** Still being read: a page that opens asks for several things at once. */
  private reading: { readonly row: DossierRow; readonly book: Promise<Book> } | undefined

  constructor(private readonly ports: Ports) {}

  async open(id: DossierId): Promise<Book> {
    const row = await this.ports.db.dossiers.get(id)
    if (!row) throw new Error(`no dossier ${id}`)
    const isThis = (other: DossierRow | undefined) => other?.id === id && other.revision === row.revision
    if (this.kept && isThis(this.kept.row)) return this.kept
    if (this.reading && isThis(this.reading.row)) return this.reading.book
    const reading = { row, book: this.read(row) }
    this.reading = reading
    try {
      const book = await reading.book
      if (this.reading === reading) this.kept = book
      return book
    } finally {
      if (this.reading === reading) this.reading = undefined
    }
  }

  /** Opens a dossier ahead of whoever asks for it, and hears of what is wrong with it. */
  async prepare(id: DossierId): Promise<void> {
    await this.open(id).catch(() => {})
  }

  private async read(row: DossierRow): Promise<Book> {
    const { db } = this.ports
    const [shelf, register, parties] = await Promise.all([
      Shelf.open(db, row.id),
      Register.open(db, row.id),
      db.parties.get(row.id),
    ])
    return { row, shelf, register, pinned: pinnedOf(parties), refused: new Map() }
  }

  /** Goes on with a book after an act of our own that raised its revision by one and changed its documents at most. */
  keep(book: Book, row: DossierRow): void {
    this.reading = undefined
    this.kept = row.revision === book.row.revision + 1 ? { ...book, row, refused: new Map() } : undefined
  }

  /** The same after an act that changed the register, and perhaps the fixed accounts, but no document. */
  keepRegister(book: Book, row: DossierRow, register: Register, pinned = book.pinned): void {
    this.keep({ ...book, register, pinned }, row)
  }

  /** Forgets what is kept: after an act that failed, or that changed more. */
  forget(): void {
    this.kept = undefined
    this.reading = undefined
  }

  /** Raises the revision of a dossier; inside the act's own transaction. */
  async touch(id: DossierId): Promise<void> {
    const { db } = this.ports
    const row = await db.dossiers.get(id)
    if (row) await db.dossiers.put({ ...row, revision: row.revision + 1 })
    this.forget()
  }
}

/** The accounts that exports have fixed, by party. */
export function pinnedOf(row: PartiesRow | undefined): Book['pinned'] {
  return new Map(Object.entries(row?.pinned ?? {})) as Map<PartyKey, AuxiliaryNumber>
}
