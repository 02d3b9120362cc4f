import type { Settings } from '../../../domain/dossier'
import { atWidth } from '../../../domain/dossier'

/** What in the settings names an account. */
export type User = 'rule' | 'vat' | 'mode' | 'journal' | 'special'

/** Which settings name each account, at the dossier's width; an account that nothing names is not there. */
export function accountUsers(settings: Settings): ReadonlyMap<string, readonly User[]> {
  const users = new Map<string, User[]>()
  const note = (user: User, account: string | undefined) => {
    if (account === undefined) return
    const number = atWidth(account, settings.accountWidth) ?? account
    const known = users.get(number) ?? []
    if (!known.includes(user)) users.set(number, [...known, user])
  }
  for (const rule of [...settings.salesRules, ...settings.purchaseRules]) note('rule', rule.account)
  for (const vat of settings.vatAccounts) note('vat', vat.account)
  for (const mode of settings.paymentModes) note('mode', mode.account)
  for (const journal of settings.journals) note('journal', journal.account)
  for (const account of Object.values(settings.special)) note('special', account)
  return users
}
