/**
 * Whether BT-24 names the MINIMUM profile of Factur-X or ZUGFeRD 2, which has totals only: no lines, no VAT breakdown.
 * All other profiles are labels; what is present decides what can be posted.
 */
export function isMinimum(profile: string | null): boolean {
  return profile !== null && /(?:factur-x\.eu:1p0|zugferd\.de:2p0):minimum$/i.test(profile)
}
