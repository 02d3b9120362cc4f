import type { Document, DocumentKey, Invoice } from '../domain/document'
import type { RelatedDocuments } from '../posting'
import { partyKey } from '../posting'
import type { Question } from './question'
import { isInvoice, on } from './question'

/**
 * Is the number used twice by one issuer in one year of issue? Of our own sales we are the issuer; of purchases and
 * self-billed sales the other side is. An invoice and its credit note under one number are two documents with one number.
 */
export function duplicateNumber(): Question {
  const seen = new Map<string, DocumentKey>()
  return {
    add(document, report, related) {
      if (!isInvoice(document) || document.number.trim() === '') return
      const name = identity(document)
      const first = seen.get(name)
      if (first === undefined) seen.set(name, document.key)
      const other = first ?? elsewhere(document, name, related)
      if (other === undefined || other === document.key || document.source.apart?.includes(other)) return
      report({ ...on(document), code: 'check.duplicate-number', level: 'blocking', other })
    },
  }

  function elsewhere(document: Invoice, name: string, related: RelatedDocuments): DocumentKey | undefined {
    const found = related.invoice(document.direction, document.number, document.party)
    return found && identity(found) === name ? found.key : undefined
  }
}

function identity(document: Document & Invoice): string {
  const ours = document.direction === 'sale' && document.selfBilled !== true
  const issuer = ours ? '' : (partyKey(document.direction, document.party) ?? '')
  return `${document.direction}|${issuer}|${document.date.slice(0, 4)}|${document.number.trim().toUpperCase()}`
}
