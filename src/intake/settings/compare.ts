import { isRecord } from './record'

/** One difference between two settings, by path (`salesRules.services-K.account`); see the acts' contract. */
export interface Difference {
  readonly path: string
  readonly now: string | null
  readonly next: string | null
}

/** Lists in which the first that matches wins: their order is a setting too. */
const ORDERED = new Set(['salesRules', 'purchaseRules', 'vatAccounts'])

/** What would change, by path. Rows of lists are compared by what names them; where order decides, it is compared too. */
export function compareSettings(now: object, next: object): Difference[] {
  const left = flatten(now)
  const right = flatten(next)
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => ({ path, now: left.get(path) ?? null, next: right.get(path) ?? null }))
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    const names = namesOf(value)
    for (const [i, item] of value.entries()) flatten(item, `${path}.${names[i]}`, into)
    if (ORDERED.has(path.split('.').at(-1) ?? '')) into.set(`${path}.order`, names.join(', '))
  } else if (isRecord(value)) {
    for (const [name, field] of Object.entries(value)) flatten(field, path ? `${path}.${name}` : name, into)
  } else if (value !== undefined) into.set(path, value === null ? '–' : String(value))
  return into
}

/** A name for each row, unique in its list; a dot would cut the path. */
function namesOf(list: readonly unknown[]): string[] {
  const seen = new Map<string, number>()
  return list.map((item, i) => {
    const name = (rowName(item) ?? String(i + 1)).replaceAll('.', ',')
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

function rowName(item: unknown): string | undefined {
  if (typeof item === 'string') return item
  if (!isRecord(item)) return undefined
  for (const name of ['id', 'number', 'code', 'category']) {
    const value = item[name]
    if (typeof value === 'string') return value
  }
  // A VAT account is named by what it is for.
  const parts = ['direction', 'treatment', 'rate', 'kind'].map((name) => item[name])
  const named = parts.filter((part) => typeof part === 'string')
  return named.length > 0 ? named.join(' ') : undefined
}
