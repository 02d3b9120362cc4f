import type { Direction, Party, ReadingWarning, VatRow } from '../../domain/document'
import { territoryOf } from '../../domain/territory'
import { warning } from './warnings'

/** What the buyer's accountant has to decide of a purchase, which its paper cannot say. */
export function purchaseRemarks(rows: readonly VatRow[], seller: Party, direction: Direction): ReadingWarning[] {
  if (direction !== 'purchase') return []
  const found: ReadingWarning[] = []
  const abroad = territoryOf(seller.country, seller.vatId) !== 'home'
  // Services from abroad are taxed at the buyer's, whatever their paper calls it (CGI art. 283-2); goods by customs.
  const untaxed = rows.find(({ treatment, reason }) => 'EOZ'.includes(treatment) && !isDisbursement(reason))
  if (abroad && untaxed) found.push(warning('untaxed-from-abroad', seller.country ?? seller.vatId))
  // What a supplier advanced in our name is a cost of ours, unless it is to be charged on.
  if (rows.some(({ reason }) => isDisbursement(reason))) found.push(warning('disbursement-bought'))
  return found
}

function isDisbursement(reason: string | undefined): boolean {
  return /^VATEX-EU-79-C$/i.test(reason ?? '')
}
