import type { Document } from '../domain/document'
import { amountText } from '../domain/money'
import type { FieldDifference } from './contract'

/** Fields that say where a document was read and what was asked of it, not what it says. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['key', 'source', 'warnings', 'holds'])

/** Names of fields that hold amounts in minor units. */
const AMOUNTS: ReadonlySet<string> = new Set([
  'net',
  'vat',
  'gross',
  'prepaid',
  'rounding',
  'payable',
  'base',
  'amount',
])

/**
 * What changed between two states of a document, field by field, as text; paths such as `totals.gross`, `lines.2.net`.
 * All of it is new where there was nothing before.
 */
export function differences(before: Document | undefined, after: Document): FieldDifference[] {
  const left = before ? flatten(before, before) : new Map<string, string>()
  const right = flatten(after, after)
  const paths = new Set([...left.keys(), ...right.keys()])
  return [...paths]
    .filter((path) => left.get(path) !== right.get(path))
    .map((field) => ({ field, before: left.get(field) ?? null, after: right.get(field) ?? null }))
}

function flatten(value: object, document: Document, path = '', into = new Map<string, string>()): Map<string, string> {
  for (const [name, field] of Object.entries(value)) {
    if ((path === '' && NOT_SHOWN.has(name)) || field === undefined || field === null) continue
    const at = path === '' ? name : `${path}.${name}`
    if (typeof field === 'object') flatten(field, document, at, into)
    else if (typeof field === 'number' && AMOUNTS.has(name))
      into.set(at, amountText(field as Parameters<typeof amountText>[0], document.currency))
    else into.set(at, String(field))
  }
  return into
}
