import type { Direction, Invoice, LineKind, Party, Payment, VatRate, VatTreatment } from '../domain/document'
import type { AccountRule, Dossier, Journal, PaymentMode } from '../domain/dossier'
import { atWidth } from '../domain/dossier'
import type { AccountNumber, JournalCode, Reason } from '../domain/entry'
import type { RuleSubject } from './accounts'
import { findRule } from './accounts'
import type { AuxiliaryBook } from './auxiliary'

/** The other documents that an entry depends on, by number; whoever keeps the documents answers from its indexes. */
export interface RelatedDocuments {
  /** The invoice, credit note or deposit with this number; the party decides between two. */
  invoice(direction: Direction, number: string, party: Party): Invoice | undefined
  /** Every payment that clears this number, oldest first (date, then key), the present one among them. */
  paymentsOf(direction: Direction, number: string): readonly Payment[]
  /** Every credit note that refers to this number, oldest first (date, then key). */
  creditNotesOf(direction: Direction, number: string): readonly Invoice[]
  /** Every final invoice that deducts the deposit with this number, and every credit note that refers to it. */
  deducting(direction: Direction, number: string): readonly Invoice[]
}

/** No other document at all. */
export const NO_RELATED: RelatedDocuments = {
  invoice: () => undefined,
  paymentsOf: () => [],
  creditNotesOf: () => [],
  deducting: () => [],
}

/** An account at the dossier's width. */
export interface SizedAccount {
  readonly number: AccountNumber
  /** Its label in the chart; that of the longest known beginning of it otherwise; the number itself at last. */
  readonly label: string
}

/** The rule that a line takes, and the reason that its account is given. */
export interface MatchedRule {
  readonly rule: AccountRule
  readonly reason: Reason
}

/** A dossier made ready for posting many documents: its look-ups are built once. */
export interface PostingContext {
  readonly dossier: Dossier
  readonly auxiliaries: AuxiliaryBook
  readonly related: RelatedDocuments
  /** An account as lines bear it; undefined when the dossier's width cannot hold it. */
  readonly accountOf: (account: AccountNumber) => SizedAccount | undefined
  readonly journalOf: (code: JournalCode) => Journal | undefined
  readonly modeOf: (name: string) => PaymentMode | undefined
  readonly ruleOf: (subject: RuleSubject) => MatchedRule | undefined
  readonly vatAccountOf: (
    direction: Direction,
    treatment: VatTreatment,
    rate: VatRate,
    kind: LineKind,
  ) => AccountNumber | undefined
}

/** A payment mode's name as it is compared: lower case, no accents, single spaces. */
function modeName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Prepares a dossier for posting. The context holds for these settings; make a new one when they change. */
export function postingContext(
  dossier: Dossier,
  auxiliaries: AuxiliaryBook,
  related: RelatedDocuments,
): PostingContext {
  return {
    dossier,
    auxiliaries,
    related,
    accountOf: accounts(dossier),
    journalOf: journals(dossier),
    modeOf: modes(dossier),
    ruleOf: rules(dossier),
    vatAccountOf: vatAccounts(dossier),
  }
}

/** Remembers each account that was asked for: a million lines have a few hundred. */
function accounts({ settings: { chart, accountWidth } }: Dossier): PostingContext['accountOf'] {
  const labels = new Map<string, string>()
  for (const { number, label } of chart) labels.set(atWidth(number, accountWidth) ?? number, label)
  const labelOf = (account: AccountNumber): string => {
    const found = labels.get(account)
    if (found !== undefined) return found
    for (let length = account.length - 1; length >= 2; length--) {
      const shorter = atWidth(account.slice(0, length), accountWidth)
      const parent = shorter && labels.get(shorter)
      if (parent) return parent
    }
    return account
  }
  const known = new Map<AccountNumber, SizedAccount | undefined>()
  return (account) => {
    const found = known.get(account)
    if (found || known.has(account)) return found
    const number = atWidth(account, accountWidth)
    const sized = number && { number, label: labelOf(number) }
    known.set(account, sized)
    return sized
  }
}

function journals({ settings }: Dossier): PostingContext['journalOf'] {
  const byCode = new Map(settings.journals.map((journal) => [journal.code, journal]))
  return (code) => byCode.get(code)
}

function modes({ settings }: Dossier): PostingContext['modeOf'] {
  const byName = new Map<string, PaymentMode>()
  for (const mode of settings.paymentModes) {
    for (const name of [mode.code, mode.label, ...mode.aliases]) {
      if (!byName.has(modeName(name))) byName.set(modeName(name), mode)
    }
  }
  const met = new Map<string, PaymentMode | undefined>()
  return (name) => {
    if (met.has(name)) return met.get(name)
    const mode = byName.get(modeName(name))
    met.set(name, mode)
    return mode
  }
}

/** Remembers which rule won for each kind of line, so that thousands of rules cost nothing for the next same line. */
function rules({ settings }: Dossier): PostingContext['ruleOf'] {
  const won = new Map<string, MatchedRule | undefined>()
  const byParty = {
    sale: settings.salesRules.some((rule) => rule.party !== undefined),
    purchase: settings.purchaseRules.some((rule) => rule.party !== undefined),
  }
  return (subject) => {
    const { direction, document, kind, treatment, rate, code, category, party } = subject
    const who = byParty[direction] ? `${party.code}\n${party.siren}\n${party.vatId}` : ''
    const key = `${direction}\n${document}\n${kind}\n${treatment}\n${rate}\n${code}\n${category}\n${who}`
    const known = won.get(key)
    if (known || won.has(key)) return known
    const rule = findRule(direction === 'sale' ? settings.salesRules : settings.purchaseRules, subject)
    const matched = rule && { rule, reason: { by: 'rule', rule: rule.id, kind, treatment, rate } as const }
    won.set(key, matched)
    return matched
  }
}

function vatAccounts({ settings }: Dossier): PostingContext['vatAccountOf'] {
  const found = new Map<string, AccountNumber | undefined>()
  return (direction, treatment, rate, kind) => {
    const asset = kind === 'fixed-asset'
    const key = `${direction}${treatment}${rate}${asset}`
    if (found.has(key)) return found.get(key)
    const account = settings.vatAccounts.find(
      (each) =>
        each.direction === direction &&
        each.treatment === treatment &&
        (each.rate === undefined || each.rate === rate) &&
        (each.kind === undefined || asset),
    )?.account
    found.set(key, account)
    return account
  }
}
