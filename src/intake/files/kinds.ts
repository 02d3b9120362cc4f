import type { Hold, InvoiceKind, ReadingWarning } from '../../domain/document'
import type { Amount } from '../../domain/money'
import type { Facts } from './facts'
import { normalName } from './identity'
import { warning } from './warnings'

/** What a document is in the books, with the sign decided. */
export interface KindReading {
  readonly kind: InvoiceKind
  /** All amounts are to be turned. */
  readonly turned: boolean
  readonly selfBilled: boolean
  /** A credit note for a rebate: type 262, or one without VAT by the French list (VATEX-FR-CNWVAT). */
  readonly rebate: boolean
  readonly holds: readonly Hold[]
  readonly warnings: readonly ReadingWarning[]
}

/** BR-FR-04: the codes of French invoices. */
const FRENCH = list('380 389 393 501 386 500 384 471 472 473 261 262 381 396 502 503')
const INVOICE = list('380 82 295 326 331 382 385 387 388 390 394 575 623 780 875 876 877 389 393 501')
const DEPOSIT = list('386 500')
const CORRECTED = list('384 471 472 473')
const CREDIT = list('381 396 261 502 81 83 296 308 420 532 262')
const SELF_BILLED = list('389 501 500 471 473 261 502')
const FACTORED = list('393 501 472 473 396 502')
/** Pro forma: counted, never a piece. */
const NOT_FOR_BOOKS = list('325')

function list(codes: string): ReadonlySet<string> {
  return new Set(codes.split(' '))
}

/** Whether a type code (UNCL 1001) is of a paper that never enters the books. */
export function isNotForBooks(type: string): boolean {
  return NOT_FOR_BOOKS.has(type)
}

/** A payee may be named though it is the seller. */
function isSeller(payee: string, { seller }: Facts): boolean {
  return [seller.name, seller.tradingName].some((name) => name !== null && normalName(name) === normalName(payee))
}

/** Whether a type code is that of a deposit invoice: 386, or 500 self-billed. */
export function isDeposit(type: string | null): boolean {
  return DEPOSIT.has(type ?? '')
}

/**
 * The kind by type code, root and sign. An invoice with a negative gross is a credit note; a credit note with one
 * contradicts itself and is held; a corrected invoice that is positive replaces another one and is held.
 */
export function kindOf(facts: Facts, type: string, gross: Amount, french: boolean): KindReading {
  const negative = gross < 0
  const holds: Hold[] = []
  const warnings: ReadingWarning[] = []
  const creditType = CREDIT.has(type) || type === '503'
  const creditRoot = facts.syntax === 'ubl' && facts.root === 'CreditNote'
  if (facts.syntax === 'ubl' && creditType !== creditRoot) {
    holds.push({ code: 'type-conflict', type, root: facts.root })
  }
  if (french && !FRENCH.has(type)) warnings.push(warning('type-unusual', type))
  if (FACTORED.has(type)) warnings.push(warning('factored', facts.payee ?? ''))
  else if (facts.payee !== null && !isSeller(facts.payee, facts)) warnings.push(warning('other-payee', facts.payee))

  let kind: InvoiceKind
  if (type === '503') kind = 'deposit-credit-note'
  else if (DEPOSIT.has(type)) kind = negative ? 'deposit-credit-note' : 'deposit'
  else if (creditType) kind = 'credit-note'
  else if (CORRECTED.has(type)) {
    kind = negative ? 'credit-note' : 'invoice'
    if (!negative) holds.push({ code: 'replaces-invoice', number: facts.earlier[0]?.number ?? '' })
  } else {
    kind = negative ? 'credit-note' : 'invoice'
    if (!INVOICE.has(type)) holds.push({ code: 'type-to-confirm', type })
  }
  if (negative && creditType) holds.push({ code: 'negative-credit-note' })
  else if (negative) warnings.push(warning('signs-turned', type))
  const withoutVat = facts.vat.some((row) => row.code?.toUpperCase() === 'VATEX-FR-CNWVAT')
  const rebate = kind === 'credit-note' && (type === '262' || withoutVat)
  return { kind, turned: negative, selfBilled: SELF_BILLED.has(type), rebate, holds, warnings }
}
