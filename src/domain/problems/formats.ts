import type { FormulaFailure } from '../custom-format'
import type { LostField } from '../format-info'
import type { Words } from '../words'
import type { OnDocument } from './posting'

/** What the target's own rules say of the bytes that would be written. */
export type FormatProblem =
  | (OnDocument &
      (
        | {
            readonly code: 'format.too-wide'
            readonly level: 'blocking'
            readonly column: string
            readonly value: string
            readonly width: number
          }
        | {
            readonly code: 'format.cut'
            readonly level: 'notice'
            readonly column: string
            readonly value: string
            readonly width: number
          }
        | {
            readonly code: 'format.replaced'
            readonly level: 'notice'
            readonly column: string
            readonly value: string
            readonly written: string
          }
        | { readonly code: 'format.required'; readonly level: 'blocking'; readonly column: string }
        | {
            readonly code: 'format.fallback'
            readonly level: 'notice'
            readonly column: string
            readonly written: string
          }
        | {
            readonly code: 'format.bad-value'
            readonly level: 'blocking'
            readonly column: string
            readonly value: string
            readonly expected: string
          }
        /** A formula of the user's own format has no value for a line. */
        | {
            readonly code: 'format.formula'
            readonly level: 'blocking'
            readonly column: string
            readonly why: FormulaFailure
          }
        | {
            readonly code: 'format.reserved'
            readonly level: 'blocking'
            readonly column: string
            readonly value: string
          }
        /** Longer than what some of the target's readers take, or than its older versions do. */
        | {
            readonly code: 'format.long'
            readonly level: 'notice'
            readonly column: string
            readonly value: string
            readonly advised: number
          }
        /** A day of the document that is in another fiscal year than the entry. */
        | {
            readonly code: 'format.other-year'
            readonly level: 'notice'
            readonly column: string
            readonly value: string
          }
        | {
            readonly code: 'format.same-after-cut'
            readonly level: 'notice'
            readonly column: string
            readonly value: string
            readonly other: string
            readonly written: string
          }
        | {
            readonly code: 'format.account-clash'
            readonly level: 'blocking'
            readonly column: string
            readonly written: string
            readonly name: string
            readonly otherName: string
          }
      ))
  /** What these entries have and the file has no place for: said once. */
  | { readonly code: 'format.lost'; readonly level: 'notice'; readonly fields: readonly LostField[] }
  | {
      readonly code: 'format.bad-option'
      readonly level: 'blocking'
      readonly option: Words
      readonly value: string
      readonly expected: Words
    }
  | { readonly code: 'format.journal-lacks-account'; readonly level: 'blocking'; readonly journal: string }
  | {
      readonly code: 'format.dossier-lacks'
      readonly level: 'blocking'
      readonly what: 'siren' | 'fiscal-year' | 'name'
    }
