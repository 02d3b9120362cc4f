import type { Document } from '../domain/document'
import { isCredit, isPayment } from '../domain/document'
import type { NumberedEntry } from '../domain/entry'
import { amount, ZERO } from '../domain/money'
import type { AccountTotal, JournalTotal, VatTotal } from './contract'

/** Totals of entries by journal and by account, and of all; debit equals credit since every entry balances. */
export function entryTotals(entries: readonly NumberedEntry[]) {
  const journals = new Map<
    string,
    { journal: JournalTotal['journal']; label: string; entries: number; debit: number; credit: number }
  >()
  const accounts = new Map<string, { account: string; label: string; debit: number; credit: number }>()
  let lines = 0
  let debit = 0
  let credit = 0
  for (const { entry } of entries) {
    let journal = journals.get(entry.journal)
    if (!journal) {
      journal = { journal: entry.journal, label: entry.journalLabel, entries: 0, debit: 0, credit: 0 }
      journals.set(entry.journal, journal)
    }
    journal.entries += 1
    for (const line of entry.lines) {
      let account = accounts.get(line.account)
      if (!account) {
        account = { account: line.account, label: line.accountLabel, debit: 0, credit: 0 }
        accounts.set(line.account, account)
      }
      account[line.side] += line.amount
      journal[line.side] += line.amount
      if (line.side === 'debit') debit += line.amount
      else credit += line.amount
      lines += 1
    }
  }
  return {
    lines,
    debit: amount(debit),
    credit: amount(credit),
    journals: [...journals.values()].map(
      (each): JournalTotal => ({ ...each, debit: amount(each.debit), credit: amount(each.credit) }),
    ),
    accounts: [...accounts.values()]
      .map((each): AccountTotal => ({ ...each, debit: amount(each.debit), credit: amount(each.credit) }))
      .sort((a, b) => (a.account < b.account ? -1 : 1)),
  }
}

/** VAT of some documents by direction, treatment and rate, credit notes off; to hold against the CA3. */
export function vatTotals(documents: Iterable<Document>): VatTotal[] {
  const totals = new Map<string, VatTotal>()
  for (const document of documents) {
    if (isPayment(document)) continue
    const sign = isCredit(document) ? -1 : 1
    for (const { treatment, rate, base, vat } of document.vat) {
      const key = `${document.direction} ${treatment} ${rate}`
      const known = totals.get(key) ?? { direction: document.direction, treatment, rate, base: ZERO, vat: ZERO }
      totals.set(key, { ...known, base: amount(known.base + sign * base), vat: amount(known.vat + sign * vat) })
    }
  }
  return [...totals.values()].sort((a, b) =>
    a.direction === b.direction ? Number(b.rate) - Number(a.rate) : a.direction < b.direction ? 1 : -1,
  )
}
