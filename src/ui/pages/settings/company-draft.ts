import { addDays, addMonths, formatDate, lastDay, monthOf, parseTypedDate } from '../../../domain/date'
import type { Dossier, FiscalYear, VatRegime } from '../../../domain/dossier'
import { compactIdentifier, isFrenchVatId, isSiren } from '../../../domain/identifiers'
import type { Reading } from './reading'
import type { SectionSpec } from './section'

/** A fiscal year as it is typed. */
export interface TypedYear {
  readonly start: string
  readonly end: string
}

/** Who the company is, its fiscal years, when its VAT is due, how long its accounts are. */
export interface CompanyDraft {
  name: string
  siren: string
  vatId: string
  postalCode: string
  vatRegime: VatRegime
  accountWidth: string
  fiscalYears: TypedYear[]
}

/** The year after the last one, or after today's when none can be read: twelve months from the following day. */
export function nextYear(years: readonly TypedYear[]): TypedYear | undefined {
  const last = years
    .map((year) => parseTypedDate(year.end))
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  if (last === undefined) return undefined
  const start = addDays(last, 1)
  // A year that ends with a month is followed by one that does; else it is twelve months less a day.
  const end = start.endsWith('-01') ? lastDay(addMonths(monthOf(start), 11)) : addDays(anniversary(start), -1)
  return { start: formatDate(start), end: formatDate(end) }
}

function anniversary(day: FiscalYear['start']): FiscalYear['start'] {
  return parseTypedDate(`${Number(day.slice(0, 4)) + 1}${day.slice(4)}`) ?? addDays(day, 365)
}

function years(typed: readonly TypedYear[], reading: Reading): FiscalYear[] {
  const read = typed.map((year, i) => ({
    start: reading.date(`fiscalYears.${i}.start`, year.start),
    end: reading.date(`fiscalYears.${i}.end`, year.end),
    i,
  }))
  const ordered = [...read].sort((a, b) => (a.start < b.start ? -1 : 1))
  ordered.forEach((year, at) => {
    if (year.end < year.start) reading.refuse(`fiscalYears.${year.i}.end`, 'date-order')
    const before = ordered[at - 1]
    if (before && year.start <= before.end) reading.refuse(`fiscalYears.${year.i}.start`, 'no-overlap')
  })
  return ordered.map(({ start, end }) => ({ start, end }))
}

/** Company and fiscal years. */
export const COMPANY: SectionSpec<CompanyDraft> = {
  read: (dossier) => ({
    name: dossier.name,
    siren: dossier.siren ?? '',
    vatId: dossier.vatId ?? '',
    postalCode: dossier.postalCode ?? '',
    vatRegime: dossier.vatRegime,
    accountWidth: String(dossier.settings.accountWidth ?? ''),
    fiscalYears: dossier.fiscalYears.map((year) => ({ start: formatDate(year.start), end: formatDate(year.end) })),
  }),
  write(draft, dossier, reading): Dossier {
    const siren = compactIdentifier(draft.siren)
    const vatId = compactIdentifier(draft.vatId)
    if (siren !== '' && !isSiren(siren)) reading.refuse('siren', 'siren')
    if (vatId.startsWith('FR') && !isFrenchVatId(vatId)) reading.refuse('vatId', 'vat-id')
    return {
      ...dossier,
      name: reading.filled('name', draft.name),
      siren: siren || null,
      vatId: vatId || null,
      postalCode: draft.postalCode.trim() || null,
      vatRegime: draft.vatRegime,
      fiscalYears: years(draft.fiscalYears, reading),
      settings: {
        ...dossier.settings,
        accountWidth: draft.accountWidth === '' ? null : reading.whole('accountWidth', draft.accountWidth, 3, 20),
      },
    }
  },
}
