import type { VatRate } from '../../domain/document'
import { RATE_0, vatRate } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, proportion, ZERO } from '../../domain/money'

/** Rates of metropolitan France, overseas and Corsica (CGI art. 278 to 281 nonies, 296, 297), most usual first. */
export const USUAL_RATES: readonly VatRate[] = ['20', '10', '5.5', '2.1', '8.5', '13', '0.9', '1.75', '1.05'].flatMap(
  (text) => vatRate(text) ?? [],
)

/** How a workbook keeps a percentage cell: a fraction. 0.9 stays what it says, a rate of Corsica. */
const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['0.2', '20'],
  ['0.1', '10'],
  ['0.0550', '5.5'],
  ['0.055', '5.5'],
  ['0.0210', '2.1'],
  ['0.021', '2.1'],
  ['0.0850', '8.5'],
  ['0.085', '8.5'],
  ['0.13', '13'],
])

/**
 * A rate as tables write it: `20`, `20,00 %`, `TVA 5,5%`, `FR 20% (ventes)`, `0.2` (a workbook's percentage). Undefined
 * when the text holds no number, or several.
 */
export function tableRate(text: string): VatRate | undefined {
  const compact = text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
  const fraction = FRACTIONS.get(compact.replace(',', '.'))
  if (fraction) return vatRate(fraction)
  const plain = vatRate(compact)
  if (plain) return plain
  const percents = [...compact.matchAll(/(?<![\d.,])(\d{1,3}(?:[.,]\d{1,6})?) ?%/g)]
  const numbers =
    percents.length > 0 ? percents : [...compact.matchAll(/(?<![\d.,])(\d{1,3}(?:[.,]\d{1,6})?)(?![\d.,])/g)]
  const rates = new Set(numbers.flatMap((match) => vatRate(match[1] ?? '') ?? []))
  const [only] = rates
  return rates.size === 1 ? only : undefined
}

/** A rate has six decimals at most: rate and hundred are whole numbers of millionths of a percent. */
const HUNDRED = amount(100_000_000)
const known = new Map<VatRate, Amount>()

function millionths(rate: VatRate): Amount {
  const value = known.get(rate) ?? amount(Math.round(Number(rate) * 1_000_000))
  known.set(rate, value)
  return value
}

/** VAT of a net at a rate, rounded once. */
export function vatOf(net: Amount, rate: VatRate): Amount {
  return proportion(net, millionths(rate), HUNDRED)
}

/** Net of a gross at a rate: gross × 100 / (100 + rate), rounded once. */
export function netOf(gross: Amount, rate: VatRate): Amount {
  return proportion(gross, HUNDRED, amount(HUNDRED + millionths(rate)))
}

/** Base of a VAT amount: VAT × 100 / rate, rounded once; nil at a nil rate. */
export function baseOf(vat: Amount, rate: VatRate): Amount {
  return millionths(rate) === 0 ? ZERO : proportion(vat, HUNDRED, millionths(rate))
}

/** The usual rate that gives this VAT to within `cents`; the nearest, the most usual among equals. Nil for no VAT. */
export function deducedRate(net: Amount, vat: Amount, cents: number): VatRate | undefined {
  if (vat === 0) return RATE_0
  if (Math.sign(net) !== Math.sign(vat)) return undefined
  let best: VatRate | undefined
  let least = cents + 1
  for (const rate of USUAL_RATES) {
    const gap = Math.abs(vatOf(net, rate) - vat)
    if (gap < least) {
      best = rate
      least = gap
    }
    if (least === 0) break
  }
  return best
}
