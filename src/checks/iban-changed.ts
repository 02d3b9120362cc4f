import type { Question } from './question'
import { isInvoice, on } from './question'

/** Does a supplier ask to be paid on another account than before? Found on arrival, said until the paper is exported. */
export function ibanChanged(): Question {
  return {
    add(document, report) {
      if (!isInvoice(document)) return
      for (const { code, detail } of document.warnings) {
        if (code === 'iban-changed')
          report({ ...on(document), code: 'check.iban-changed', level: 'notice', accounts: detail })
      }
    },
  }
}
