import type { Direction, Hold, Party, ReadingWarning } from '../../domain/document'
import { compactIdentifier, isFrenchVatId, isSiren, isSiret } from '../../domain/identifiers'
import type { PartyFacts } from './facts'
import { warning } from './warnings'

/** Whose books these are. Empty strings where unknown; the name alone never decides. */
export interface OurIdentity {
  readonly name: string
  readonly siren: string | null
  readonly vatId: string | null
  readonly postalCode: string | null
}

/** A party with its identifiers compact: SIREN and SIRET by scheme (ISO 6523), VAT number, e-address 0225. */
export function partyOf(facts: PartyFacts): Party {
  const siret = siretOf(facts)
  const siren = sirenOf(facts, siret)
  const vatId = facts.vatId === null ? undefined : compactIdentifier(facts.vatId)
  const country = facts.country?.toUpperCase() ?? (vatId && /^[A-Z]{2}/.test(vatId) ? vatId.slice(0, 2) : undefined)
  return {
    name: facts.name ?? facts.tradingName ?? '',
    ...(siren ? { siren } : {}),
    ...(siret ? { siret } : {}),
    ...(vatId ? { vatId } : {}),
    ...(country ? { country } : {}),
    ...(facts.postalCode ? { postalCode: facts.postalCode } : {}),
    ...(facts.city ? { city: facts.city } : {}),
    ...(facts.street ? { street: facts.street } : {}),
  }
}

function siretOf(facts: PartyFacts): string | undefined {
  const { legalId, ids } = facts
  const stated = ids.find((each) => each.scheme === '0009')
  const compact = stated && compactIdentifier(stated.id)
  if (compact && /^\d{14}$/.test(compact)) return compact
  // Met: a SIRET under the SIREN's scheme.
  const misplaced = legalId?.scheme === '0002' || legalId?.scheme === '0009' ? compactIdentifier(legalId.id) : ''
  return /^\d{14}$/.test(misplaced) ? misplaced : unnamed(facts).find(isSiret)
}

/** Strongest first (e-invoice rules, §4): legal id, SIRET, French VAT number, e-address. */
function sirenOf(facts: PartyFacts, siret: string | undefined): string | undefined {
  const { legalId, ids, vatId, endpoint } = facts
  const legal = legalId?.scheme === '0002' ? compactIdentifier(legalId.id) : ''
  if (/^\d{9}(?:\d{5})?$/.test(legal)) return legal.slice(0, 9)
  const stated = ids.find((each) => each.scheme === '0002')
  if (stated && /^\d{9}$/.test(compactIdentifier(stated.id))) return compactIdentifier(stated.id)
  if (siret) return siret.slice(0, 9)
  return sirenOfVatId(vatId) ?? unnamed(facts).find(isSiren) ?? sirenOfEndpoint(endpoint)
}

/** Identifiers of a French party without their scheme, which many writers leave out: a right key then speaks for it. */
function unnamed({ legalId, ids, country, vatId }: PartyFacts): string[] {
  if (country?.toUpperCase() !== 'FR' && sirenOfVatId(vatId) === undefined) return []
  return [legalId, ...ids].flatMap((each) => (each && each.scheme === null ? compactIdentifier(each.id) : []))
}

function sirenOfVatId(vatId: string | null): string | undefined {
  return /^FR[0-9A-Z]{2}(\d{9})$/.exec(vatId === null ? '' : compactIdentifier(vatId))?.[1]
}

/** The e-address of a French party (EAS): 0225 and 0002 begin with the SIREN, 0009 is a SIRET, 9957 a VAT number. */
function sirenOfEndpoint(endpoint: PartyFacts['endpoint']): string | undefined {
  if (!endpoint) return undefined
  const id = endpoint.id.trim()
  switch (endpoint.scheme) {
    case '0225':
    case '0002':
      return /^(\d{9})(?:_|$)/.exec(id)?.[1]
    case '0009':
      return /^(\d{9})\d{5}(?:_|$)/.exec(id)?.[1]
    case '9957':
      return sirenOfVatId(id)
    default:
      return undefined
  }
}

/** Wrong keys warn; they do not stop identification by equality. */
export function identifierWarnings(party: Party): ReadingWarning[] {
  const found: ReadingWarning[] = []
  const { siren, siret, vatId } = party
  if (siren && !isSiren(siren)) found.push(warning('siren-key', siren))
  if (siret && !isSiret(siret)) found.push(warning('siret-key', siret))
  if (siret && siren && !siret.startsWith(siren)) found.push(warning('siret-other-siren', `${siret} / ${siren}`))
  if (vatId && /^FR\d{11}$/.test(vatId) && !isFrenchVatId(vatId)) found.push(warning('vat-id-key', vatId))
  return found
}

/** What names a seller in a document's key: SIREN, else VAT number, else the name without case, accents and signs. */
export function sellerIdentity(seller: Party): string {
  return seller.siren ?? seller.vatId ?? normalName(seller.name)
}

/** The direction, decided by identifiers, and what has to be asked. */
export interface DirectionReading {
  readonly direction: Direction
  readonly holds: readonly Hold[]
  readonly warnings: readonly ReadingWarning[]
}

/**
 * Sale when the seller is us, purchase when the buyer is. Both, or neither, is asked; a like name and postcode are only
 * a suggestion for the answer. Type, self-billing, payee and agents decide nothing.
 */
export function directionOf(seller: Party, buyer: Party, us: OurIdentity): DirectionReading {
  const sells = isUs(seller, us)
  const buys = isUs(buyer, us)
  if (sells && buys) return { direction: 'sale', holds: [{ code: 'direction-both' }], warnings: [] }
  if (sells || buys) return { direction: sells ? 'sale' : 'purchase', holds: [], warnings: [] }
  const like = looksLikeUs(seller, us) ? 'sale' : looksLikeUs(buyer, us) ? 'purchase' : undefined
  return {
    direction: like ?? 'purchase',
    holds: [{ code: 'direction-unknown', seller: seller.name, buyer: buyer.name }],
    warnings: like ? [warning('direction-guessed', like === 'sale' ? seller.name : buyer.name)] : [],
  }
}

/**
 * Whether a party is the company of some books: by SIREN, else by VAT number, its own or that of its group. Members of a
 * group share the latter, so that where both SIREN are known these decide alone.
 */
export function isUs(party: Party, us: OurIdentity): boolean {
  const ourVat = compactIdentifier(us.vatId ?? '')
  const ourSiren = compactIdentifier(us.siren ?? '')
  if (ourSiren && party.siren) return party.siren === ourSiren
  if (ourVat === '') return false
  return party.vatId === ourVat || party.vatGroup === ourVat || (!!party.siren && party.siren === sirenOfVatId(ourVat))
}

function looksLikeUs(party: Party, us: OurIdentity): boolean {
  const name = normalName(us.name)
  return name !== '' && normalName(party.name) === name && party.postalCode === (us.postalCode ?? undefined)
}

/** A name for comparing: upper case, no accents, letters and digits only. */
export function normalName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
