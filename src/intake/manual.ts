/**
 * A document typed by hand. The form gives texts as they were typed; checking gives the document, or every wrong field
 * at once, and the figures so far. Nothing is asked of the database: uniqueness is settled when the document is saved.
 */

import type { ManualContext, ManualForm, ManualInvoice, ManualPayment } from './manual/form'
import type { CheckedInvoice } from './manual/invoice'
import { checkInvoice } from './manual/invoice'
import type { CheckedPayment } from './manual/payment'
import { checkPayment } from './manual/payment'

export { remainingDue } from './manual/due'
export type { ComputedVat, InvoiceFigures } from './manual/figures'
export { isTaxed, vatRowName } from './manual/figures'
export type {
  ManualAllocation,
  ManualContext,
  ManualForm,
  ManualInvoice,
  ManualLine,
  ManualPayment,
} from './manual/form'
export type { CheckedInvoice } from './manual/invoice'
export type { CheckedPayment, PaymentFigures } from './manual/payment'
export type { Expected, ManualParty } from './manual/typed'

export {
  blankAllocation,
  blankInvoice,
  blankLine,
  blankPayment,
  formOf,
  NOBODY,
  typedAmount,
  typedParty,
} from './manual/typed-form'

/** Checks the form of any document; see `checkInvoice` and `checkPayment`. */
export function checkManual(form: ManualInvoice, context: ManualContext): CheckedInvoice
export function checkManual(form: ManualPayment, context: ManualContext): CheckedPayment
export function checkManual(form: ManualForm, context: ManualContext): CheckedInvoice | CheckedPayment
export function checkManual(form: ManualForm, context: ManualContext): CheckedInvoice | CheckedPayment {
  return form.kind === 'payment' ? checkPayment(form, context) : checkInvoice(form, context)
}
