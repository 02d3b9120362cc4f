import type { PlainDate } from '../../domain/date'
import { parsePlainDate } from '../../domain/date'
import type { Party, ReadingWarning } from '../../domain/document'
import { compactIdentifier } from '../../domain/identifiers'
import type { CurrencyCode } from '../../domain/money'
import { type Amount, currencyCode, lineAmount, parseAmount, ZERO } from '../../domain/money'
import { clean, oneLine } from '../files/clean'
import { warning } from '../files/warnings'
import { countryCode } from '../tables/countries'
import type { HostParty } from './wire'

/** A hundred thousand million units: far above any paper, and ten thousand of them still add up exactly. */
const LARGEST = 10_000_000_000_000

/** Reads the figures of one paper; what was rounded is told once. */
export class PaperReader {
  readonly currency: CurrencyCode
  readonly warnings: ReadingWarning[] = []

  constructor(code: string) {
    const currency = currencyCode(code)
    if (!currency) throw new Error(`the wire form let the currency ${code} pass`)
    this.currency = currency
  }

  /** An amount of the paper; its form was checked, its size is checked here. */
  amount(text: string): Amount {
    const exact = parseAmount(text, this.currency)
    const value = exact ?? lineAmount(text, '1', this.currency)
    if (value === undefined || Math.abs(value) > LARGEST) throw new TooLarge(text)
    if (exact === undefined && !this.warnings.some((each) => each.code === 'amount-rounded'))
      this.warnings.push(warning('amount-rounded', text))
    return value
  }

  /** An amount that may be unsaid. */
  optional(text: string | undefined): Amount {
    return text === undefined ? ZERO : this.amount(text)
  }
}

/** An amount beyond any paper: carried to the reader of the paper, which refuses it; never leaves this folder. */
export class TooLarge extends Error {
  constructor(readonly value: string) {
    super('amount too large')
  }
}

/** A day whose form the wire has checked. */
export function dayOf(text: string): PlainDate {
  const day = parsePlainDate(text)
  if (!day) throw new Error(`the wire form let the day ${text} pass`)
  return day
}

/** One line of text without hidden characters. */
export function plainText(text: string, most = 200): string {
  return oneLine(clean(text)).slice(0, most)
}

/** The other side, identifiers compact; a SIRET or a French VAT number holds its SIREN. */
export function partyOf(party: HostParty): Party {
  const compact = (text: string | undefined, form: RegExp) => {
    const value = compactIdentifier(text ?? '')
    return form.test(value) ? value : ''
  }
  const siret = compact(party.siret, /^\d{14}$/) || compact(party.siren, /^\d{14}$/)
  const vatId = compact(party.vatId, /^[A-Z]{2}[0-9A-Z+*]{2,13}$/)
  const siren =
    compact(party.siren, /^\d{9}$/) || siret.slice(0, 9) || (/^FR[0-9A-Z]{2}(\d{9})$/.exec(vatId)?.[1] ?? '')
  const country = countryCode(party.country ?? '') ?? /^[A-Z]{2}/.exec(vatId)?.[0] ?? ''
  const optional = {
    code: plainText(party.code ?? '', 80),
    siren,
    siret,
    vatId,
    country,
    postalCode: plainText(party.postalCode ?? '', 20),
    city: plainText(party.city ?? '', 120),
    street: plainText(party.street ?? '', 300),
  }
  return {
    name: plainText(party.name, 300) || plainText(party.code ?? '', 80) || '?',
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  }
}
