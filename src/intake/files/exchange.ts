import type { CurrencyCode } from '../../domain/money'
import { EUR, parseAmount } from '../../domain/money'
import type { Facts } from './facts'

/** How far a stated rate may lie from that of the VAT in euros, which is rounded to the cent. */
const NEAR = 0.01

/**
 * Euros for one unit of the document's currency. Undefined in euros, and where the document does not say. The VAT in
 * euros (BT-111 ÷ BT-110) is what the law asks for (directive 2006/112, art. 230); a stated rate is more
 * exact, but may be written the other way round, and then the VAT tells.
 */
export function exchangeRate(facts: Facts, currency: CurrencyCode): string | undefined {
  if (currency === EUR || facts.vatCurrency?.toUpperCase() !== EUR) return undefined
  const ofVat = rateOfVat(facts)
  const stated = facts.rate !== null && /^\d{1,15}(?:\.\d{1,15})?$/.test(facts.rate) ? facts.rate : undefined
  if (stated === undefined || !(Number(stated) > 0)) return ofVat
  return ofVat === undefined || Math.abs(Number(stated) / Number(ofVat) - 1) <= NEAR ? stated : ofVat
}

function rateOfVat({ totals }: Facts): string | undefined {
  const inEuro = parseAmount(totals.vatInVatCurrency ?? '', EUR)
  const stated = totals.vat
  if (!inEuro || stated === null || stated.length > 30 || !/^-?\d+(?:\.\d+)?$/.test(stated)) return undefined
  // Integer arithmetic: eight decimals, rounded down at the ninth; VAT of a cent would give no better.
  const [whole = '0', fraction = ''] = stated.replace('-', '').split('.')
  const divisor = BigInt(whole + fraction)
  if (divisor === 0n) return undefined
  const scaled = (BigInt(Math.abs(inEuro)) * 10n ** BigInt(8 + fraction.length)) / (divisor * 100n)
  const text = scaled.toString().padStart(9, '0')
  return `${text.slice(0, -8)}.${text.slice(-8)}`.replace(/\.?0+$/, '') || undefined
}
