import type { PlainDate, PlainMonth } from '../../domain/date'
import { formatDate } from '../../domain/date'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amountText, EUR } from '../../domain/money'

const NBSP = '\u00a0'
const NNBSP = '\u202f'
const MONTHS_FR = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The forms of one language: French `1 234,56 €` with no-break spaces, English `1,234.56 €`. */
export interface Typography {
  /** Digits only, for columns: `1 234,56`. */
  readonly figure: (value: Amount, currency?: CurrencyCode) => string
  /** With its currency, for sentences: `1 234,56 €`. */
  readonly money: (value: Amount, currency?: CurrencyCode) => string
  readonly count: (value: number) => string
  /** `15/10/2026` in both languages, as French documents write it. */
  readonly date: (date: PlainDate) => string
  readonly month: (month: PlainMonth) => string
  /** `sept.`, under a bar. */
  readonly shortMonth: (month: PlainMonth) => string
  /** `sept. 2026`. */
  readonly shortMonthYear: (month: PlainMonth) => string
  /** `5,5 %`. */
  readonly percent: (rate: string) => string
}

const SHORT_FR = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']
const SHORT_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator)
}

function typography(
  group: string,
  mark: ',' | '.',
  percentSpace: string,
  months: readonly string[],
  shorts: readonly string[],
): Typography {
  const figure = (value: Amount, currency: CurrencyCode = EUR) => {
    const [whole = '', fraction] = amountText(value, currency).split('.')
    const sign = whole.startsWith('-') ? '\u2212' : ''
    return sign + grouped(whole.replace('-', ''), group) + (fraction === undefined ? '' : mark + fraction)
  }
  return {
    figure,
    money: (value, currency = EUR) => `${figure(value, currency)}${NBSP}${currency === EUR ? '€' : currency}`,
    count: (value) => grouped(String(value), group),
    date: formatDate,
    month: (month) => `${months[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`,
    shortMonth: (month) => shorts[Number(month.slice(5, 7)) - 1] ?? '',
    shortMonthYear: (month) => `${shorts[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`,
    percent: (rate) => `${mark === ',' ? rate.replace('.', ',') : rate}${percentSpace}%`,
  }
}

/** French: narrow no-break space between thousands, decimal comma, narrow no-break space before %. */
export const FRENCH: Typography = typography(NNBSP, ',', NNBSP, MONTHS_FR, SHORT_FR)

/** English: comma between thousands, decimal point. */
export const ENGLISH: Typography = typography(',', '.', '', MONTHS_EN, SHORT_EN)
