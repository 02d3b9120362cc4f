/** Checks before an export: one question a file, each document seen once, whatever their number. */
import type { Document } from '../domain/document'
import type { CheckProblem } from '../domain/problems/checks'
import type { RelatedDocuments } from '../posting'
import { creditNoteAlone } from './credit-note-alone'
import { depositDeducted } from './deposit-deducted'
import { depositOverdrawn } from './deposit-overdrawn'
import { duplicateNumber } from './duplicate-number'
import { emptyNumber } from './empty-number'
import { fiscalYear } from './fiscal-year'
import { ibanChanged } from './iban-changed'
import { identifierKeys } from './identifier-keys'
import { numberGap } from './number-gap'
import { partyTwice } from './party-twice'
import type { CheckContext, Question } from './question'
import { unusualRate, vatDiffers } from './vat-rows'

export { ibanChanged } from './iban-changed'
export type { CheckContext } from './question'

/** Checks that are shown documents in batches; what needs all of them is answered at the end. */
export interface OpenCheck {
  /** Looks at a batch, with what it refers to; problems of single documents and of those seen so far. */
  add(documents: Iterable<Document>, related?: RelatedDocuments): CheckProblem[]
  /** What only the whole can tell: gaps in a series, deposits never deducted. */
  end(): CheckProblem[]
}

/** Opens the checks of a dossier. */
export function openCheck(context: CheckContext): OpenCheck {
  const questions: readonly Question[] = [
    emptyNumber(),
    duplicateNumber(),
    fiscalYear(context),
    creditNoteAlone(),
    depositDeducted(),
    depositOverdrawn(),
    identifierKeys(),
    ibanChanged(),
    partyTwice(),
    unusualRate(context),
    vatDiffers(),
    numberGap(context),
  ]
  return {
    add(documents, related = context.related) {
      const problems: CheckProblem[] = []
      const report = (problem: CheckProblem) => problems.push(problem)
      for (const document of documents) for (const question of questions) question.add(document, report, related)
      return problems
    },
    end() {
      const problems: CheckProblem[] = []
      for (const question of questions) question.end?.((problem) => problems.push(problem))
      return problems
    },
  }
}

/** Puts every question to documents that are all at hand. */
export function check(documents: Iterable<Document>, context: CheckContext): CheckProblem[] {
  const open = openCheck(context)
  return [...open.add(documents), ...open.end()]
}
