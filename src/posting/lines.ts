import type { PlainDate } from '../domain/date'
import { atWidth } from '../domain/dossier'
import type { AccountNumber, EntryLine, Reason } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount } from '../domain/money'
import type { PostingContext } from './context'

/** A line on its way, in the dossier's currency. The amount may be negative, which puts it on the other side. */
export interface DraftLine {
  readonly account: AccountNumber
  /** Positive: debit. Negative: credit. */
  readonly signed: Amount
  readonly label: string
  readonly reason: Reason
  readonly auxiliary?: EntryLine['auxiliary']
  readonly dueDate?: PlainDate
  readonly paymentMode?: string
  /** Signed like `signed`. */
  readonly foreign?: { readonly currency: NonNullable<EntryLine['foreign']>['currency']; readonly amount: Amount }
  readonly vat?: NonNullable<EntryLine['vat']>
}

/** A special account of the dossier, named by the scheme that needs it. */
export function specialLine(account: AccountNumber, signed: Amount, label: string, name: string): DraftLine {
  return { account, signed, label, reason: { by: 'special', account: name } }
}

/**
 * What may become one line: same account, third party, side, due date, rate, label and kind of reason. Two rates on one
 * sales account stay two lines, so that the VAT of each can be held against its base.
 */
function sameLine(a: DraftLine, b: DraftLine): boolean {
  return (
    a.account === b.account &&
    a.signed > 0 === b.signed > 0 &&
    a.vat?.rate === b.vat?.rate &&
    a.vat?.treatment === b.vat?.treatment &&
    a.reason.by === b.reason.by &&
    a.dueDate === b.dueDate &&
    a.auxiliary?.number === b.auxiliary?.number &&
    a.label === b.label
  )
}

function merge(a: DraftLine, b: DraftLine): DraftLine {
  const foreign =
    a.foreign && b.foreign ? { foreign: { ...a.foreign, amount: amount(a.foreign.amount + b.foreign.amount) } } : {}
  return { ...a, signed: amount(a.signed + b.signed), ...foreign }
}

/**
 * Finishes the lines of an entry: accounts at the dossier's width, lines that are the same made one, zeros dropped, each
 * account with its label. `tooLong` names the accounts that the width cannot hold.
 */
export function finishLines(
  draft: readonly DraftLine[],
  context: PostingContext,
): { readonly lines: EntryLine[]; readonly tooLong: string[] } {
  const { accountWidth } = context.dossier.settings
  const merged: DraftLine[] = []
  const tooLong: string[] = []
  for (const line of draft) {
    if (line.signed === 0) continue
    const account = atWidth(line.account, accountWidth)
    if (account === undefined) {
      if (!tooLong.includes(line.account)) tooLong.push(line.account)
      continue
    }
    const sized = account === line.account ? line : { ...line, account }
    // An entry has a handful of different lines, however many a document has: looking through them is quickest.
    const at = merged.findIndex((each) => sameLine(each, sized))
    const same = merged[at]
    if (same) merged[at] = merge(same, sized)
    else merged.push(sized)
  }
  const lines: EntryLine[] = []
  for (const { signed, foreign, auxiliary, dueDate, paymentMode, vat, account, label, reason } of merged) {
    lines.push({
      account,
      accountLabel: context.labelOf(account),
      ...(auxiliary ? { auxiliary } : {}),
      side: signed > 0 ? 'debit' : 'credit',
      amount: amount(Math.abs(signed)),
      label,
      ...(dueDate ? { dueDate } : {}),
      ...(paymentMode ? { paymentMode } : {}),
      ...(foreign && foreign.amount !== 0
        ? { foreign: { currency: foreign.currency, amount: amount(Math.abs(foreign.amount)) } }
        : {}),
      ...(vat ? { vat } : {}),
      reason,
    })
  }
  return { lines, tooLong }
}
