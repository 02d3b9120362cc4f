import type { VatRate, VatTreatment } from '../domain/document'
import type { Reason } from '../domain/entry'

/**
 * The reasons that lines are given. A million lines share a few dozen of them, so each is made once: what keeps the
 * entries then knows a reason by its identity.
 */
const made = new Map<string, Reason>()

/** Reasons that are remembered at most; those beyond are made anew, which is only slower. */
const MOST = 10_000

/** The reason that says this, always the same object. */
function shared(key: string, make: () => Reason): Reason {
  const known = made.get(key)
  if (known) return known
  const fresh = make()
  if (made.size < MOST) made.set(key, fresh)
  return fresh
}

export const BY_PARTY: Reason = { by: 'party' }
export const BY_DOCUMENT: Reason = { by: 'document' }

/** The VAT accounts of the dossier. */
export function byVat(treatment: VatTreatment, rate: VatRate): Reason {
  return shared(`vat ${treatment} ${rate}`, () => ({ by: 'vat', treatment, rate }))
}

/** The account of a payment mode. */
export function byMode(mode: string): Reason {
  return shared(`mode ${mode}`, () => ({ by: 'mode', mode }))
}

/** A special account of the dossier, by its name there. */
export function bySpecial(account: string): Reason {
  return shared(`special ${account}`, () => ({ by: 'special', account }))
}
