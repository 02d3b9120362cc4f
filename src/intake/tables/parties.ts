import type { Party } from '../../domain/document'
import { compactIdentifier } from '../../domain/identifiers'
import { countryCode } from './countries'
import type { Row } from './row'

/** The other side of a row: its name, else first and family names, else its address or code; identifiers compact. */
export function partyOf(row: Row): Party {
  const person = [row.text('firstName'), row.text('lastName')].filter((part) => part !== '').join(' ')
  const name = row.own('party') || person || row.text('party') || row.text('email') || row.text('code')
  const [siren, siret] = identifiers(row)
  const vatId = compactIdentifier(row.text('vatId'))
  const country = countryCode(row.text('country')) ?? (/^[A-Z]{2}(?=[0-9A-Z]{2})/.exec(vatId)?.[0] || undefined)
  const optional = {
    code: row.text('code'),
    siren,
    siret,
    vatId: /^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(vatId) ? vatId : '',
    country: country ?? '',
    postalCode: postalCode(row.text('postalCode'), country),
    city: row.text('city'),
    street: row.text('street'),
    category: row.text('partyCategory'),
  }
  return { name, ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')) }
}

/** A SIRET holds its SIREN; each may stand in the other's column. */
function identifiers(row: Row): [siren: string, siret: string] {
  const stated = [row.text('siren'), row.text('siret')].map(compactIdentifier)
  const siret = stated.find((each) => /^\d{14}$/.test(each)) ?? ''
  const siren = stated.find((each) => /^\d{9}$/.test(each)) ?? siret.slice(0, 9)
  return [siren, siret]
}

/** A spreadsheet takes the first 0 of Ain's and Allier's postcodes for nothing. */
function postalCode(text: string, country: string | undefined): string {
  return /^\d{4}$/.test(text) && country === 'FR' ? `0${text}` : text
}
