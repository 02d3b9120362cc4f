import type { PlainDate } from '../date'
import type { DocumentKey } from '../document'
import type { Amount } from '../money'
import type { OnDocument } from './posting'

/** What the checks before an export can say of documents, each alone or among the others. */
export type CheckProblem =
  | (OnDocument &
      (
        | { readonly code: 'check.empty-number'; readonly level: 'blocking' }
        | { readonly code: 'check.duplicate-number'; readonly level: 'blocking'; readonly other: DocumentKey }
        | { readonly code: 'check.outside-fiscal-year'; readonly level: 'blocking'; readonly date: PlainDate }
        | { readonly code: 'check.credit-note-alone'; readonly level: 'notice' }
        | { readonly code: 'check.deposit-never-deducted'; readonly level: 'notice'; readonly since: PlainDate }
        | {
            readonly code: 'check.deposit-overdrawn'
            readonly level: 'notice'
            readonly deposit: string
            readonly gross: Amount
            readonly taken: Amount
          }
        | { readonly code: 'check.bad-siren'; readonly level: 'notice'; readonly value: string }
        /** `accounts` is the new one and the last known one. */
        | { readonly code: 'check.iban-changed'; readonly level: 'notice'; readonly accounts: string }
        | { readonly code: 'check.bad-vat-id'; readonly level: 'notice'; readonly value: string }
        | {
            readonly code: 'check.party-twice'
            readonly level: 'notice'
            readonly name: string
            readonly otherName: string
          }
        | { readonly code: 'check.rate-unusual'; readonly level: 'notice'; readonly rate: string }
        | {
            readonly code: 'check.vat-differs'
            readonly level: 'notice'
            readonly rate: string
            readonly expected: Amount
            readonly found: Amount
          }
      ))
  | {
      readonly code: 'check.number-gap'
      readonly level: 'notice'
      readonly series: string
      readonly after: string
      readonly before: string
      readonly missing: number
    }
