import type { AuxiliaryNumber } from '../../domain/entry'
import type { Habits } from './habits'
import type { SettingProposal } from './proposal'

/** Third parties' accounts of a file that are kept as theirs, the most used first. */
const MOST = 20_000

/** The accounts that customers and suppliers already have in the accountant's books, by name. */
export function partyProposals({ auxiliaries }: Habits): SettingProposal[] {
  const found: SettingProposal[] = []
  for (const [key, { direction, account, label, example, lines }] of auxiliaries) {
    if (!/^[0-9A-Za-z]{1,20}$/.test(account)) continue
    found.push({
      id: `auxiliary ${key}`,
      what: direction === 'sale' ? 'customer' : 'supplier',
      now: null,
      proposed: account,
      label: label.trim().slice(0, 200),
      example,
      lines,
      change: { set: 'auxiliary', direction, name: label.trim(), account: account as AuxiliaryNumber },
    })
  }
  return found.sort((a, b) => b.lines - a.lines).slice(0, MOST)
}
