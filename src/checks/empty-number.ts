import type { Question } from './question'
import { on } from './question'

/** Has the document a number? (CGI ann. II art. 242 nonies A; FEC PieceRef is required.) */
export function emptyNumber(): Question {
  return {
    add(document, report) {
      if (document.number.trim() === '') report({ ...on(document), code: 'check.empty-number', level: 'blocking' })
    },
  }
}
