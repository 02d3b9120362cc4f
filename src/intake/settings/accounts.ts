import type { Dossier } from '../../domain/dossier'
import { atWidth } from '../../domain/dossier'
import type { AccountNumber } from '../../domain/entry'
import type { UsedAccount } from './habits'
import type { SettingProposal } from './proposal'
import { rootOf } from './proposal'

const LABEL = 200

/** Whether a text is an account that a chart may hold: three digits, then digits or letters. */
export function isAccount(text: string): text is AccountNumber {
  return /^\d{3}[0-9A-Za-z]{0,17}$/.test(text)
}

/** The width that nearly all general accounts of the file have, where the dossier has another. */
export function widthProposal(accounts: ReadonlyMap<string, UsedAccount>, dossier: Dossier): SettingProposal[] {
  const counts = new Map<number, number>()
  for (const number of accounts.keys()) counts.set(number.length, (counts.get(number.length) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (!most || most[1] * 20 < accounts.size * 19 || most[0] < 5 || accounts.size < 5) return []
  const [width, lines] = most
  const now = dossier.settings.accountWidth
  if (now === width) return []
  const [number = '', used] = [...accounts].find(([each]) => each.length === width) ?? []
  // Where today's width cannot hold an account of the file, nothing stands in its place: the width has to be taken too.
  const needed = [...accounts.keys()].some((each) => atWidth(each, now) === undefined)
  return [
    {
      id: 'width',
      what: 'account',
      now: needed || now === null ? null : String(now),
      proposed: String(width),
      label: `(${now ?? '–'} → ${width})`,
      example: `${number} ${used?.label ?? ''}`.trim(),
      lines,
      change: { set: 'width', width },
    },
  ]
}

/** Accounts that the chart lacks or names otherwise; the same account at another width is the same account. */
export function accountProposals(accounts: ReadonlyMap<string, UsedAccount>, dossier: Dossier): SettingProposal[] {
  const chart = new Map(dossier.settings.chart.map((each) => [rootOf(each.number), each]))
  const found: SettingProposal[] = []
  for (const [number, { label, example, lines }] of accounts) {
    const text = label.trim().slice(0, LABEL)
    const known = chart.get(rootOf(number))
    if (!isAccount(number) || text === '' || known?.label === text) continue
    found.push({
      id: `account ${number}`,
      what: whatOf(number),
      now: known ? `${known.number} ${known.label}` : null,
      proposed: number,
      label: text,
      example,
      lines,
      change: { set: 'account', number, label: text },
    })
  }
  return found.sort((a, b) => b.lines - a.lines)
}

function whatOf(number: string): SettingProposal['what'] {
  if (/^41[1-8]/.test(number)) return 'customer'
  if (/^40[1-8]/.test(number)) return 'supplier'
  if (number.startsWith('445')) return 'vat'
  if (/^5[13]/.test(number)) return 'bank'
  return number.startsWith('70') ? 'product' : 'account'
}
