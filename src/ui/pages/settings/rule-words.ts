import type { LineKind, VatTreatment } from '../../../domain/document'
import { t, typo } from '../../texts'
import type { TypedRule } from './rules-draft'
import { plain } from './search'

/** The conditions of a rule in few words: « Service · Export »; of one without any: « tout le reste ». */
export function conditions(rule: TypedRule): string {
  const words = t().settings.rules
  const parts = [
    rule.code && words.ifCode(rule.code),
    rule.category && words.ifCategory(rule.category),
    rule.kind && t().documents.natures[rule.kind],
    rule.treatment && t().documents.treatments[rule.treatment],
    rule.rate && typo().percent(rule.rate.replace(',', '.')),
    rule.party && words.ifParty(rule.party),
    rule.document && words.documents[rule.document],
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(' · ') : words.everything
}

/** The natures as a choice that may be left open. */
export function kindOptions(kinds: readonly LineKind[]): readonly (readonly [LineKind | '', string])[] {
  return [['', t().settings.rules.any], ...kinds.map((kind) => [kind, t().documents.natures[kind]] as const)]
}

/** The VAT treatments as a choice that may be left open. */
export function treatmentOptions(
  treatments: readonly VatTreatment[],
): readonly (readonly [VatTreatment | '', string])[] {
  return [
    ['', t().settings.rules.any],
    ...treatments.map((each) => [each, `${t().documents.treatments[each]} (${each})`] as const),
  ]
}

/** Whether a rule is found by words: its name, its conditions, its account. */
export function ruleMatches(rule: TypedRule, wanted: string): boolean {
  return plain(`${rule.id} ${conditions(rule)} ${rule.account} ${rule.section}`).includes(plain(wanted))
}
