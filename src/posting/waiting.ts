import type { Invoice, InvoiceLine, LineKind, VatRow } from '../domain/document'
import { isCredit } from '../domain/document'
import type { Dossier } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, split, ZERO } from '../domain/money'
import type { Nature } from './natures'

/** Kinds that are goods: their VAT is due on delivery, whatever the regime (CGI art. 269-2-a). */
const GOODS: ReadonlySet<LineKind> = new Set(['goods', 'finished-product', 'fixed-asset'])

/** What a line sells: what its document says, or the dossier's habit where it says nothing. */
export function kindOf(document: Invoice, line: InvoiceLine, dossier: Dossier): LineKind {
  return line.kindUnsaid ? dossier.settings.defaultKind[document.direction] : line.kind
}

/** Whether VAT of this document may wait at all; false is the quick way out for most dossiers. */
export function mayWait(document: Invoice, dossier: Dossier): boolean {
  if (dossier.vatRegime === 'franchise') return false
  if (document.vatPoint === 'invoice' || document.vatPoint === 'delivery') return false
  if (document.vatPoint === 'payment') return document.direction === 'sale' || dossier.settings.deductOnPayment
  return document.direction === 'sale' ? dossier.vatRegime === 'encaissements' : dossier.settings.deductOnPayment
}

/**
 * Whether the VAT of a line waits for its payment: services (CGI art. 269-2-c) and every deposit (art. 269-2-a since
 * 2023). Goods never; carriage follows what is carried, so it waits only on a document without goods. Money advanced
 * for the customer carries no VAT of ours.
 */
function waits(document: Invoice, line: InvoiceLine, dossier: Dossier): boolean {
  if (!mayWait(document, dossier)) return false
  if (document.kind === 'deposit' || document.kind === 'deposit-credit-note') return true
  const kind = kindOf(document, line, dossier)
  if (GOODS.has(kind) || kind === 'disbursement') return false
  if (kind === 'transport') return !document.lines.some((each) => GOODS.has(kindOf(document, each, dossier)))
  return true
}

/** A part of a row's VAT that takes one account: waiting or not, for an asset or not. */
export interface VatPart {
  readonly waits: boolean
  readonly kind: LineKind
  readonly vat: Amount
}

/** Cuts a row's VAT by what its lines are, in proportion to their bases; the parts add up to the row's VAT. */
export function vatParts(document: Invoice, row: VatRow, natures: readonly Nature[], dossier: Dossier): VatPart[] {
  const [first] = natures
  if (!first) return []
  const groups = new Map<string, { waits: boolean; kind: LineKind; base: number }>()
  for (const { line, base } of natures) {
    const later = waits(document, line, dossier)
    const asset = document.direction === 'purchase' && kindOf(document, line, dossier) === 'fixed-asset'
    const key = `${later}${asset}`
    const group = groups.get(key)
    if (group) group.base += base
    else groups.set(key, { waits: later, kind: asset ? 'fixed-asset' : 'other', base })
  }
  const list = [...groups.values()]
  const vats = split(
    row.vat,
    list.map((group) => amount(group.base)),
  )
  return list.map((group, i) => ({ waits: group.waits, kind: group.kind, vat: vats[i] ?? ZERO }))
}

/** The account that holds VAT until it is paid: 44574 for what we sell, its mirror for what we buy. */
export function waitingAccount(document: Pick<Invoice, 'direction'>, dossier: Dossier): AccountNumber {
  const { special } = dossier.settings
  return document.direction === 'sale' ? special.vatWaiting : special.vatWaitingPurchase
}

/** +1 where the document debits its third party (a sale, a supplier's credit note), −1 where it credits it. */
export function sideOf(document: Invoice): 1 | -1 {
  return (document.direction === 'sale') === isCredit(document) ? -1 : 1
}
