import type {
  format as frFormat,
  parties as frParties,
  practice as frPractice,
  profile as frProfile,
  special as frSpecial,
  takeover as frTakeover,
} from '../fr/settings-more'
import { ENGLISH } from '../typography'

const { count } = ENGLISH

function many(value: number, one: string, more: string): string {
  return `${count(value)} ${value === 1 ? one : more}`
}

/** Third parties. */
export const parties: typeof frParties = {
  lead: 'How the accounts of your customers and suppliers are made. An account that was exported never changes again.',
  sides: { customer: 'Customers', supplier: 'Suppliers' },
  template: 'Template',
  templateHint: 'Text with {code}, {name} or {siren}; {name:5} takes five characters of the name.',
  width: 'Length',
  examples: 'Examples of accounts',
  party: 'Third party',
  account: 'Account',
  because: 'Why',
  reasons: {
    template: 'by the template',
    shared: 'shared account of its category',
    collision: 'the template gave an account already taken: a counter tells it apart',
    fixed: 'fixed by an export',
  },
  noParty: 'No third party yet: examples will come with your documents.',
  collision:
    'Two parties never share an account: if the template gives the same one twice, the last characters of the second become a counter (CDUPONT, then CDUPON2).',
  shared: 'Parties put on one account, by category (walk-in customers, for example).',
  category: 'Category',
  sharedOf: (category) => `Shared account ${category}`,
  removeOf: (category) => `Remove shared account ${category}`,
  addShared: 'Add a shared account',
}

/** Deposits, rounding, lock. */
export const practice: typeof frPractice = {
  lead: 'The habits of the dossier.',
  deposit: 'Deposit invoices',
  deposits: { net: 'Net of VAT', gross: 'Including VAT' },
  depositHints: {
    net: 'Credit 4191 for the net and output VAT; the final invoice takes back the net, and the VAT of the rest.',
    gross: 'Credit 4191 for the gross, VAT on 44587; the final invoice clears both.',
  },
  rounding: 'Gap allowed between lines and total',
  roundingHint:
    'Per document, in euros. It goes to 658 or 758 and the preview says so; beyond it the document is blocked.',
  bankLine: 'Bank line',
  bankLines: { 'per-payment': 'One per payment', 'per-slip': 'One per deposit slip', 'per-day': 'One per day' },
  bankLineHint: 'To find the amounts of the bank statement.',
  deductOnPayment: 'Deduct the VAT of purchased services only when they are paid',
  locked: 'Locked through (included)',
  lockedHint: 'Empty: nothing is locked.',
  lockedMeans: (date, documents) =>
    documents === 0
      ? `No document to export through ${date}: nothing moves.`
      : `${many(documents, 'document to export', 'documents to export')} dated through ${date}: entries will go to the first open day after it, with the document’s own date kept.`,
}

/** Special accounts. */
export const special: typeof frSpecial = {
  lead: 'The accounts that entries use by their role.',
  groups: {
    parties: 'Collective accounts',
    deposits: 'Deposits',
    vat: 'Waiting VAT and reverse charge',
    payments: 'Payments',
    gaps: 'Gaps',
  },
  names: {
    customers: 'Customers',
    suppliers: 'Suppliers',
    depositReceived: 'Deposits received',
    depositPaid: 'Deposits paid',
    vatOnDeposit: 'VAT on deposits',
    vatWaiting: 'Output VAT waiting for receipt',
    vatWaitingPurchase: 'Input VAT waiting for payment',
    reverseChargeIntra: 'Intra-Community VAT due',
    reverseChargeOther: 'Reverse-charge VAT due',
    reverseChargeDeductible: 'Reverse-charge VAT deductible',
    discountGiven: 'Discounts given',
    discountObtained: 'Discounts obtained',
    roundingLoss: 'Rounding, expense',
    roundingGain: 'Rounding, income',
    badDebt: 'Bad debts',
    fees: 'Bank fees',
    feesVat: 'VAT on fees',
    exchangeLoss: 'Exchange losses',
    exchangeGain: 'Exchange gains',
  },
}

/** Format and options. */
export const format: typeof frFormat = {
  lead: 'Your accountant’s software. It can also be changed in a preview, for a single export.',
}

/** From a FEC or a chart. */
export const takeover: typeof frTakeover = {
  title: 'Proposals',
  lead: 'Give last year’s FEC, or the chart of accounts as CSV or XLSX: Écritoire proposes, you confirm.',
  choose: 'Choose a FEC or a chart',
  kinds: 'FEC (.txt), CSV or XLSX (number, label).',
  reading: (name) => `Reading ${name}…`,
  what: [
    'From the FEC: journals, accounts of customers, suppliers, sales, VAT and bank, each with an example line.',
    'From a chart: the accounts and their labels.',
    'Nothing changes before you confirm.',
  ],
  nothing: 'Nothing to propose',
  nothingText: (name) => `All that ${name} says is in the settings already.`,
  search: 'Search a proposal',
  kind: 'Kind',
  allKinds: 'All kinds',
  whats: {
    journal: 'Journal',
    account: 'Account',
    customer: 'Customers',
    supplier: 'Suppliers',
    product: 'Sales',
    vat: 'VAT',
    bank: 'Bank',
  },
  tickAll: 'Tick all',
  tickNone: 'Untick all',
  take: 'Take',
  takeOf: (what, label) => `Take ${what} ${label}`,
  proposed: 'Proposed',
  now: 'Today',
  fresh: 'new',
  example: 'Example',
  lines: 'Lines',
  more: (value) => `… and ${many(value, 'other', 'others')}: narrow the search.`,
  accept: (value) => `Take ${many(value, 'proposal', 'proposals')}`,
  taken: (value) => `${many(value, 'proposal', 'proposals')} taken and saved.`,
}

/** Profile. */
export const profile: typeof frProfile = {
  lead: 'All settings of the dossier in one file: for another dossier, for a colleague, or to go back.',
  export: 'Download the profile',
  import: 'Import a profile',
  same: (name) => `${name} says exactly what this dossier says: nothing to change.`,
  differences: (value, name) => `${many(value, 'difference', 'differences')} with ${name}`,
  setting: 'Setting',
  now: 'Today',
  next: 'After',
  absent: 'absent',
  removed: 'removed',
  apply: 'Apply this profile',
  applied: (value) => `Profile applied: ${many(value, 'setting', 'settings')} changed.`,
  paths: {
    chart: 'Chart of accounts',
    journals: 'Journals',
    salesJournal: 'Sales journal',
    purchasesJournal: 'Purchases journal',
    salesRules: 'Sales rules',
    purchaseRules: 'Purchase rules',
    vatAccounts: 'VAT accounts',
    paymentModes: 'Payment modes',
    special: 'Special accounts',
    auxiliaries: 'Third parties',
    customer: 'customers',
    supplier: 'suppliers',
    accountWidth: 'Length of accounts',
    depositMethod: 'Deposits',
    roundingLimit: 'Gap allowed (cents)',
    bankLine: 'Bank line',
    lockedThrough: 'Lock',
    reverseChargeRate: 'Reverse charge rate',
    deductOnPayment: 'VAT deducted on payment',
    defaultKind: 'Default nature',
    sale: 'sales',
    purchase: 'purchases',
    number: 'number',
    label: 'label',
    code: 'code',
    kind: 'nature',
    treatment: 'treatment',
    rate: 'rate',
    account: 'account',
    category: 'category',
    party: 'party',
    document: 'document',
    direction: 'side',
    journal: 'journal',
    aliases: 'other names',
    template: 'template',
    width: 'length',
    shared: 'shared accounts',
    id: 'name',
    ...special.names,
  },
}
