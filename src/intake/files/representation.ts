import type { Direction, Party, ReadingWarning } from '../../domain/document'
import { compactIdentifier } from '../../domain/identifiers'
import type { Facts } from './facts'
import { warning } from './warnings'

/** Text of the note TXD by which a seller says that it belongs to a VAT group (CGI art. 256 C; XP Z12-012). */
const MEMBER = /MEMBRE_ASSUJETTI_UNIQUE/i

/** BT-63 of a seller in a VAT group: the number of the group, which all its members share and which names none of them. */
export function vatGroupOf(facts: Facts): { readonly vatGroup?: string } {
  const number = facts.representative?.vatId
  return number && isMember(facts) ? { vatGroup: compactIdentifier(number) } : {}
}

function isMember({ notes }: Facts): boolean {
  return notes.some(({ subject, text }) => subject === 'TXD' && MEMBER.test(text))
}

/**
 * Who answers for the seller's VAT: its group, or a tax representative (CGI art. 289 A), whose French number a deduction
 * rests upon. VAT on a purchase under foreign numbers alone is another state's, and is not deducted in France.
 */
export function representationWarnings(facts: Facts, seller: Party, direction: Direction): ReadingWarning[] {
  const found: ReadingWarning[] = []
  const { representative } = facts
  const number = compactIdentifier(representative?.vatId ?? '')
  if (seller.vatGroup) found.push(warning('vat-group', seller.vatGroup))
  else if (representative) {
    found.push(warning('tax-representative', [representative.name, number].filter(Boolean).join(', ')))
  }
  const taxed = facts.vat.some((row) => /[1-9]/.test(row.vat ?? ''))
  if (direction === 'purchase' && taxed && isForeign(seller.vatId) && !/^FR/.test(number)) {
    found.push(warning('foreign-vat', seller.vatId))
  }
  return found
}

/** Monaco's numbers begin with FR too (CGI art. 256-0). */
function isForeign(vatId: string | undefined): vatId is string {
  return vatId !== undefined && /^(?!FR)[A-Z]{2}/.test(vatId)
}
