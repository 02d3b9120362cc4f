import type { DossierId } from '../domain/dossier'

const KEY = 'ecritoire.dossier'

/** The dossier that was open last on this machine. */
export function lastDossier(): string | null {
  return localStorage.getItem(KEY)
}

/** Remembers the open dossier. */
export function rememberDossier(id: DossierId): void {
  localStorage.setItem(KEY, id)
}
