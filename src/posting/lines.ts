import type { PlainDate } from '../domain/date'
import type { AccountNumber, EntryLine, Reason } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount } from '../domain/money'
import type { PostingContext, SizedAccount } from './context'
import { bySpecial } from './reasons'

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
  readonly analytic?: string
}

/** A special account of the dossier, named by the scheme that needs it. */
export function specialLine(account: AccountNumber, signed: Amount, label: string, name: string): DraftLine {
  return { account, signed, label, reason: bySpecial(name) }
}

/** A line that others may join: what is the same of all of them, and their sums. */
interface JoinedLine {
  readonly like: DraftLine
  readonly account: SizedAccount
  signed: number
  foreign: number | undefined
}

/**
 * What may become one line: same account, third party, section, side, due date, rate, label and kind of reason. Two rates on one
 * sales account stay two lines, so that the VAT of each can be held against its base.
 */
function sameLine({ account, like: a, signed }: JoinedLine, b: DraftLine, accountOfB: SizedAccount): boolean {
  return (
    account.number === accountOfB.number &&
    signed > 0 === b.signed > 0 &&
    a.vat?.rate === b.vat?.rate &&
    a.vat?.treatment === b.vat?.treatment &&
    a.reason.by === b.reason.by &&
    a.dueDate === b.dueDate &&
    a.auxiliary?.number === b.auxiliary?.number &&
    a.analytic === b.analytic &&
    a.label === b.label
  )
}

/**
 * Finishes the lines of an entry: accounts at the dossier's width, lines that are the same made one, zeros dropped, each
 * account with its label. `tooLong` names the accounts that the width cannot hold.
 */
export function finishLines(
  draft: readonly DraftLine[],
  context: PostingContext,
): { readonly lines: EntryLine[]; readonly tooLong: string[] } {
  const joined: JoinedLine[] = []
  const tooLong: string[] = []
  for (const line of draft) {
    const { signed, foreign } = line
    if (signed === 0) continue
    const account = context.accountOf(line.account)
    if (account === undefined) {
      if (!tooLong.includes(line.account)) tooLong.push(line.account)
      continue
    }
    // An entry has a handful of different lines, however many a document has: looking through them is quickest.
    const same = joined.find((each) => sameLine(each, line, account))
    if (!same) joined.push({ like: line, account, signed, foreign: foreign?.amount })
    else {
      same.signed += signed
      if (same.foreign !== undefined && foreign) same.foreign += foreign.amount
    }
  }
  return { lines: joined.map(finished), tooLong }
}

/** Field by field: a million lines are made here, and spreading what may be absent takes many times as long. */
function finished({ like, account, signed, foreign }: JoinedLine): EntryLine {
  const line: { -readonly [K in keyof EntryLine]: EntryLine[K] } = {
    account: account.number,
    accountLabel: account.label,
    side: signed > 0 ? 'debit' : 'credit',
    amount: amount(Math.abs(signed)),
    label: like.label,
    reason: like.reason,
  }
  if (like.auxiliary) line.auxiliary = like.auxiliary
  if (like.dueDate) line.dueDate = like.dueDate
  if (like.paymentMode) line.paymentMode = like.paymentMode
  if (like.vat) line.vat = like.vat
  if (like.analytic) line.analytic = like.analytic
  if (like.foreign && foreign) {
    line.foreign = { currency: like.foreign.currency, amount: amount(Math.abs(foreign)) }
  }
  return line
}
