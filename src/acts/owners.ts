import type { Document } from '../domain/document'
import { isPayment } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { isUs } from '../intake/files'
import type { DocumentView } from './contract'
import { rowsOfDossiers } from './dossiers'
import { identityOf } from './imports'
import type { Ports } from './ports'

/**
 * Other dossiers of this machine that a paper of nobody's names as its seller or buyer: an accountant drops the papers of
 * several companies at once. Only dossiers that can be read, and only papers that can be read again there.
 */
export async function ownersOf(ports: Ports, id: DossierId, document: Document): Promise<DocumentView['owners']> {
  const asked = document.holds.some((hold) => hold.code === 'direction-unknown')
  if (!asked || isPayment(document) || document.source.capture === undefined) return []
  const { open } = await rowsOfDossiers(ports)
  const sides = [document.party, ...(document.self ? [document.self] : [])]
  return open
    .filter((row) => row.id !== id && sides.some((side) => isUs(side, identityOf(row.dossier))))
    .map((row) => ({ id: row.id, name: row.dossier.name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}
