import { empty, text } from '../columns'
import { auxiliary, auxiliaryLabel, belgianRole, currency, partyFact } from '../fields'
import type { RecordKind, Row } from '../format'

/** What CSF.txt wants of the document. */
export const THIRD_PARTY = ['party.street', 'party.postcode', 'party.city', 'party.country', 'party.vat'] as const

/** The VAT number as WinBooks writes that of its country: 0999.999.999 in Belgium, XX 999999999 in France. */
function vatNumber({ about }: Row): string {
  const number = String(about?.['party.vat'] ?? '')
  const own = number.slice(2)
  if (number.startsWith('BE')) return own.padStart(10, '0').replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3')
  return number.startsWith('FR') ? `${own.slice(0, 2)} ${own.slice(2)}` : own
}

/** 1 liable to VAT, 0 not known. */
const vatCategory = (row: Row) => (vatNumber(row) === '' ? '0' : '1')

/** Without a country WinBooks takes a third party for a Belgian one: that of its VAT number is better than none. */
const country = ({ about }: Row) => String(about?.['party.country'] ?? String(about?.['party.vat'] ?? '').slice(0, 2))

/** CSF.txt: the customers (1) and suppliers (2) of the entries, in 38 fields. */
export const CSF: RecordKind = {
  each: 'account',
  part: 'CSF.txt',
  when: ({ line }) => line.auxiliary !== undefined,
  columns: [
    auxiliary('NUMBER', { width: 10, distinct: undefined }),
    text('TYPE', (row) => (belgianRole(row) === 'F' ? '2' : '1')),
    auxiliaryLabel('NAME1', { width: 40, whenTooWide: 'cut' }),
    ...empty('NAME2', 'CIVNAME1', 'CIVNAME2'),
    partyFact('ADRESS1', 'party.street', 40),
    ...empty('ADRESS2'),
    text('VATCAT', vatCategory),
    text('COUNTRY', country, { width: 6, whenTooWide: 'cut' }),
    text('VATNUMBER', vatNumber, { width: 15, whenTooWide: 'cut' }),
    ...empty('PAYCODE', 'TELNUMBER', 'FAXNUMBER', 'BNKACCNT'),
    partyFact('ZIPCODE', 'party.postcode', 10),
    partyFact('CITY', 'party.city', 40),
    ...empty('DEFLTPOST', 'LANG', 'CATEGORY', 'CENTRAL', 'VATCODE'),
    currency('CURRENCY'),
    ...empty('LASTREMLEV', 'LASTREMDAT', 'TOTDEB1', 'TOTCRE1', 'TOTDEBTMP1', 'TOTCRETMP1', 'TOTDEB2', 'TOTCRE2'),
    ...empty('TOTDEBTMP2', 'TOTCRETMP2', 'ISLOCKED', 'MEMOTYPE', 'ISDOC', 'F28150'),
  ],
}
