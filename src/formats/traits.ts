import type { EntryLine } from '../domain/entry'

/** What lines differ in: their side, and what many of them do not have. As bits, to be gathered in one number. */
export const TRAITS = {
  debit: 1,
  credit: 2,
  auxiliary: 4,
  label: 8,
  dueDate: 16,
  paymentMode: 32,
  letter: 64,
  analytic: 128,
  foreign: 256,
} as const

export type Trait = keyof typeof TRAITS

/** Both sides: every line has one of them. */
export const SIDES = TRAITS.debit | TRAITS.credit

/** Every number that traits make is below this. */
export const TRAITS_END = 512

/** The traits of a line. */
export function traitsOf(line: EntryLine): number {
  let traits: number = line.side === 'debit' ? TRAITS.debit : TRAITS.credit
  if (line.auxiliary !== undefined) traits |= TRAITS.auxiliary
  if (line.label !== '') traits |= TRAITS.label
  if (line.dueDate !== undefined) traits |= TRAITS.dueDate
  if (line.paymentMode) traits |= TRAITS.paymentMode
  if (line.letter !== undefined) traits |= TRAITS.letter
  if (line.analytic) traits |= TRAITS.analytic
  if (line.foreign !== undefined) traits |= TRAITS.foreign
  return traits
}
