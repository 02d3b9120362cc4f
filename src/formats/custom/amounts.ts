import type { AmountStyle } from '../../domain/custom-format'
import type { Amount, CurrencyCode } from '../../domain/money'
import { decimalsOf } from '../../domain/money'

/** The style that the engine's own amount columns write. */
export function isPlain({ decimals, grouping, plus }: AmountStyle): boolean {
  return decimals === 2 && grouping === '' && !plus
}

/** Decimals that are written: two are three in a currency that has three, as everywhere else. */
function placesOf(mark: AmountStyle['mark'], decimals: number, own: number): number {
  return mark === '' || decimals === 2 ? Math.max(2, own) : decimals
}

/** Whether an amount has a part that the style has no place for. */
export function losesCents(value: Amount, { mark, decimals }: AmountStyle, currency: CurrencyCode): boolean {
  const places = placesOf(mark, decimals, decimalsOf(currency))
  return value % 10 ** Math.max(0, decimalsOf(currency) - places) !== 0
}

/**
 * An amount in a style. Without a mark it is in hundredths, as for the engine's own columns; with one, zeros are added up
 * to its decimals, and decimals that it lacks are left out (`losesCents` then says so).
 */
export function styledAmount(value: Amount, style: AmountStyle, currency: CurrencyCode): string {
  const own = decimalsOf(currency)
  const { mark, grouping, plus } = style
  const places = placesOf(mark, style.decimals, own)
  const digits = String(Math.abs(value)).padStart(own + 1, '0')
  const units = own === 0 ? digits : digits.slice(0, -own)
  const fraction = (own === 0 ? '' : digits.slice(-own)).padEnd(places, '0').slice(0, places)
  const sign = value < 0 ? '-' : plus && value > 0 ? '+' : ''
  if (mark === '') return sign + String(BigInt(units + fraction)).padStart(places + 1, '0')
  const grouped = grouping === '' ? units : units.replace(/\B(?=(\d{3})+$)/g, grouping)
  return sign + grouped + (places > 0 ? mark + fraction : '')
}
