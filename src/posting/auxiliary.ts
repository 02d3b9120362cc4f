import type { Brand } from '../domain/brand'
import type { Direction, Party } from '../domain/document'
import type { AuxiliaryTemplate, Settings } from '../domain/dossier'
import type { AuxiliaryNumber } from '../domain/entry'
import { compactIdentifier } from '../domain/identifiers'

/** Who a party is, the same from one document to the next (accounting.md, « Identity of a party »). */
export type PartyKey = Brand<string, 'PartyKey'>

/** Text as an account number takes it: upper case, accents removed (œ→OE, æ→AE, ß→SS), only A–Z and 0–9. */
export function accountLetters(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

/** A letter of another alphabet than the Latin one. */
const FOREIGN_LETTER = /(?=\p{L})\P{Script=Latin}/u

/** A name by which a party is known again: as an account number takes it, or whole where it is of another alphabet. */
export function nameIdentity(name: string): string {
  if (!FOREIGN_LETTER.test(name)) return accountLetters(name)
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
}

/**
 * The identity of a party on one side of the books: the billing application's own code, then the VAT number, then the
 * SIREN or SIRET, then the normalised name with the postal code. Empty name and identifiers give undefined.
 */
export function partyKey(direction: Direction, party: Party): PartyKey | undefined {
  const identity = party.code
    ? `code:${party.code.trim()}`
    : party.vatId
      ? `vat:${compactIdentifier(party.vatId)}`
      : party.siren
        ? `siren:${party.siren}`
        : party.siret
          ? `siren:${party.siret.slice(0, 9)}`
          : nameIdentity(party.name)
            ? `name:${nameIdentity(party.name)}:${party.postalCode?.trim() ?? ''}`
            : undefined
  return identity ? (`${direction}:${identity}` as PartyKey) : undefined
}

/**
 * A short name of at most `width` letters that still tells names apart that begin alike: three letters of the first
 * word (four when it has four), then the following words: « Société Générale » → SOCGENE, « Café L'Épicéa » → CAFELEP.
 */
function shortName(name: string, width: number): string {
  const [first = '', ...rest] = name
    .split(/[\s'’«»"&.,/()-]+/)
    .map(accountLetters)
    .filter((word) => word !== '')
  if (rest.length === 0) return first.slice(0, width)
  // « d'Été », « L'Épicéa »: the article belongs to its word.
  const following = rest.join('')
  const head = first.slice(0, Math.max(first.length === 4 ? 4 : 3, width - following.length))
  return (head + following).slice(0, width)
}

/** Stands for a name of which no letter can be in an account number; the counter of collisions tells such parties apart. */
const NO_LETTERS = 'TIERS'

/** The account that a template gives a party, before any collision is looked at. */
export function accountFromTemplate(template: AuxiliaryTemplate, party: Party): AuxiliaryNumber {
  const shared = template.shared.find((each) => party.category !== undefined && each.category === party.category)
  if (shared) return shared.account as AuxiliaryNumber
  const text = template.template.replace(/\{(code|name|siren)(?::(\d+))?\}/g, (_, token: string, count?: string) => {
    const width = count === undefined ? template.width : Number(count)
    if (token === 'name') return shortName(party.name, width) || NO_LETTERS
    const value = token === 'code' ? (party.code ?? party.name) : (party.siren ?? party.name)
    return accountLetters(value).slice(0, width) || NO_LETTERS
  })
  return (accountLetters(text) || NO_LETTERS).slice(0, template.width) as AuxiliaryNumber
}

/** Third parties' accounts: those that an export has fixed for ever, and those given on the way. */
export interface AuxiliaryBook {
  /** The party's account; undefined when the party has no identity at all. The same party always gets the same. */
  of(direction: Direction, party: Party): AuxiliaryNumber | undefined
  /** Accounts given since the book was opened, to be fixed when the export is recorded. */
  assigned(): ReadonlyMap<PartyKey, AuxiliaryNumber>
}

/**
 * Opens a book on the accounts already fixed. Two parties never share one (shared categories aside): on a collision a
 * counter replaces the last characters. Deterministic: the same parties in the same order get the same accounts.
 */
export function auxiliaryBook(settings: Settings, pinned: ReadonlyMap<PartyKey, AuxiliaryNumber>): AuxiliaryBook {
  const known = new Map(pinned)
  const taken = new Set<string>(pinned.values())
  const given = new Map<PartyKey, AuxiliaryNumber>()
  // A shared account belongs to its category: nobody else is given it by chance.
  for (const { shared } of [settings.auxiliaries.customer, settings.auxiliaries.supplier]) {
    for (const { account } of shared) taken.add(account)
  }

  // Accounts taken over from last year's books are kept for a name, whatever else its party is known by later.
  const claimed = new Set<string>()
  for (const [key, account] of pinned) if (!/:name:[A-Z0-9]+:$/.test(key)) claimed.add(account)
  const reserved = (direction: Direction, party: Party): AuxiliaryNumber | undefined => {
    const account = pinned.get(`${direction}:name:${accountLetters(party.name)}:` as PartyKey)
    return account === undefined || claimed.has(account) ? undefined : account
  }

  // Where the counter of an account stands, so that ten thousand parties of one name cost ten thousand steps.
  const counters = new Map<string, number>()
  const free = (wanted: AuxiliaryNumber, width: number): AuxiliaryNumber => {
    if (!taken.has(wanted)) return wanted
    for (let counter = counters.get(wanted) ?? 2; ; counter++) {
      const suffix = String(counter)
      const candidate = wanted.slice(0, Math.max(1, width - suffix.length)) + suffix
      if (taken.has(candidate)) continue
      counters.set(wanted, counter + 1)
      return candidate as AuxiliaryNumber
    }
  }

  return {
    of(direction, party) {
      const key = partyKey(direction, party)
      if (!key) return undefined
      const already = known.get(key)
      if (already) {
        claimed.add(already)
        return already
      }
      const template = direction === 'sale' ? settings.auxiliaries.customer : settings.auxiliaries.supplier
      const wanted = accountFromTemplate(template, party)
      const isShared = template.shared.some((each) => each.account === wanted && each.category === party.category)
      const kept = isShared ? undefined : reserved(direction, party)
      if (kept) {
        claimed.add(kept)
        known.set(key, kept)
        given.set(key, kept)
        return kept
      }
      const account = isShared ? wanted : free(wanted, template.width)
      known.set(key, account)
      if (!isShared) taken.add(account)
      given.set(key, account)
      return account
    },
    assigned: () => given,
  }
}
