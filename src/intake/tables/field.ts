import type { Words } from '../../domain/words'
import { plainHeader } from './plain-header'

/** What a table holds. */
export type TableContent = 'sales' | 'purchases' | 'payments'

/** A field that a column can be read as. */
export interface TableField {
  readonly id: string
  readonly label: Words
  /** Headers that mean it, the surest first, as `plainHeader` writes them. */
  readonly headers: readonly string[]
  readonly for: readonly TableContent[]
}

export const SALES = ['sales'] as const
export const PURCHASES = ['purchases'] as const
export const PAYMENTS = ['payments'] as const
export const INVOICES = ['sales', 'purchases'] as const
export const ALL = ['sales', 'purchases', 'payments'] as const

/** Declares a field; headers are one text cut at `|`. */
export function field(id: string, on: TableField['for'], fr: string, en: string, headers = ''): TableField {
  const plain = headers.split('|').filter((each) => each !== '')
  return { id, label: { fr, en }, headers: plain.map(plainHeader), for: on }
}
