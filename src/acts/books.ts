import type { DossierId } from '../domain/dossier'
import type { AuxiliaryNumber } from '../domain/entry'
import type { PartyKey } from '../posting'
import type { DossierRow } from '../storage'
import { Register, Shelf } from '../storage'
import type { Ports } from './ports'

/** A dossier opened for an act: its row, its documents' columns, its register, its fixed auxiliaries. */
export interface Book {
  readonly row: DossierRow
  readonly shelf: Shelf
  readonly register: Register
  readonly pinned: ReadonlyMap<PartyKey, AuxiliaryNumber>
}

/** Opened dossiers. One is read again only when another act, in any tab, has raised its revision. */
export class Books {
  private kept: { revision: number; book: Book } | undefined

  constructor(private readonly ports: Ports) {}

  async open(id: DossierId): Promise<Book> {
    const { db } = this.ports
    const row = await db.dossiers.get(id)
    if (!row) throw new Error(`no dossier ${id}`)
    if (this.kept?.book.row.id === id && this.kept.revision === row.revision) return this.kept.book
    const [shelf, register, parties] = await Promise.all([
      Shelf.open(db, id),
      Register.open(db, id),
      db.parties.get(id),
    ])
    const pinned = new Map(Object.entries(parties?.pinned ?? {})) as Map<PartyKey, AuxiliaryNumber>
    const book: Book = { row, shelf, register, pinned }
    this.kept = { revision: row.revision, book }
    return book
  }

  /** Forgets what is kept: after an act of our own has written. */
  forget(): void {
    this.kept = undefined
  }

  /** Raises the revision of a dossier; inside the act's own transaction. */
  async touch(id: DossierId): Promise<void> {
    const { db } = this.ports
    const row = await db.dossiers.get(id)
    if (row) await db.dossiers.put({ ...row, revision: row.revision + 1 })
    this.forget()
  }
}
