import type { Direction, Party } from '../domain/document'
import type { AuxiliaryNumber } from '../domain/entry'
import type { PartyKey } from '../posting'
import { accountFromTemplate, partyKey } from '../posting'
import type { Place } from '../storage'
import { PACK_SIZE, PURCHASE, searchable } from '../storage'
import type { Book } from './books'

/** Documents read to find parties. */
const READ = 400

/** Parties told. */
const TOLD = 20

/** Parties of the dossier whose name holds these words, with the account that each has or would get. */
export async function knownParties(
  book: Book,
  direction: Direction,
  search: string,
): Promise<readonly (Party & { readonly auxiliary: AuxiliaryNumber | null })[]> {
  const words = searchable(search)
  const places: Place[] = []
  for (const columns of book.shelf.columns) {
    for (let slot = 0; slot < columns.text.length && places.length < READ; slot++) {
      const purchase = (columns.kind[slot] ?? 0) >= PURCHASE
      const place = columns.pack * PACK_SIZE + slot
      if (purchase !== (direction === 'purchase') || !book.shelf.isLive(place)) continue
      if ((columns.text[slot] ?? '').includes(words)) places.push(place)
    }
  }
  const found = new Map<PartyKey, Party>()
  for (const { party } of await book.shelf.read(places)) {
    const key = partyKey(direction, party)
    if (key && searchable(party.name).includes(words)) found.set(key, party)
  }
  const { auxiliaries } = book.row.dossier.settings
  const template = direction === 'sale' ? auxiliaries.customer : auxiliaries.supplier
  return [...found].slice(0, TOLD).map(([key, party]) => ({
    ...party,
    auxiliary: book.pinned.get(key) ?? accountFromTemplate(template, party),
  }))
}
