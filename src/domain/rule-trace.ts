import type { Direction, LineKind, VatRate, VatTreatment } from './document'
import type { RuleDocument } from './dossier'
import type { AccountNumber } from './entry'

/** A line as the rule tester is given it. */
export interface RuleProbe {
  readonly direction: Direction
  readonly document: RuleDocument
  readonly kind: LineKind
  readonly treatment: VatTreatment
  readonly rate: VatRate
  readonly code: string
  readonly category: string
  readonly party: string
}

/** What the tester answers: the account, the rule that won, and for each rule before it the condition that failed. */
export interface RuleTrace {
  readonly account: AccountNumber | null
  readonly accountLabel: string | null
  readonly rule: string | null
  readonly vatAccount: AccountNumber | null
  readonly tried: readonly { readonly rule: string; readonly failed: string | null }[]
}
