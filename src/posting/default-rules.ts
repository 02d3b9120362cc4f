import type { LineKind, VatRate, VatTreatment } from '../domain/document'
import { vatRate } from '../domain/document'
import type { AccountRule, VatAccount } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'

type Sized = (number: string) => AccountNumber

/** Ending of the sales account by treatment; taxed sales, sales of a franchise and zero-rated ones end in 000. */
const SALES_ENDINGS: readonly (readonly [VatTreatment, string])[] = [
  ['K', '200'],
  ['G', '300'],
  ['L', '300'],
  ['M', '300'],
  ['AE', '400'],
  ['E', '500'],
  ['O', '600'],
]

const SALES_ROOTS: readonly (readonly [LineKind, string])[] = [
  ['goods', '707'],
  ['finished-product', '701'],
  ['service', '706'],
]

/** Sales: what a line is and its VAT treatment choose the account; a rule without treatment takes what remains. */
export function defaultSalesRules(sized: Sized): AccountRule[] {
  const rules: AccountRule[] = [
    ...rebates(sized, '709', [
      ['goods', '7'],
      ['service', '6'],
      ['finished-product', '1'],
    ]),
    { id: 'debours', kind: 'disbursement', account: sized('467000') },
    { id: 'port', kind: 'transport', account: sized('708500') },
    { id: 'cession', kind: 'fixed-asset', account: sized('757000') },
  ]
  for (const [kind, root] of SALES_ROOTS) {
    for (const [treatment, ending] of SALES_ENDINGS) {
      rules.push({ id: `${WORDS[kind]}-${treatment}`, kind, treatment, account: sized(root + ending) })
    }
    rules.push({ id: WORDS[kind], kind, account: sized(`${root}000`) })
  }
  rules.push({ id: 'autres', account: sized('708000') })
  return rules
}

/** Rebates granted or obtained (PCG 709, 609), by what they are about. */
function rebates(sized: Sized, root: string, endings: readonly (readonly [LineKind, string])[]): AccountRule[] {
  return [
    ...endings.map(
      ([kind, ending]): AccountRule => ({
        id: `remises-${WORDS[kind]}`,
        document: 'rebate',
        kind,
        account: sized(`${root}${ending}00`),
      }),
    ),
    { id: 'remises', document: 'rebate', account: sized(`${root}800`) },
  ]
}

/** Purchases: a reasonable account for each nature, to be refined by supplier; everything has one. */
export function defaultPurchaseRules(sized: Sized): AccountRule[] {
  return [
    ...rebates(sized, '609', [
      ['goods', '7'],
      ['service', '4'],
      ['finished-product', '1'],
    ]),
    { id: 'debours', kind: 'disbursement', account: sized('467000') },
    { id: 'port', kind: 'transport', account: sized('624100') },
    { id: 'immobilisations', kind: 'fixed-asset', account: sized('218300') },
    { id: 'marchandises-K', kind: 'goods', treatment: 'K', account: sized('607200') },
    { id: 'marchandises-G', kind: 'goods', treatment: 'G', account: sized('607300') },
    { id: 'marchandises', kind: 'goods', account: sized('607000') },
    { id: 'matieres', kind: 'finished-product', account: sized('601000') },
    { id: 'sous-traitance', kind: 'service', treatment: 'AE', account: sized('611000') },
    { id: 'services', kind: 'service', account: sized('604000') },
    { id: 'autres', account: sized('606800') },
  ]
}

/** The rules' names, which the user reads and may change. */
const WORDS: Readonly<Record<LineKind, string>> = {
  goods: 'marchandises',
  'finished-product': 'produits-finis',
  service: 'services',
  transport: 'port',
  disbursement: 'debours',
  'fixed-asset': 'immobilisations',
  other: 'autres',
}

/** Rates of the mainland, overseas departments (CGI art. 294, 296) and Corsica (art. 297), with their accounts. */
const COLLECTED: readonly (readonly [string, string])[] = [
  ['20', '445712'],
  ['10', '445711'],
  ['5.5', '445710'],
  ['2.1', '445713'],
  ['8.5', '445714'],
  ['1.75', '445715'],
  ['1.05', '445716'],
  ['0.9', '445717'],
  ['13', '445718'],
]

/** VAT accounts: collected by rate, deductible by whether it is an asset. A rate that is not here is asked for. */
export function defaultVatAccounts(sized: Sized): VatAccount[] {
  const accounts: VatAccount[] = []
  for (const [text, account] of COLLECTED) {
    accounts.push({ direction: 'sale', treatment: 'S', rate: rate(text), account: sized(account) })
  }
  for (const [text] of COLLECTED) {
    const bought = { direction: 'purchase', treatment: 'S', rate: rate(text) } as const
    accounts.push({ ...bought, kind: 'fixed-asset', account: sized('445620') })
    accounts.push({ ...bought, account: sized('445660') })
  }
  return accounts
}

/** A rate of this file's tables. Throws on a typing mistake of ours. */
export function rate(text: string): VatRate {
  const value = vatRate(text)
  if (value === undefined) throw new Error(`default profile: bad rate ${text}`)
  return value
}
