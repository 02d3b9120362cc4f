import type { Direction, LineKind, VatTreatment } from '../../../domain/document'
import type { AccountRule, Dossier, RuleDocument } from '../../../domain/dossier'
import type { Reading } from './reading'
import type { SectionSpec } from './section'
import { typedRate } from './typed-rate'

/** Natures of a line, in the order of a choice. */
export const KINDS: readonly LineKind[] = [
  'service',
  'goods',
  'finished-product',
  'transport',
  'disbursement',
  'fixed-asset',
  'other',
]

/** VAT treatments, in the order of a choice. */
export const TREATMENTS: readonly VatTreatment[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'F']

/** A rule as it is typed; an empty condition always holds. `key` names the row while it is edited. */
export interface TypedRule {
  key: string
  id: string
  code: string
  category: string
  kind: LineKind | ''
  treatment: VatTreatment | ''
  rate: string
  party: string
  document: RuleDocument | ''
  account: string
  section: string
}

/** The rules of one side of the books, in their order. */
export interface RulesDraft {
  kindByDefault: LineKind
  rules: TypedRule[]
}

/** A rule with nothing said yet. */
export function blankRule(key: string, given: Partial<Omit<TypedRule, 'key'>> = {}): TypedRule {
  return {
    key,
    id: '',
    code: '',
    category: '',
    kind: '',
    treatment: '',
    rate: '',
    party: '',
    document: '',
    account: '',
    section: '',
    ...given,
  }
}

/** A name for a new rule that no other has: made of what it looks at. */
export function ruleName(rule: TypedRule, taken: readonly string[], kindWord: string): string {
  const parts = [rule.code, rule.category, rule.party, kindWord, rule.treatment, rule.rate].map((part) =>
    part
      .trim()
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9.]+/g, ''),
  )
  const base = parts.filter((part) => part !== '').join('-') || 'regle'
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}-${count}`
    if (!taken.includes(name)) return name
  }
}

/** Reads one typed rule; errors are under `path.field`. */
export function readRule(rule: TypedRule, path: string, reading: Reading): AccountRule {
  const said = (text: string) => text.trim()
  return {
    id: reading.filled(`${path}.id`, rule.id),
    ...(said(rule.code) && { code: said(rule.code) }),
    ...(said(rule.category) && { category: said(rule.category) }),
    ...(rule.kind && { kind: rule.kind }),
    ...(rule.treatment && { treatment: rule.treatment }),
    ...(said(rule.rate) && { rate: reading.rate(`${path}.rate`, rule.rate) }),
    ...(said(rule.party) && { party: said(rule.party).toUpperCase() }),
    ...(rule.document && { document: rule.document }),
    account: reading.account(`${path}.account`, rule.account),
    ...(said(rule.section) && { section: said(rule.section) }),
  }
}

/** The rules of sales or of purchases. */
export function rulesSpec(direction: Direction): SectionSpec<RulesDraft> {
  const field = direction === 'sale' ? 'salesRules' : 'purchaseRules'
  return {
    read: (dossier) => ({
      kindByDefault: dossier.settings.defaultKind[direction],
      rules: dossier.settings[field].map((rule, i) => blankRule(`${i}`, { ...rule, rate: typedRate(rule.rate ?? '') })),
    }),
    write(draft, dossier, reading): Dossier {
      const rules = draft.rules.map((rule, i) => readRule(rule, `rules.${i}`, reading))
      reading.distinct(rules.map((rule, i) => [`rules.${i}.id`, rule.id]))
      const defaultKind = { ...dossier.settings.defaultKind, [direction]: draft.kindByDefault }
      return { ...dossier, settings: { ...dossier.settings, [field]: rules, defaultKind } }
    },
  }
}
