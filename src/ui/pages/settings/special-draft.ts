import type { Dossier, SpecialAccounts } from '../../../domain/dossier'
import type { Reading } from './reading'
import type { SectionSpec } from './section'

/** The special accounts as typed, by their name in the settings. */
export type SpecialDraft = { -readonly [Name in keyof SpecialAccounts]: string }

/** The special accounts, grouped as people look for them. */
export const GROUPS = {
  parties: ['customers', 'suppliers'],
  deposits: ['depositReceived', 'depositPaid', 'vatOnDeposit'],
  vat: ['vatWaiting', 'vatWaitingPurchase', 'reverseChargeIntra', 'reverseChargeOther', 'reverseChargeDeductible'],
  payments: ['discountGiven', 'discountObtained', 'fees', 'feesVat', 'badDebt'],
  gaps: ['roundingLoss', 'roundingGain', 'exchangeLoss', 'exchangeGain'],
} as const satisfies Record<string, readonly (keyof SpecialAccounts)[]>

export type GroupId = keyof typeof GROUPS

/** Accounts that the accounting schemes need by name. */
export const SPECIAL: SectionSpec<SpecialDraft> = {
  read: ({ settings }) => ({ ...settings.special }),
  write(draft, dossier, reading): Dossier {
    return { ...dossier, settings: { ...dossier.settings, special: accounts(draft, reading) } }
  },
}

function accounts(draft: SpecialDraft, reading: Reading): SpecialAccounts {
  const read = (name: keyof SpecialAccounts) => reading.account(name, draft[name])
  return {
    customers: read('customers'),
    suppliers: read('suppliers'),
    depositReceived: read('depositReceived'),
    depositPaid: read('depositPaid'),
    vatOnDeposit: read('vatOnDeposit'),
    vatWaiting: read('vatWaiting'),
    vatWaitingPurchase: read('vatWaitingPurchase'),
    reverseChargeIntra: read('reverseChargeIntra'),
    reverseChargeOther: read('reverseChargeOther'),
    reverseChargeDeductible: read('reverseChargeDeductible'),
    discountGiven: read('discountGiven'),
    discountObtained: read('discountObtained'),
    roundingLoss: read('roundingLoss'),
    roundingGain: read('roundingGain'),
    badDebt: read('badDebt'),
    fees: read('fees'),
    feesVat: read('feesVat'),
    exchangeLoss: read('exchangeLoss'),
    exchangeGain: read('exchangeGain'),
  }
}
