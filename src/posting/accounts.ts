import type { Direction, LineKind, Party, VatRate, VatTreatment } from '../domain/document'
import type { AccountRule, Dossier, RuleDocument } from '../domain/dossier'
import { atWidth } from '../domain/dossier'
import type { RuleProbe, RuleTrace } from '../domain/rule-trace'
import { accountLetters } from './auxiliary'

/** What a rule looks at. */
export interface RuleSubject {
  readonly direction: Direction
  readonly document: RuleDocument
  readonly kind: LineKind
  readonly treatment: VatTreatment
  readonly rate: VatRate
  readonly code: string
  readonly category: string
  readonly party: { readonly [Field in 'code' | 'siren' | 'vatId']?: Party[Field] }
}

/** The first condition of a rule that the subject does not meet, or undefined when the rule matches. */
function failedCondition(rule: AccountRule, subject: RuleSubject): keyof AccountRule | undefined {
  if (rule.code !== undefined && !sameWord(rule.code, subject.code)) return 'code'
  if (rule.category !== undefined && !sameWord(rule.category, subject.category)) return 'category'
  if (rule.kind !== undefined && rule.kind !== subject.kind) return 'kind'
  if (rule.treatment !== undefined && rule.treatment !== subject.treatment) return 'treatment'
  if (rule.rate !== undefined && rule.rate !== subject.rate) return 'rate'
  if (rule.document !== undefined && !standsOn(rule.document, subject.document)) return 'document'
  if (rule.party !== undefined) {
    const { code, siren, vatId } = subject.party
    if (rule.party !== code && rule.party !== siren && rule.party !== vatId) return 'party'
  }
  return undefined
}

/** A rule for credit notes takes rebates too; one for rebates takes nothing else. */
function standsOn(wanted: RuleDocument, found: RuleDocument): boolean {
  return wanted === found || (wanted === 'credit-note' && found === 'rebate')
}

/** Item codes and categories are compared as people read them: without regard to case, accents and punctuation. */
function sameWord(wanted: string, found: string): boolean {
  if (wanted === found) return true
  const letters = accountLetters(wanted)
  return letters !== '' && letters === accountLetters(found)
}

/** The first rule of the user's list that matches. */
export function findRule(rules: readonly AccountRule[], subject: RuleSubject): AccountRule | undefined {
  return rules.find((rule) => failedCondition(rule, subject) === undefined)
}

/**
 * What a line would take and why: every rule up to the one that wins, with the condition that failed. `party` of the
 * probe is a customer code, a SIREN or a VAT number.
 */
export function traceRule(dossier: Dossier, probe: RuleProbe): RuleTrace {
  const { settings } = dossier
  const subject: RuleSubject = { ...probe, party: { code: probe.party, siren: probe.party, vatId: probe.party } }
  const rules = probe.direction === 'sale' ? settings.salesRules : settings.purchaseRules
  const tried: { rule: string; failed: string | null }[] = []
  let winner: AccountRule | undefined
  for (const rule of rules) {
    const failed = failedCondition(rule, subject)
    tried.push({ rule: rule.id, failed: failed ?? null })
    if (failed === undefined) {
      winner = rule
      break
    }
  }
  const account = winner ? (atWidth(winner.account, settings.accountWidth) ?? winner.account) : null
  const vat = settings.vatAccounts.find(
    (each) =>
      each.direction === probe.direction &&
      each.treatment === probe.treatment &&
      (each.rate === undefined || each.rate === probe.rate) &&
      (each.kind === undefined || each.kind === probe.kind),
  )
  const label = settings.chart.find(
    ({ number }) => (atWidth(number, settings.accountWidth) ?? number) === account,
  )?.label
  return {
    account,
    accountLabel: label ?? null,
    rule: winner?.id ?? null,
    vatAccount: vat ? (atWidth(vat.account, settings.accountWidth) ?? vat.account) : null,
    tried,
  }
}
