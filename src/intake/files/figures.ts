import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, amountText, decimalsOf, lineAmount, negate, parseAmount } from '../../domain/money'
import type { IntakeProblem } from '../../domain/problems/intake'
import { LIMITS, overLimit } from './limits'

/** A plain decimal number; what has an exponent or another sign is no amount. */
const PLAIN = /^[+-]?\d{1,15}\.\d{1,30}$/

/**
 * Reads the amounts of one document, in its currency. Signs are as written until `turned` says otherwise: the sign is
 * decided once, on the gross. What is no amount becomes a problem, so a document with a wrong figure is never half read.
 */
export class Figures {
  readonly currency: CurrencyCode
  readonly problems: IntakeProblem[] = []
  /** Nets of lines that stood beyond the decimals of the currency, as written. */
  readonly rounded = new Set<string>()
  readonly #file: string
  #total = 0

  constructor(currency: CurrencyCode, file: string) {
    this.currency = currency
    this.#file = file
  }

  /**
   * The amount, or null when absent. `what` names the term for the message. All that is read is added up, so that no sum
   * made of it can leave the whole numbers; a hostile document that would is refused.
   */
  read(text: string | null, what: string): Amount | null {
    if (text === null) return null
    const value = parseAmount(text, this.currency)
    if (value !== undefined) {
      this.#total += Math.abs(value)
      if (this.#total > LIMITS.amounts) throw overLimit(this.#file, 'amounts', LIMITS.amounts, text.slice(0, 40))
      return value
    }
    const expected = `0.${'0'.repeat(decimalsOf(this.currency))}`
    this.problems.push({
      code: 'intake.bad-value',
      level: 'blocking',
      file: this.#file,
      what,
      value: text.slice(0, 80),
      expected,
    })
    return null
  }

  /**
   * The net of a line, which only shares a printed base among accounts: what stands beyond the currency's decimals
   * (price × quantity left as computed) is rounded, and told.
   */
  line(text: string | null, what: string): Amount | null {
    const written = text?.trim() ?? ''
    const exact = parseAmount(written, this.currency) !== undefined
    const value = exact || !PLAIN.test(written) ? undefined : lineAmount(written, '1', this.currency)
    if (value === undefined) return this.read(text, what)
    this.rounded.add(written)
    return this.read(amountText(value, this.currency), what)
  }

  /** An amount as text, for messages. */
  text(value: Amount): string {
    return `${amountText(value, this.currency)} ${this.currency}`
  }

  /** `hundredths` of a unit in minor units of the currency: 5 is 0.05 EUR, and 0 JPY. */
  hundredths(count: number): number {
    return Math.floor((count * 10 ** decimalsOf(this.currency)) / 100)
  }
}

/** The amount, with its sign turned when the document is. */
export function signed(value: Amount, turned: boolean): Amount {
  return turned ? negate(value) : value
}

/** Absolute difference in minor units. */
export function gap(a: Amount, b: Amount): Amount {
  return amount(Math.abs(a - b))
}
