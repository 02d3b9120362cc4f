import type { Element } from './tree'

/** The syntaxes that are read. */
export type Syntax = 'cii' | 'zugferd-1' | 'ubl'

/** What the root of an XML text says that it is. */
export type Root =
  | { readonly is: 'invoice'; readonly syntax: Syntax }
  | { readonly is: 'not-for-books'; readonly name: string }
  | { readonly is: 'envelope' }
  | { readonly is: 'unsupported'; readonly name: string }
  | { readonly is: 'other'; readonly name: string }

/** Their names are keys of the texts. */
const NOT_FOR_BOOKS: Readonly<Record<string, string>> = {
  SCRDMCCBDACIOMessageStructure: 'Order-X',
  CrossDomainAcknowledgementAndResponse: 'status',
  Order: 'order',
  OrderResponse: 'order-response',
  OrderResponseSimple: 'order-response',
  OrderChange: 'order-change',
  DespatchAdvice: 'despatch-advice',
  ReceiptAdvice: 'receipt-advice',
  Catalogue: 'catalogue',
  ApplicationResponse: 'status',
  Quotation: 'quotation',
  Statement: 'statement',
  Reminder: 'reminder',
}

const OTHER_COUNTRIES: Readonly<Record<string, string>> = {
  FatturaElettronica: 'FatturaPA',
  Facturae: 'Facturae',
  Finvoice: 'Finvoice',
  EbInvoice: 'ebInterface',
}

/** Recognises an XML text by the namespace and local name of its root; prefixes are free and comments may come before. */
export function rootOf({ namespace, name }: Element): Root {
  const ubl = /ubl:schema:xsd:([A-Za-z]+)-2$/.exec(namespace)?.[1]
  if (name === 'CrossIndustryInvoice' && /CrossIndustryInvoice:100$/.test(namespace)) {
    return { is: 'invoice', syntax: 'cii' }
  }
  if (name === 'CrossIndustryDocument' && namespace === 'urn:ferd:CrossIndustryDocument:invoice:1p0') {
    return { is: 'invoice', syntax: 'zugferd-1' }
  }
  if ((name === 'Invoice' || name === 'CreditNote') && ubl === name) return { is: 'invoice', syntax: 'ubl' }
  if (name === 'AttachedDocument' && ubl === name) return { is: 'envelope' }
  if (name === 'StandardBusinessDocument') return { is: 'envelope' }
  const counted = Object.hasOwn(NOT_FOR_BOOKS, name) ? NOT_FOR_BOOKS[name] : undefined
  if (counted && (ubl === name || /uncefact/.test(namespace))) return { is: 'not-for-books', name: counted }
  const country = Object.hasOwn(OTHER_COUNTRIES, name) ? OTHER_COUNTRIES[name] : undefined
  if (country) return { is: 'unsupported', name: country }
  if (/ebinterface/i.test(namespace)) return { is: 'unsupported', name: 'ebInterface' }
  if (ubl === name) return { is: 'unsupported', name: `UBL ${name}` }
  if (name === 'Invoice' || name === 'CreditNote' || name.startsWith('CrossIndustry')) {
    return { is: 'unsupported', name: `${name} ${namespace}`.trim() }
  }
  return { is: 'other', name }
}
