import type { Direction, VatRate } from '../../domain/document'
import type { AccountRule, JournalKind, SpecialAccounts } from '../../domain/dossier'
import type { AccountNumber, AuxiliaryNumber, JournalCode } from '../../domain/entry'

/** What accepting a proposal does to the dossier. */
export type Change =
  | { readonly set: 'width'; readonly width: number }
  | { readonly set: 'account'; readonly number: AccountNumber; readonly label: string }
  | {
      readonly set: 'journal'
      readonly code: JournalCode
      readonly label: string
      readonly kind: JournalKind
      readonly account: AccountNumber | undefined
    }
  | {
      readonly set: 'vat'
      readonly direction: Direction
      readonly rate: VatRate
      readonly asset: boolean
      readonly account: AccountNumber
    }
  | { readonly set: 'rule'; readonly rule: AccountRule }
  | { readonly set: 'special'; readonly name: keyof SpecialAccounts; readonly account: AccountNumber }
  | {
      readonly set: 'auxiliary'
      readonly direction: Direction
      readonly name: string
      readonly account: AuxiliaryNumber
    }

/** One thing that a file proposes, with an example of it; see `ChartProposal` of the acts' contract. */
export interface SettingProposal {
  /** The same for the same file and dossier: what the user ticked is found again by it. */
  readonly id: string
  readonly what: 'journal' | 'account' | 'customer' | 'supplier' | 'product' | 'vat' | 'bank'
  /** What stands there today; null: nothing. */
  readonly now: string | null
  readonly proposed: string
  readonly label: string
  readonly example: string
  /** How many lines of the file speak for it. */
  readonly lines: number
  readonly change: Change
}

/** An account without the zeros that only fill it up: 706000 and 70600000 are one account at two widths. */
export function rootOf(account: string): string {
  return account.replace(/0+$/, '')
}
