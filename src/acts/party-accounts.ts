import type { Direction, Party } from '../domain/document'
import type { AuxiliaryTemplate } from '../domain/dossier'
import { accountFromTemplate, auxiliaryBook, partyKey } from '../posting'
import { KINDS, PACK_SIZE, PURCHASE } from '../storage'
import type { Book } from './books'
import type { PartyAccount } from './contract'

/** Documents read to find parties; enough for examples, little enough for every key that is typed. */
const READ = 400

/** Parties shown. */
const SHOWN = 8

/**
 * The accounts that a template would give to parties of the dossier, in the order of its documents: those that an export
 * has fixed keep theirs; a collision shows its counter. Collisions and shared accounts come first, they are what one
 * wants to see. Nothing is kept.
 */
export async function partyAccounts(
  book: Book,
  direction: Direction,
  template: AuxiliaryTemplate,
): Promise<readonly PartyAccount[]> {
  const { settings } = book.row.dossier
  const side = direction === 'sale' ? 'customer' : 'supplier'
  const accounts = auxiliaryBook(
    { ...settings, auxiliaries: { ...settings.auxiliaries, [side]: template } },
    book.pinned,
  )
  const found = new Map<string, PartyAccount>()
  for (const party of await parties(book, direction)) {
    const key = partyKey(direction, party)
    const account = accounts.of(direction, party)
    if (!key || !account || found.has(key)) continue
    const shared = template.shared.some((each) => each.category === party.category && each.account === account)
    const because = book.pinned.has(key)
      ? 'fixed'
      : shared
        ? 'shared'
        : account === accountFromTemplate(template, party)
          ? 'template'
          : 'collision'
    found.set(key, { name: party.name, account, because })
  }
  const order = { collision: 0, shared: 1, template: 2, fixed: 3 }
  return [...found.values()].sort((a, b) => order[a.because] - order[b.because]).slice(0, SHOWN)
}

async function parties(book: Book, direction: Direction): Promise<Party[]> {
  const places: number[] = []
  for (const columns of book.shelf.columns) {
    for (let slot = 0; slot < columns.kind.length && places.length < READ; slot++) {
      const code = columns.kind[slot] ?? 0
      if (code >= PURCHASE === (direction === 'purchase') && KINDS[code & (PURCHASE - 1)])
        places.push(columns.pack * PACK_SIZE + slot)
    }
  }
  return (await book.shelf.read(places)).map((document) => document.party)
}
