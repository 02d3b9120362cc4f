import { isCredit } from '../domain/document'
import type { Question } from './question'
import { isInvoice, on } from './question'

/** Does a credit note refer to an invoice that we know (CGI art. 289-I-5)? */
export function creditNoteAlone(): Question {
  return {
    add(document, report, related) {
      if (!isInvoice(document) || !isCredit(document)) return
      const { direction, party } = document
      const known = document.refersTo.some(({ number }) => {
        const found = related.invoice(direction, number, party)
        return found !== undefined && found.key !== document.key
      })
      if (!known) report({ ...on(document), code: 'check.credit-note-alone', level: 'notice' })
    },
  }
}
