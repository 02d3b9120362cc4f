import { addDays, dayNumber } from '../domain/date'
import type { Document, Invoice, ReadingWarning } from '../domain/document'
import { isPayment } from '../domain/document'
import type { ReadingWarningCode } from '../domain/problems/intake'
import type { PartyKey } from '../posting'
import { partyKey } from '../posting'
import type { Place, Shelf } from '../storage'
import { PACK_SIZE, PURCHASE, searchable } from '../storage'

/** Earlier papers of a party that are looked at: the newest packs first. */
const READ = 20

/**
 * What the earlier papers of a party tell of one that arrives. Each party is looked for once; what arrives after that
 * joins what is known.
 */
export class EarlierPapers {
  private readonly known = new Map<PartyKey, Invoice[]>()

  constructor(private readonly shelf: Shelf) {}

  /**
   * The document with what its party's earlier papers add: a warning where a supplier asks to be paid on an account that
   * it never named before (fraud by a changed IBAN), and the usual time to pay where the paper has totals only.
   */
  async told(document: Document): Promise<Document> {
    if (isPayment(document)) return document
    const paid = document.direction === 'purchase' && document.ibans !== undefined
    if (!paid && !lacksDue(document)) return document
    const key = partyKey(document.direction, document.party)
    if (!key) return document
    const earlier = this.known.get(key) ?? (await this.find(document, key))
    this.known.set(key, [...earlier, document])
    const warnings = [...document.warnings]
    const account = paid ? changedAccount(document, earlier) : undefined
    if (account) warnings.push(warning('iban-changed', account))
    const due = lacksDue(document) ? usualDue(document, earlier) : undefined
    if (due) warnings.push(warning('due-estimated', due))
    return warnings.length === document.warnings.length
      ? document
      : { ...document, warnings, ...(due ? { dueDates: [{ date: due }] } : {}) }
  }

  private async find({ direction, party }: Invoice, key: PartyKey): Promise<Invoice[]> {
    const name = searchable(party.name)
    const places: Place[] = []
    for (const columns of [...this.shelf.columns].reverse()) {
      for (let slot = columns.text.length - 1; slot >= 0 && places.length < READ; slot--) {
        const purchase = (columns.kind[slot] ?? 0) >= PURCHASE
        if (purchase !== (direction === 'purchase') || !columns.text[slot]?.includes(name)) continue
        const place = columns.pack * PACK_SIZE + slot
        if (this.shelf.isLive(place)) places.push(place)
      }
    }
    const found: Invoice[] = []
    for (const each of await this.shelf.read(places)) {
      if (!isPayment(each) && partyKey(direction, each.party) === key) found.push(each)
    }
    return found.sort((a, b) => (a.date < b.date ? -1 : 1))
  }
}

/** The new account and the last known one, where the party has named others and never this one. */
function changedAccount({ ibans = [] }: Invoice, earlier: readonly Invoice[]): string | undefined {
  const known = earlier.flatMap((each) => each.ibans ?? [])
  const last = known.at(-1)
  const fresh = ibans.find((each) => !known.includes(each))
  return last !== undefined && fresh !== undefined ? `${fresh} / ${last}` : undefined
}

/** An e-invoice of totals only (profile MINIMUM), which has no place for a due date. */
function lacksDue({ source, kind, lines, vat, dueDates, warnings }: Invoice): boolean {
  if (source.capture === undefined || kind !== 'invoice' || lines.length > 0 || dueDates.length > 0) return false
  return vat.length === 0 || warnings.some(({ code }) => code === 'rate-deduced')
}

/** The day after as many days as the party last gave; an estimate is no ground for another. */
function usualDue({ date }: Invoice, earlier: readonly Invoice[]): Invoice['date'] | undefined {
  const last = earlier.findLast(
    ({ kind, dueDates, warnings }) =>
      kind === 'invoice' && dueDates.length === 1 && !warnings.some(({ code }) => code === 'due-estimated'),
  )
  const [due] = last?.dueDates ?? []
  const days = last && due ? dayNumber(due.date) - dayNumber(last.date) : -1
  return days >= 0 ? addDays(date, days) : undefined
}

function warning(code: ReadingWarningCode, detail: string): ReadingWarning {
  return { code, detail }
}
