import type { FieldId, FunctionId } from '../../../../formats/custom'
import { FIELD_IDS, FIELDS, FUNCTION_IDS } from '../../../../formats/custom'
import { t } from '../../../texts'

/** A field or function that a word may mean. */
export interface Suggestion {
  readonly name: string
  readonly detail: string
  /** The value that it makes of what was typed. */
  readonly value: string
}

/** Text as names are compared: no accents, no case, words apart. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()
}

/** The word being typed inside the last open brace, or the whole text where there is none. */
function openWord(text: string): { before: string; word: string; braced: boolean } {
  const open = text.lastIndexOf('{')
  if (open < 0 || text.indexOf('}', open) >= 0) return { before: '', word: text, braced: false }
  const word = /[\p{L}\p{N}._]*$/u.exec(text)?.[0] ?? ''
  return { before: text.slice(0, text.length - word.length), word, braced: true }
}

/** Fields whose name or token holds every word, then functions where a formula is open. */
export function suggestFields(text: string): Suggestion[] {
  const { before, word, braced } = openWord(text)
  // What is a value already asks for nothing; its whole list is shown.
  const words = /[{}]/.test(text) && !braced ? [] : plain(word).split(' ').filter(Boolean)
  const holds = (...names: readonly string[]) => words.every((each) => names.some((name) => plain(name).includes(each)))
  const found: Suggestion[] = FIELD_IDS.filter((id) => holds(t().ownFormats.fields[id], id)).map((id) => ({
    name: t().ownFormats.fields[id],
    detail: `{${id}} · ${t().ownFormats.groups[FIELDS[id].group]}`,
    value: braced ? `${before}${id}}` : `{${id}}`,
  }))
  if (!braced || words.length === 0) return found
  const functions = FUNCTION_IDS.filter((id: FunctionId) => id.startsWith(words[0] ?? '')).map((id) => ({
    name: `${id}(…)`,
    detail: t().ownFormats.functions[id],
    value: `${before}${id}(`,
  }))
  return [...found, ...functions]
}

/** What a value is, in plain words: the field's name, or that it is constant, empty or a formula. */
export function describeValue(value: string): string {
  const words = t().ownFormats
  if (value === '') return words.isEmpty
  const field = /^\{\s*([a-z0-9.]+)\s*\}$/.exec(value)?.[1]
  if (field && Object.hasOwn(words.fields, field)) return words.fields[field as FieldId]
  return /[{}]/.test(value) ? words.isFormula : words.isConstant
}

/** What files call their columns, in French and English; the longest that is found counts. */
const TITLES: Readonly<Record<string, FieldId>> = {
  journal: 'journal.code',
  'code journal': 'journal.code',
  'libelle journal': 'journal.label',
  date: 'date',
  'date piece': 'doc.date',
  'date de piece': 'doc.date',
  echeance: 'due.date',
  'due date': 'due.date',
  piece: 'doc.ref',
  document: 'doc.ref',
  facture: 'doc.ref',
  reference: 'doc.ref',
  invoice: 'doc.ref',
  compte: 'account',
  account: 'account',
  'libelle compte': 'account.label',
  auxiliaire: 'aux',
  auxiliary: 'aux',
  tiers: 'aux',
  'nom tiers': 'aux.label',
  client: 'party.name',
  libelle: 'label',
  label: 'label',
  description: 'label',
  debit: 'debit',
  credit: 'credit',
  montant: 'amount',
  amount: 'amount',
  sens: 'side',
  devise: 'currency',
  currency: 'currency',
  lettrage: 'lettering',
  reglement: 'payment.mode',
  analytique: 'analytic.section',
  section: 'analytic.section',
  tva: 'vat.rate',
}

/** The value that the title of a column in a sample file stands for; empty when nobody can say. */
export function valueOfTitle(title: string): string {
  const asked = plain(title)
    .replace(/\b(n|no|num|numero|de|du|la|le|d|l)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const known = Object.keys(TITLES)
    .filter((name) => asked === name || ` ${asked} `.includes(` ${name} `))
    .sort((a, b) => b.length - a.length)
  const field = known[0] === undefined ? undefined : TITLES[known[0]]
  return field ? `{${field}}` : ''
}
