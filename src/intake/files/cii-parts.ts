import { oneLine } from './clean'
import type { AllowanceFacts, IdFacts, PartyFacts } from './facts'
import { isTrue } from './facts'
import type { Element } from './tree'
import { all, first, textAt } from './tree'

/**
 * A day of a CII date element: `102` is YYYYMMDD, `203` and `204` add a time, which is cut; other forms met (`610` month, `616` week, ISO with a time) are left as
 * written unless they hold a day.
 */
export function dayOf(element: Element | undefined): string | null {
  const text = element?.children.find((each) => each.text !== '')?.text ?? element?.text ?? ''
  if (text === '') return null
  const digits = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/.exec(text)
  if (digits) return `${digits[1]}-${digits[2]}-${digits[3]}`
  return /^\d{4}-\d{2}-\d{2}(?:[TZ+-]|$)/.test(text) ? text.slice(0, 10) : text
}

/** The amount of a total in a currency: the one that names it, else the first that names none. */
export function amountsIn(parent: Element | undefined, name: string, currency: string | null): string | null {
  const found = all(parent, name).filter((each) => each.text !== '')
  const named = found.find((each) => currency !== null && each.attributes.get('currencyID') === currency)
  return (named ?? found.find((each) => !each.attributes.get('currencyID')))?.text ?? null
}

/** BG-4 or BG-7 of a CII trade party. */
export function partyOf(party: Element | undefined): PartyFacts {
  const address = first(party, 'PostalTradeAddress')
  const registrations = all(party, 'SpecifiedTaxRegistration/ID')
  const vatId = registrations.find((each) => each.attributes.get('schemeID') === 'VA')?.text
  return {
    name: lineAt(party, 'Name'),
    tradingName: lineAt(party, 'SpecifiedLegalOrganization/TradingBusinessName'),
    legalId: idsAt(party, 'SpecifiedLegalOrganization/ID')[0] ?? null,
    ids: [...idsAt(party, 'GlobalID'), ...idsAt(party, 'ID')],
    vatId: vatId || null,
    endpoint: idsAt(party, 'URIUniversalCommunication/URIID')[0] ?? null,
    country: textAt(address, 'CountryID'),
    postalCode: lineAt(address, 'PostcodeCode'),
    city: lineAt(address, 'CityName'),
    street: lineAt(address, 'LineOne'),
  }
}

/** UNTDID 7161: freight service. */
const FREIGHT = 'FC'

/** BG-20, BG-21, and the logistics charges of EXTENDED, which BT-108 includes. */
export function allowancesOf(settlement: Element | undefined, percent: string): AllowanceFacts[] {
  const plain = all(settlement, 'SpecifiedTradeAllowanceCharge').flatMap((each): AllowanceFacts[] => {
    const amount = textAt(each, 'ActualAmount')
    if (amount === null) return []
    const tax = first(each, 'CategoryTradeTax')
    const charge = isTrue(textAt(each, 'ChargeIndicator/Indicator'))
    return [
      {
        charge,
        amount,
        reasonCode: textAt(each, 'ReasonCode'),
        reason: lineAt(each, 'Reason'),
        category: textAt(tax, 'CategoryCode'),
        rate: textAt(tax, percent),
        exemption: textAt(tax, 'ExemptionReasonCode'),
      },
    ]
  })
  const logistics = all(settlement, 'SpecifiedLogisticsServiceCharge').flatMap((each): AllowanceFacts[] => {
    const amount = textAt(each, 'AppliedAmount')
    if (amount === null) return []
    const tax = first(each, 'AppliedTradeTax')
    return [
      {
        charge: true,
        amount,
        reasonCode: FREIGHT,
        reason: lineAt(each, 'Description'),
        category: textAt(tax, 'CategoryCode'),
        rate: textAt(tax, percent),
        exemption: textAt(tax, 'ExemptionReasonCode'),
      },
    ]
  })
  return [...plain, ...logistics]
}

/** The identifiers at a path with their schemes. */
export function idsAt(element: Element | undefined, path: string): IdFacts[] {
  return all(element, path).flatMap((each) =>
    each.text === '' ? [] : [{ id: each.text, scheme: each.attributes.get('schemeID') || null }],
  )
}

/** A text at a path, on one line. */
export function lineAt(element: Element | undefined, path: string): string | null {
  const text = textAt(element, path)
  return text === null ? null : oneLine(text)
}
