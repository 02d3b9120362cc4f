import type { AccountRule, Dossier, Journal, Settings, VatAccount } from '../../domain/dossier'
import type { AuxiliaryNumber } from '../../domain/entry'
import type { PartyKey } from '../../posting'
import { partyKey } from '../../posting'
import type { Change, SettingProposal } from './proposal'
import { rootOf } from './proposal'

/** A dossier with what was accepted, and the accounts that third parties are to keep. */
export interface Accepted {
  readonly dossier: Dossier
  /** By name alone: whoever bears the name first takes the account (see `auxiliaryBook`). */
  readonly pinned: ReadonlyMap<PartyKey, AuxiliaryNumber>
}

/** The dossier with the accepted proposals. Pure; accepting twice changes nothing more. */
export function applyProposals(
  dossier: Dossier,
  proposals: readonly SettingProposal[],
  acceptedIds: Iterable<string>,
): Accepted {
  const wanted = new Set(acceptedIds)
  const changes = proposals.filter((each) => wanted.has(each.id)).map((each) => each.change)
  const pinned = new Map<PartyKey, AuxiliaryNumber>()
  const taken = new Set<string>()
  for (const change of changes) {
    if (change.set !== 'auxiliary') continue
    const key = partyKey(change.direction, { name: change.name })
    // Two accounts under one name: the first, which has most lines, is the party's.
    if (!key || pinned.has(key) || taken.has(change.account)) continue
    pinned.set(key, change.account)
    taken.add(change.account)
  }
  return { dossier: { ...dossier, settings: changes.reduce(applied, dossier.settings) }, pinned }
}

function applied(settings: Settings, change: Change): Settings {
  switch (change.set) {
    case 'width':
      return { ...settings, accountWidth: change.width }
    case 'account': {
      const { number, label } = change
      const others = settings.chart.filter((each) => rootOf(each.number) !== rootOf(number))
      const chart = [...others, { number, label }].sort((a, b) => (a.number < b.number ? -1 : 1))
      return { ...settings, chart }
    }
    case 'journal':
      return withJournal(settings, change)
    case 'vat':
      return { ...settings, vatAccounts: vatAccounts(settings.vatAccounts, change) }
    case 'rule': {
      const others = settings.salesRules.filter((each) => each.id !== change.rule.id)
      return { ...settings, salesRules: ahead(others, change.rule) }
    }
    case 'special':
      return { ...settings, special: { ...settings.special, [change.name]: change.account } }
    case 'auxiliary':
      return settings
  }
}

/** The journal, and the sales' or purchases' one where none of that kind was the dossier's. */
function withJournal(settings: Settings, change: Extract<Change, { set: 'journal' }>): Settings {
  const { code, label, kind } = change
  const known = settings.journals.find((each) => each.code === code)
  const account = change.account ?? known?.account
  const journal: Journal = { code, label, kind, ...(account ? { account } : {}) }
  const journals = known
    ? settings.journals.map((each) => (each === known ? journal : each))
    : [...settings.journals, journal]
  const lost = (current: string, wanted: Journal['kind']) =>
    !journals.some((each) => each.code === current && each.kind === wanted) && kind === wanted
  return {
    ...settings,
    journals,
    salesJournal: lost(settings.salesJournal, 'sales') ? code : settings.salesJournal,
    purchasesJournal: lost(settings.purchasesJournal, 'purchases') ? code : settings.purchasesJournal,
  }
}

function vatAccounts(
  accounts: readonly VatAccount[],
  { direction, rate, asset, account }: Extract<Change, { set: 'vat' }>,
): VatAccount[] {
  const same = (each: VatAccount) =>
    each.direction === direction &&
    each.treatment === 'S' &&
    each.rate === rate &&
    (each.kind === 'fixed-asset') === asset
  if (accounts.some(same)) return accounts.map((each) => (same(each) ? { ...each, account } : each))
  return [{ direction, treatment: 'S', rate, ...(asset ? { kind: 'fixed-asset' as const } : {}), account }, ...accounts]
}

/** Rules for one item, category or party are more precise than a nature's: the new one stands behind them. */
function ahead(rules: readonly AccountRule[], rule: AccountRule): AccountRule[] {
  const precise = (each: AccountRule) =>
    each.code !== undefined || each.category !== undefined || each.party !== undefined
  const at = rules.findIndex((each) => !precise(each) && each.document === undefined)
  const place = at < 0 ? rules.length : at
  return [...rules.slice(0, place), rule, ...rules.slice(place)]
}
