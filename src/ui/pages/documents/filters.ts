import type { DocumentQuery, DocumentState } from '../../../acts/contract'
import type { PlainDate } from '../../../domain/date'
import { parsePlainDate } from '../../../domain/date'
import type { Direction, InvoiceKind } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import type { JournalCode } from '../../../domain/entry'

type Kind = InvoiceKind | 'payment'

/** What the list of documents shows, as the address keeps it. */
export interface Filters {
  readonly search: string
  readonly kinds: readonly Kind[]
  readonly direction: Direction | null
  readonly states: readonly DocumentState[]
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly journal: JournalCode | null
  readonly sort: DocumentQuery['sort']
}

export const KINDS: readonly Kind[] = ['invoice', 'credit-note', 'deposit', 'deposit-credit-note', 'payment']
export const STATES: readonly DocumentState[] = ['pending', 'blocked', 'exported', 'modified']

/** Parameters of the address; a parameter that is absent or makes no sense says nothing. */
export type Params = Readonly<Partial<Record<string, string | string[]>>>

/** Reads the filters that an address holds. */
export function filtersOf(params: Params): Filters {
  const one = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  }
  const several = <T extends string>(name: string, known: readonly T[]): T[] => {
    const asked = new Set(one(name).split(','))
    return known.filter((each) => asked.has(each))
  }
  const direction = one('sens')
  const journal = one('journal')
  return {
    search: one('q'),
    kinds: several('type', KINDS),
    direction: direction === 'sale' || direction === 'purchase' ? direction : null,
    states: several('etat', STATES),
    from: parsePlainDate(one('du')) ?? null,
    to: parsePlainDate(one('au')) ?? null,
    journal: journalCode(journal),
    sort: one('ordre') === 'date' ? 'date' : 'date-desc',
  }
}

function journalCode(text: string): JournalCode | null {
  return /^[A-Z0-9]{1,8}$/.test(text) ? (text as JournalCode) : null
}

/** The parameters that say these filters; one at its usual value is null, which takes it out of the address. */
export function paramsOf(filters: Filters): Record<string, string | null> {
  const list = (values: readonly string[]) => (values.length > 0 ? values.join(',') : null)
  return {
    q: filters.search === '' ? null : filters.search,
    type: list(filters.kinds),
    sens: filters.direction,
    etat: list(filters.states),
    du: filters.from,
    au: filters.to,
    journal: filters.journal,
    ordre: filters.sort === 'date' ? 'date' : null,
  }
}

/** Whether anything is filtered out. */
export function isFiltered(filters: Filters): boolean {
  const { ordre: _, ...rest } = paramsOf(filters)
  return Object.values(rest).some((value) => value !== null)
}

/** The question to the engine. */
export function queryOf(dossier: DossierId, filters: Filters): DocumentQuery {
  return { dossier, ...filters }
}
