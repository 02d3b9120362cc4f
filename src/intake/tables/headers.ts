import { vatRate } from '../../domain/document'
import type { TableContent } from './field-list'
import { TABLE_FIELDS } from './field-list'
import { plainHeader } from './plain-header'
import { USUAL_RATES } from './rates'

const NET = new Set(
  'ht|base|base ht|base tva|montant ht|total ht|net|net ht|ca ht|base hors taxes|ventes|ventes ht|taxable|net sales'.split(
    '|',
  ),
)
const VAT = new Set('tva|montant tva|total tva|vat|tax|vat amount|tva collectee|tva deductible'.split('|'))
const GROSS = new Set('ttc|montant ttc|total ttc|ca ttc|ventes ttc|gross'.split('|'))

/** Columns of amounts at one rate: « TVA 20 % », « HT 5,5 % », « Base (10%) ». The id is `vat@20`, `net@5.5`. */
function ratedField(header: string): string | undefined {
  const found = [...header.matchAll(/(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s*(%?)(?![\d.,])/g)]
  const [match] = found
  if (found.length !== 1 || !match) return undefined
  const rate = vatRate(match[1] ?? '')
  if (!rate || (match[2] === '' && !USUAL_RATES.includes(rate))) return undefined
  const rest = plainHeader(header.replace(match[0], ' '))
  if (NET.has(rest)) return `net@${rate}`
  if (VAT.has(rest)) return `vat@${rate}`
  return GROSS.has(rest) ? `gross@${rate}` : undefined
}

const NUMBERED: readonly (readonly [RegExp, string])[] = [
  [/^(?:taux|taux tva|vat rate|tax rate) ([1-5])$|^tax ([1-5]) (?:name|rate|label)$/, 'rate'],
  [/^(?:base|base ht|base tva|montant ht|ht|net) ([1-5])$/, 'net'],
  [/^(?:tva|montant tva|vat|vat amount|tax amount) ([1-5])$|^tax ([1-5]) (?:value|amount)$/, 'vat'],
]

function numberedField(plain: string): string | undefined {
  for (const [form, id] of NUMBERED) {
    const match = form.exec(plain)
    if (match) return `${id}#${match[1] ?? match[2]}`
  }
  return undefined
}

/** Which field each header is, for a content; a field is given once, to the header that is surest of it. */
export function recogniseHeaders(header: readonly string[], content: TableContent): Record<number, string> {
  const plain = header.map(plainHeader)
  const columns: Record<number, string> = {}
  const taken = new Set<string>()
  const candidates: { column: number; id: string; rank: number }[] = []
  const named = namesApart(plain)
  const rates = new Set(plain.flatMap((name) => /^rate#(\d)$/.exec(numberedField(name) ?? '')?.[1] ?? []))
  plain.forEach((name, column) => {
    if (name === '') return
    const rated = content === 'payments' ? undefined : ratedField(header[column] ?? '')
    const numbered = content === 'payments' || rated ? undefined : numberedField(name)
    const own = rated ?? (numbered && rates.has(numbered.slice(-1)) ? numbered : undefined)
    if (own) {
      if (!taken.has(own)) columns[column] = own
      taken.add(own)
      return
    }
    for (const each of TABLE_FIELDS) {
      if (!each.for.includes(content)) continue
      // « Nom » is a family name only beside a first name, and a party's name otherwise.
      if (each.id === 'lastName' && !named) continue
      const rank = each.headers.indexOf(name)
      const familyName = named && each.id === 'party' && (name === 'nom' || name === 'nom client')
      if (rank >= 0) candidates.push({ column, id: each.id, rank: familyName ? rank + 100 : rank })
    }
  })
  candidates.sort((a, b) => a.rank - b.rank || a.column - b.column)
  for (const { column, id } of candidates) {
    if (columns[column] !== undefined || taken.has(id)) continue
    columns[column] = id
    taken.add(id)
  }
  return columns
}

/** Whether first and family names stand in columns of their own. */
function namesApart(plain: readonly string[]): boolean {
  return plain.some((name) => /^(?:prenom|first ?name|billing first name|prenom client)$/.test(name))
}

/** The header's signature: the same columns of the same application give the same one. */
export function headerSignature(header: readonly string[]): string {
  return header.map(plainHeader).join('|').slice(0, 4000)
}
