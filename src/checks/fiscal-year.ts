import { fiscalYearOf } from '../domain/dossier'
import type { CheckContext, Question } from './question'
import { on } from './question'

/** Does the document's day belong to a fiscal year of the dossier? */
export function fiscalYear({ dossier }: CheckContext): Question {
  return {
    add(document, report) {
      const { date } = document
      if (fiscalYearOf(dossier, date)) return
      report({ ...on(document), code: 'check.outside-fiscal-year', level: 'blocking', date })
    },
  }
}
