import type { LineKind, VatRate } from '../../domain/document'
import { vatRate } from '../../domain/document'
import type { AccountRule, Dossier, SpecialAccounts } from '../../domain/dossier'
import { traceRule } from '../../posting'
import { isAccount } from './accounts'
import type { Habits } from './habits'
import type { SettingProposal } from './proposal'
import { rootOf } from './proposal'

const KINDS: readonly LineKind[] = ['goods', 'service', 'finished-product', 'transport']

/** The product account of each nature and rate, where today's rules would choose another. */
export function productProposals(habits: Habits, dossier: Dossier): SettingProposal[] {
  const found: SettingProposal[] = []
  for (const name of habits.products.names()) {
    const [first = '', text = ''] = name.split(' ')
    const kind = KINDS.find((each) => each === first)
    const rate = vatRate(text)
    const most = habits.products.get(name)?.most()
    if (!kind || !rate || !most || !isAccount(most.key)) continue
    const now = accountToday(dossier, kind, rate)
    if (now !== null && rootOf(now) === rootOf(most.key)) continue
    const rule: AccountRule = { id: `fec-${kind}-${text}`, kind, treatment: 'S', rate, account: most.key }
    found.push({
      id: `rule ${name}`,
      what: 'product',
      now,
      proposed: most.key,
      label: `${habits.accounts.get(most.key)?.label ?? ''} · ${text.replace('.', ',')} %`,
      example: most.example,
      lines: most.lines,
      change: { set: 'rule', rule },
    })
  }
  return found.sort((a, b) => b.lines - a.lines)
}

function accountToday(dossier: Dossier, kind: LineKind, rate: VatRate): string | null {
  const probe = { document: 'invoice', treatment: 'S', code: '', category: '', party: '' } as const
  return traceRule(dossier, { ...probe, direction: 'sale', kind, rate }).account
}

/** VAT accounts by rate, collected, deductible and on assets, where the dossier has another or none. */
export function vatProposals(habits: Habits, { settings }: Dossier): SettingProposal[] {
  const found: SettingProposal[] = []
  for (const name of habits.vat.names()) {
    const [group = '', text = ''] = name.split(' ')
    const rate = vatRate(text)
    const most = habits.vat.get(name)?.most()
    if (!rate || !most || !isAccount(most.key)) continue
    const direction = group === 'sale' ? 'sale' : 'purchase'
    const asset = group === 'asset'
    const now = settings.vatAccounts.find(
      (each) =>
        each.direction === direction &&
        each.treatment === 'S' &&
        (each.rate === undefined || each.rate === rate) &&
        (each.kind === 'fixed-asset') === asset,
    )
    if (now && rootOf(now.account) === rootOf(most.key)) continue
    found.push({
      id: `vat ${name}`,
      what: 'vat',
      now: now?.account ?? null,
      proposed: most.key,
      label: `${habits.accounts.get(most.key)?.label ?? ''} · ${text.replace('.', ',')} %`,
      example: most.example,
      lines: most.lines,
      change: { set: 'vat', direction, rate, asset, account: most.key },
    })
  }
  return found.sort((a, b) => b.lines - a.lines)
}

/** Roots of the accounts that schemes need by name (PCG), for the ones that a year's entries show. */
const ROOTS: readonly (readonly [keyof SpecialAccounts, RegExp])[] = [
  ['depositReceived', /^4191/],
  ['depositPaid', /^4091/],
  ['vatOnDeposit', /^44587/],
  ['vatWaiting', /^44574/],
  ['vatWaitingPurchase', /^44564/],
  ['reverseChargeIntra', /^4452/],
  ['discountGiven', /^665/],
  ['discountObtained', /^765/],
  ['roundingLoss', /^658/],
  ['roundingGain', /^758/],
  ['badDebt', /^654/],
  ['fees', /^627/],
  ['exchangeLoss', /^656/],
  ['exchangeGain', /^756/],
]

/** Accounts of the schemes that the year's entries use under another number. */
export function specialProposals(habits: Habits, { settings }: Dossier): SettingProposal[] {
  const found: SettingProposal[] = []
  const offer = (name: keyof SpecialAccounts, account: string, what: SettingProposal['what']) => {
    const used = habits.accounts.get(account)
    if (!used || !isAccount(account) || rootOf(settings.special[name]) === rootOf(account)) return
    found.push({
      id: `special ${name}`,
      what,
      now: settings.special[name],
      proposed: account,
      label: used.label,
      example: used.example,
      lines: used.lines,
      change: { set: 'special', name, account },
    })
  }
  const customers = habits.collectives.get('sale')?.most()
  const suppliers = habits.collectives.get('purchase')?.most()
  if (customers) offer('customers', customers.key, 'customer')
  if (suppliers) offer('suppliers', suppliers.key, 'supplier')
  for (const [name, root] of ROOTS) {
    const used = [...habits.accounts].filter(([account]) => root.test(account))
    const [most] = used.sort((a, b) => b[1].lines - a[1].lines)
    if (most) offer(name, most[0], 'account')
  }
  return found
}
