import type { Dossier, JournalKind } from '../../domain/dossier'
import type { JournalCode } from '../../domain/entry'
import { isAccount } from './accounts'
import type { Habits, UsedJournal } from './habits'
import type { SettingProposal } from './proposal'
import { rootOf } from './proposal'

/** Journals that the dossier lacks, or has under another label, kind or money account. */
export function journalProposals({ journals }: Habits, { settings }: Dossier): SettingProposal[] {
  const found: SettingProposal[] = []
  for (const [code, used] of journals) {
    if (!/^[A-Z0-9]{1,8}$/.test(code)) continue
    const known = settings.journals.find((each) => each.code === code)
    const kind = kindOf(code, used)
    const money = kind === 'bank' || kind === 'cash' ? used.money.most()?.key : undefined
    const account = money !== undefined && isAccount(money) ? money : undefined
    const label = used.label.trim().slice(0, 200) || code
    const same =
      known?.label === label && known.kind === kind && (!account || rootOf(known.account ?? '') === rootOf(account))
    if (same) continue
    found.push({
      id: `journal ${code}`,
      what: 'journal',
      now: known ? [known.code, known.label, known.account].filter(Boolean).join(' ') : null,
      proposed: code,
      label: account ? `${label} (${account})` : label,
      example: used.example,
      lines: used.lines,
      change: { set: 'journal', code: code as JournalCode, label, kind, account },
    })
  }
  return found.sort((a, b) => b.lines - a.lines)
}

/** The kind of a journal: opening by its name, money when half of its entries move it, else by what it books most. */
function kindOf(code: string, { label, lines, roots, money }: UsedJournal): JournalKind {
  if (/^(?:AN|RAN|ANO?UV|NOUV)/.test(code) || /nouveau|ouverture/i.test(label)) return 'opening'
  const count = (...wanted: string[]) => wanted.reduce((total, root) => total + roots.get(root), 0)
  const most = money.most()
  if (most && count('51', '53') * 4 >= lines) return most.key.startsWith('53') ? 'cash' : 'bank'
  const sales = count('70', '41')
  const purchases = count('60', '61', '62', '40')
  if (sales === 0 && purchases === 0) return 'general'
  // Salaries, depreciation and the like also move charges, and no third party of trade.
  if (count('41', '40') === 0) return 'general'
  return sales >= purchases ? 'sales' : 'purchases'
}
