import type { PlainDate } from '../../domain/date'
import { parseTypedDate } from '../../domain/date'
import type { Party, VatRate } from '../../domain/document'
import { vatRate } from '../../domain/document'
import { compactIdentifier, isFrenchVatId, isSiren } from '../../domain/identifiers'
import type { Amount, CurrencyCode } from '../../domain/money'
import { currencyCode, parseTypedAmount } from '../../domain/money'

/** What a field had to be. Words are the interface's. */
export type Expected =
  | 'filled'
  | 'date'
  | 'amount'
  | 'positive'
  | 'number'
  | 'rate'
  | 'siren'
  | 'vat-id'
  | 'currency'
  | 'account'
  | 'sum'
  | 'positive-total'
  | 'negative-line'
  | 'once'

/** A field that cannot be taken as typed. `field` is its path in the form (`lines.2.net`). */
export interface FieldProblem {
  readonly field: string
  readonly expected: Expected
}

/** The third party as typed. */
export interface ManualParty {
  readonly name: string
  readonly code: string
  readonly siren: string
  readonly vatId: string
  readonly country: string
  readonly postalCode: string
  readonly city: string
  readonly street: string
  readonly category: string
}

/** Reads typed texts and gathers what is wrong with each, all at once. An optional field left empty is undefined. */
export class TypedReader {
  readonly problems: FieldProblem[] = []

  /** Notes that a field is not what it had to be. */
  miss(field: string, expected: Expected): undefined {
    this.problems.push({ field, expected })
    return undefined
  }

  /** A text that must not be empty. */
  filled(field: string, text: string): string | undefined {
    return text.trim() === '' ? this.miss(field, 'filled') : text.trim()
  }

  /** A day as people type it. */
  date(field: string, text: string): PlainDate | undefined {
    if (text.trim() === '') return this.miss(field, 'filled')
    return parseTypedDate(text) ?? this.miss(field, 'date')
  }

  /** An amount, or undefined when empty. */
  amount(field: string, text: string, currency: CurrencyCode): Amount | undefined {
    if (text.trim() === '') return undefined
    return parseTypedAmount(text, currency) ?? this.miss(field, 'amount')
  }

  /** An amount that is not negative, or undefined when empty. */
  positive(field: string, text: string, currency: CurrencyCode): Amount | undefined {
    const value = this.amount(field, text, currency)
    return value !== undefined && value < 0 ? this.miss(field, 'positive') : value
  }

  /** A plain decimal number (quantity, unit price, exchange rate) in its canonical form, or undefined when empty. */
  decimal(field: string, text: string): string | undefined {
    const plain = text.replace(/[\s\u00a0\u202f']/g, '').replace(',', '.')
    if (plain === '') return undefined
    return /^-?(?:\d{1,15}(?:\.\d{0,10})?|\.\d{1,10})$/.test(plain)
      ? plain.replace(/^(-?)\./, '$10.').replace(/\.$/, '')
      : this.miss(field, 'number')
  }

  /** A VAT rate in percent. */
  rate(field: string, text: string): VatRate | undefined {
    if (text.trim() === '') return this.miss(field, 'filled')
    return vatRate(text) ?? this.miss(field, 'rate')
  }

  currency(field: string, text: string): CurrencyCode | undefined {
    return currencyCode(text) ?? this.miss(field, 'currency')
  }

  /** The rate of a foreign currency; needed unless the document is in the dossier's own. */
  exchange(field: string, text: string, currency: CurrencyCode, own: CurrencyCode): string | undefined {
    if (currency === own) return undefined
    const rate = this.decimal(field, text)
    if (rate === undefined) return text.trim() === '' ? this.miss(field, 'filled') : undefined
    return Number(rate) > 0 ? rate : this.miss(field, 'positive')
  }

  /** The third party; identifiers are optional, but one that is typed must have the right key. */
  party(field: string, typed: ManualParty): Party | undefined {
    const name = this.filled(`${field}.name`, typed.name)
    const siren = compactIdentifier(typed.siren).slice(0, 9)
    const vatId = compactIdentifier(typed.vatId)
    if (siren !== '' && !isSiren(siren)) this.miss(`${field}.siren`, 'siren')
    if (/^FR/.test(vatId) ? !isFrenchVatId(vatId) : vatId !== '' && !/^[A-Z]{2}[A-Z0-9]{2,13}$/.test(vatId))
      this.miss(`${field}.vatId`, 'vat-id')
    const rest = {
      code: typed.code.trim(),
      siren,
      vatId,
      country: typed.country.trim().toUpperCase(),
      postalCode: typed.postalCode.trim(),
      city: typed.city.trim(),
      street: typed.street.trim(),
      category: typed.category.trim(),
    }
    if (name === undefined) return undefined
    return { name, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')) }
  }
}

/** What the form does not show of a party stays with it: the SIRET, while the SIREN is the same. */
export function keptParty(party: Party, was: Party | undefined): Party {
  return was?.siret && party.siren === was.siren ? { ...party, siret: was.siret } : party
}
