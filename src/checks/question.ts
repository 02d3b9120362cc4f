import type { Document, Invoice } from '../domain/document'
import type { Dossier } from '../domain/dossier'
import type { CheckProblem } from '../domain/problems/checks'
import type { RelatedDocuments } from '../posting'

/** What the checks may know besides the documents that they are shown. A `PostingContext` is one. */
export interface CheckContext {
  readonly dossier: Dossier
  /** What the documents refer to, where no batch brings its own. */
  readonly related: RelatedDocuments
  /** Whether a sale with this number exists anywhere in the dossier, exported or not; without it, only those shown count. */
  readonly knownNumber?: (number: string) => boolean
}

/** Where a question says what it finds. */
type Report = (problem: CheckProblem) => void

/** One question put to documents one after the other; constant work for each, and the answers that need all at the end. */
export interface Question {
  add(document: Document, report: Report, related: RelatedDocuments): void
  end?(report: Report): void
}

/** The document a problem is about. */
export function on(document: Document): { document: Document['key']; number: string } {
  return { document: document.key, number: document.number }
}

/** Narrows to an invoice of any kind. */
export function isInvoice(document: Document): document is Invoice {
  return document.kind !== 'payment'
}
