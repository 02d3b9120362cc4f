import type { Journal, PaymentMode, Settings, SpecialAccounts, VatRegime } from '../domain/dossier'
import { atWidth } from '../domain/dossier'
import type { AccountNumber, JournalCode } from '../domain/entry'
import { amount } from '../domain/money'
import { defaultChart } from './default-chart'
import { defaultPurchaseRules, defaultSalesRules, defaultVatAccounts, rate } from './default-rules'

type Sized = (number: string) => AccountNumber

/**
 * The profile of a fresh dossier: the PCG's accounts at `width` digits (null: six), five journals and an opening one,
 * rules for a plain service or shop business. It works untouched; every part of it is a setting. A width under 6 keeps
 * the accounts that it cannot hold as they are, and the entry that needs one asks for it.
 */
export function defaultSettings(regime: VatRegime, width: number | null): Settings {
  const sized: Sized = (number) => atWidth(number, width) ?? (number as AccountNumber)
  return {
    chart: defaultChart(sized),
    journals: journals(sized),
    salesJournal: code('VE'),
    purchasesJournal: code('AC'),
    salesRules: defaultSalesRules(sized),
    purchaseRules: defaultPurchaseRules(sized),
    vatAccounts: defaultVatAccounts(sized),
    paymentModes: paymentModes(sized),
    special: specialAccounts(sized),
    auxiliaries: {
      customer: { template: 'C{name}', width: 8, shared: [] },
      supplier: { template: 'F{name}', width: 8, shared: [] },
    },
    accountWidth: width,
    depositMethod: 'net',
    roundingLimit: amount(5),
    bankLine: 'per-payment',
    lockedThrough: null,
    reverseChargeRate: rate('20'),
    // Who sells on receipts knows that a supplier of services may too; who buys deducts when that one is paid.
    deductOnPayment: false,
    defaultKind: { sale: 'service', purchase: regime === 'debits' ? 'goods' : 'service' },
  }
}

function code(text: string): JournalCode {
  return text as JournalCode
}

function journals(sized: Sized): Journal[] {
  return [
    { code: code('VE'), label: 'Ventes', kind: 'sales' },
    { code: code('AC'), label: 'Achats', kind: 'purchases' },
    { code: code('BQ'), label: 'Banque', kind: 'bank', account: sized('512000') },
    { code: code('CA'), label: 'Caisse', kind: 'cash', account: sized('530000') },
    { code: code('OD'), label: 'Opérations diverses', kind: 'general' },
    { code: code('AN'), label: 'À-nouveaux', kind: 'opening' },
  ]
}

/**
 * Modes as billing applications name them, and their UNCL 4461 codes. Cards and platforms go to the bank directly, as
 * their pay-out is what the statement shows; a dossier that follows them in transit sets 5115 or 517.
 */
function paymentModes(sized: Sized): PaymentMode[] {
  const mode = (id: string, label: string, account: string, journal: string, aliases: readonly string[]) => ({
    code: id,
    label,
    aliases,
    journal: code(journal),
    account: sized(account),
  })
  return [
    mode('VIR', 'Virement', '512000', 'BQ', [
      'virement bancaire',
      'virement sepa',
      'vrt',
      'virt',
      'transfer',
      'bank transfer',
      'wire',
      'wire transfer',
      'sepa credit transfer',
      'banque',
      '30',
      '31',
      '42',
      '57',
      '58',
    ]),
    mode('CB', 'Carte bancaire', '512000', 'BQ', [
      'carte',
      'carte bleue',
      'carte de credit',
      'carte de debit',
      'tpe',
      'card',
      'credit card',
      'debit card',
      'visa',
      'mastercard',
      'amex',
      'american express',
      'sans contact',
      '48',
      '54',
      '55',
    ]),
    mode('CHQ', 'Chèque', '511200', 'BQ', ['cheques', 'ch', 'check', 'cheque bancaire', 'remise de cheques', '20']),
    mode('PRE', 'Prélèvement', '512000', 'BQ', [
      'prelevement sepa',
      'prelevement automatique',
      'prlv',
      'prelv',
      'direct debit',
      'sepa direct debit',
      'gocardless',
      '49',
      '59',
    ]),
    mode('ESP', 'Espèces', '530000', 'CA', ['espece', 'cash', 'liquide', 'numeraire', 'caisse', '10']),
    mode('PLA', 'Plateforme de paiement', '512000', 'BQ', [
      'plateforme',
      'stripe',
      'paypal',
      'sumup',
      'sum up',
      'zettle',
      'izettle',
      'mollie',
      'payplug',
      'lydia',
      'lyf',
      'alma',
      'square',
      'shopify payments',
      'amazon pay',
      'apple pay',
      'google pay',
      'paiement en ligne',
      'en ligne',
      'online',
      'online payment',
      '68',
    ]),
    mode('EFF', 'Effet de commerce', '511300', 'BQ', [
      'effet',
      'lcr',
      'boe',
      'traite',
      'lettre de change',
      'billet a ordre',
      'bill of exchange',
      'promissory note',
      '24',
      '60',
      '61',
      '62',
      '63',
      '64',
      '65',
      '66',
      '67',
      '70',
      '74',
      '75',
      '76',
      '77',
      '78',
    ]),
    // A set-off moves no money (UNCL 97): it goes through the suspense account in general operations.
    mode('COMP', 'Compensation', '471000', 'OD', ['compense', 'set off', 'offset', 'clearing', '97']),
  ]
}

function specialAccounts(sized: Sized): SpecialAccounts {
  return {
    customers: sized('411000'),
    suppliers: sized('401000'),
    depositReceived: sized('419100'),
    depositPaid: sized('409100'),
    vatOnDeposit: sized('445870'),
    vatWaiting: sized('445740'),
    vatWaitingPurchase: sized('445640'),
    reverseChargeIntra: sized('445200'),
    reverseChargeOther: sized('445719'),
    reverseChargeDeductible: sized('445662'),
    discountGiven: sized('665000'),
    discountObtained: sized('765000'),
    roundingLoss: sized('658000'),
    roundingGain: sized('758000'),
    badDebt: sized('654000'),
    fees: sized('627000'),
    feesVat: sized('445660'),
    exchangeLoss: sized('656000'),
    exchangeGain: sized('756000'),
  }
}
