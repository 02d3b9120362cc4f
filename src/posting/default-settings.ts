import type { Direction, LineKind, VatRate, VatTreatment } from '../domain/document'
import type { AccountRule, Journal, PaymentMode, Settings, VatAccount, VatRegime } from '../domain/dossier'
import type { AccountNumber, JournalCode } from '../domain/entry'
import { amount } from '../domain/money'
import { DEFAULT_CHART } from './default-chart'

const account = (number: string) => number as AccountNumber
const journal = (code: string) => code as JournalCode
const percent = (rate: string) => rate as VatRate

type RuleSpec = readonly [kind: LineKind | null, treatment: VatTreatment | null, account: string]

/** Sales accounts by nature and territory, from the most precise to the least (accounting.md, schemes 1 and 5). */
const SALES: readonly RuleSpec[] = [
  ['disbursement', null, '467000'],
  ['transport', null, '708500'],
  ['finished-product', 'K', '701200'],
  ['finished-product', 'G', '701300'],
  ['finished-product', null, '701000'],
  ['goods', 'K', '707200'],
  ['goods', 'G', '707300'],
  ['goods', 'AE', '707400'],
  ['goods', 'E', '707100'],
  ['goods', null, '707000'],
  ['service', 'K', '706200'],
  ['service', 'G', '706300'],
  ['service', 'AE', '706400'],
  ['service', 'E', '706100'],
  ['service', null, '706000'],
  ['other', null, '708000'],
]

/** Expense and asset accounts of purchases by nature. */
const PURCHASES: readonly RuleSpec[] = [
  ['fixed-asset', null, '218300'],
  ['transport', null, '624100'],
  ['disbursement', null, '467000'],
  ['goods', 'K', '607200'],
  ['goods', 'G', '607300'],
  ['goods', null, '607000'],
  ['finished-product', null, '607000'],
  ['service', 'AE', '611000'],
  ['service', null, '604000'],
  ['other', null, '606300'],
]

function rules(prefix: string, specs: readonly RuleSpec[]): AccountRule[] {
  return specs.map(([kind, treatment, number]) => ({
    id: [prefix, kind ?? 'tout', treatment ?? 'tout'].join('-'),
    ...(kind ? { kind } : {}),
    ...(treatment ? { treatment } : {}),
    account: account(number),
  }))
}

/** VAT collected per rate, metropolitan, overseas and Corsican (CGI art. 278 to 281 nonies, 294 to 297). */
const COLLECTED: readonly (readonly [string, string])[] = [
  ['20', '445712'],
  ['10', '445711'],
  ['5.5', '445710'],
  ['2.1', '445708'],
  ['8.5', '445709'],
  ['13', '445713'],
  ['0.9', '445714'],
]

function vatAccounts(): VatAccount[] {
  const collected = COLLECTED.map(([rate, number]) => ({
    direction: 'sale' as Direction,
    treatment: 'S' as VatTreatment,
    rate: percent(rate),
    account: account(number),
  }))
  return [
    ...collected,
    { direction: 'purchase', treatment: 'S', kind: 'fixed-asset', account: account('445620') },
    { direction: 'purchase', treatment: 'S', account: account('445660') },
  ]
}

const JOURNALS: readonly Journal[] = [
  { code: journal('VE'), label: 'Ventes', kind: 'sales' },
  { code: journal('AC'), label: 'Achats', kind: 'purchases' },
  { code: journal('BQ'), label: 'Banque', kind: 'bank', account: account('512000') },
  { code: journal('CA'), label: 'Caisse', kind: 'cash', account: account('530000') },
  { code: journal('OD'), label: 'Opérations diverses', kind: 'general' },
  { code: journal('AN'), label: 'À-nouveaux', kind: 'opening' },
]

/** Means of payment with the names that billing applications give them, and their UNCL 4461 codes. */
const MODES: readonly PaymentMode[] = [
  mode(
    'VIR',
    'Virement',
    'BQ',
    '512000',
    'virement bancaire',
    'virement sepa',
    'bank transfer',
    'transfer',
    'wire',
    'sepa',
    'bank',
    'banque',
    '30',
    '31',
    '42',
    '58',
  ),
  mode(
    'CB',
    'Carte bancaire',
    'BQ',
    '512000',
    'carte',
    'carte bleue',
    'credit card',
    'card',
    'cb en ligne',
    'tpe',
    'visa',
    'mastercard',
    '48',
    '54',
    '55',
  ),
  mode('CHQ', 'Chèque', 'BQ', '511200', 'cheque', 'check', 'chq', '20', '21', '22', '23'),
  mode('PRE', 'Prélèvement', 'BQ', '512000', 'prelevement sepa', 'direct debit', 'prlv', '49', '59'),
  mode('ESP', 'Espèces', 'CA', '530000', 'especes', 'cash', 'liquide', 'liq', '10'),
  mode(
    'PLA',
    'Plateforme de paiement',
    'BQ',
    '512000',
    'stripe',
    'paypal',
    'gocardless',
    'sumup',
    'zettle',
    'mollie',
    'payplug',
    'alma',
    'shopify payments',
    'en ligne',
    'online',
    '68',
  ),
  mode(
    'EFF',
    'Effet de commerce',
    'BQ',
    '413000',
    'effet',
    'lcr',
    'traite',
    'billet a ordre',
    'bill of exchange',
    '24',
    '60',
    '70',
  ),
]

function mode(code: string, label: string, journalCode: string, number: string, ...aliases: string[]): PaymentMode {
  return { code, label, aliases, journal: journal(journalCode), account: account(number) }
}

/**
 * The default profile: it works untouched for a plain service or shop business. Every number is a setting afterwards.
 * `regime` chooses the nature of lines that do not say theirs; `width` is kept as given.
 */
export function defaultSettings(regime: VatRegime, width: number | null): Settings {
  return {
    chart: DEFAULT_CHART,
    journals: JOURNALS,
    salesJournal: journal('VE'),
    purchasesJournal: journal('AC'),
    salesRules: rules('ventes', SALES),
    purchaseRules: rules('achats', PURCHASES),
    vatAccounts: vatAccounts(),
    paymentModes: MODES,
    special: {
      customers: account('411000'),
      suppliers: account('401000'),
      depositReceived: account('419100'),
      depositPaid: account('409100'),
      vatOnDeposit: account('445870'),
      vatWaiting: account('445740'),
      vatWaitingPurchase: account('445640'),
      reverseChargeIntra: account('445200'),
      reverseChargeOther: account('445715'),
      reverseChargeDeductible: account('445662'),
      discountGiven: account('665000'),
      discountObtained: account('765000'),
      roundingLoss: account('658000'),
      roundingGain: account('758000'),
      badDebt: account('654000'),
      fees: account('627000'),
      feesVat: account('445660'),
      exchangeLoss: account('656000'),
      exchangeGain: account('756000'),
    },
    auxiliaries: {
      customer: { template: 'C{name:7}', width: 8, shared: [] },
      supplier: { template: 'F{name:7}', width: 8, shared: [] },
    },
    accountWidth: width,
    depositMethod: 'net',
    roundingLimit: amount(5),
    bankLine: 'per-payment',
    lockedThrough: null,
    reverseChargeRate: percent('20'),
    deductOnPayment: false,
    defaultKind: { sale: regime === 'debits' ? 'goods' : 'service', purchase: 'other' },
  }
}
