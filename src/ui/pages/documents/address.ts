import { createSignal } from 'solid-js'
import type { Direction, DocumentKey, InvoiceKind } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'

/** The address of a document's page. Keys hold any character: they travel encoded. */
export function documentPath(dossier: DossierId, key: DocumentKey): string {
  return `/${dossier}/pieces/${encodeURIComponent(key)}`
}

/** The address of the form of a new document. */
export function newDocumentPath(dossier: DossierId, kind: InvoiceKind | 'payment', direction: Direction): string {
  return `/${dossier}/pieces/nouvelle?kind=${kind}${direction === 'purchase' ? '&sens=purchase' : ''}`
}

/** A dossier's identifier as the address gives it; the engine answers « none » for one that does not exist. */
export function dossierOf(text: string | undefined): DossierId {
  return (text ?? '') as DossierId
}

/** A document's key as the address gives it. */
export function keyOf(text: string | undefined): DocumentKey {
  return safeDecode(text ?? '') as DocumentKey
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const [lastList, setLastList] = createSignal('')

/** The filters that the list of documents had when it was left, for the way back. */
export { lastList, setLastList }
