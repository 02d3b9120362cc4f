import type { DossierId } from '../domain/dossier'
import type { Row, SealedTable } from './sealing'
import { type DataKey, isSealed, isSealedBy, openRow, ownerOf, RowLocked, sealRow } from './sealing'

interface Held {
  readonly key: DataKey
  /** Whether what is written now is sealed: as the dossier's own row was when it was read last. */
  sealing: boolean
}

/**
 * The keys of the dossiers that are unlocked, in this worker's memory and nowhere else. Rows are sealed and opened by
 * it. The dossier's own row decides: as long as it stands sealed, all that is written is sealed. Every act that writes
 * reads that row in its transaction first, so that a tab that has not heard yet of a lock that was set or removed in
 * another one is stopped or follows.
 */
export class Keyring {
  private readonly held = new Map<DossierId, Held>()
  /** Locked while this worker was at work: what an act under way still writes would stand there in clear. */
  private readonly closed = new Set<DossierId>()

  /** Keeps a key; whether it seals is found out when the dossier's row is read. */
  give(id: DossierId, key: DataKey, sealing = false): void {
    this.held.set(id, { key, sealing })
    this.closed.delete(id)
  }

  /** The key of a dossier while it is unlocked. */
  of(id: DossierId): DataKey | undefined {
    return this.held.get(id)?.key
  }

  /** Forgets a key and overwrites it. Nothing of the dossier is written until its row is read again, and found open. */
  forget(id: DossierId): void {
    this.held.get(id)?.key.erase()
    if (this.held.delete(id)) this.closed.add(id)
  }

  /** The row as it is to be written. */
  seal(table: SealedTable, row: Row): Row {
    const id = ownerOf(table, row)
    const held = id === undefined ? undefined : this.held.get(id)
    return held?.sealing ? sealRow(table, row, held.key) : row
  }

  /** Whether rows of the dossier of this row are sealed when they are written. */
  seals(table: SealedTable, row: Row): boolean {
    const id = ownerOf(table, row)
    if (id !== undefined && this.closed.has(id)) throw new RowLocked(id)
    return id !== undefined && this.held.get(id)?.sealing === true
  }

  /** The row as it was before it was sealed. Throws `RowLocked` or `RowAltered`. */
  open(table: SealedTable, row: Row): Row {
    const id = ownerOf(table, row)
    const held = id === undefined ? undefined : this.held.get(id)
    if (!isSealed(row)) {
      if (table === 'dossiers' && held) held.sealing = false
      if (table === 'dossiers' && id !== undefined) this.closed.delete(id)
      return row
    }
    // Another key: the lock was removed and set anew in another tab.
    if (table === 'dossiers' && held && id !== undefined && !isSealedBy(row, held.key)) this.forget(id)
    if (!held || id === undefined || !this.held.has(id)) throw new RowLocked(id ?? ('' as DossierId))
    const opened = openRow(table, row, held.key)
    if (table === 'dossiers') held.sealing = true
    return opened
  }
}
