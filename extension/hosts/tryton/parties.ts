import type { HostParty } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { filled, text } from '../answers'
import type { Session } from './server'
import { dotted, isOtherVersion, search } from './server'

/** Identifiers and addresses, asked once for each. Fields that a version lacks are asked no more. */
export class Parties {
  readonly #session: Session
  readonly #known = new Map<number, Partial<HostParty>>()
  readonly #addresses = new Map<number, Partial<HostParty>>()
  #siren = true
  #postalCode: 'zip' | 'postal_code' = 'zip'

  constructor(session: Session) {
    this.#session = session
  }

  /** Reads what is not known yet of the third parties and addresses of these records. */
  async learn(records: readonly Answer[]): Promise<void> {
    const parties = [...new Set(records.map((each) => Number(text(each, 'party'))))].filter(
      (id) => id > 0 && !this.#known.has(id),
    )
    if (parties.length > 0) await this.#learnParties(parties)
    const addresses = [...new Set(records.map((each) => Number(text(each, 'invoice_address'))))].filter(
      (id) => id > 0 && !this.#addresses.has(id),
    )
    if (addresses.length > 0) await this.#learnAddresses(addresses)
  }

  /** The third party of a record. */
  of(record: Answer): HostParty {
    const own = dotted(record, 'party')
    const taxed = text(dotted(record, 'party_tax_identifier'), 'code')
    return {
      name: text(own, 'rec_name') || text(own, 'code') || '?',
      ...filled({ code: text(own, 'code'), vatId: taxed }),
      ...this.#known.get(Number(text(record, 'party'))),
      ...this.#addresses.get(Number(text(record, 'invoice_address'))),
    }
  }

  async #learnParties(parties: readonly number[]): Promise<void> {
    const found = await search(this.#session, 'party.identifier', [['party', 'in', parties]], ['party', 'type', 'code'])
    const sirens = await this.#sirens(parties)
    for (const id of parties) {
      const code = (type: RegExp) => {
        const known = found.find((each) => Number(text(each, 'party')) === id && type.test(text(each, 'type')))
        return known ? text(known, 'code') : ''
      }
      this.#known.set(
        id,
        filled({
          siren: code(/siren/) || (sirens.get(id) ?? ''),
          siret: code(/siret/),
          vatId: code(/^eu_vat$|_vat$|_tva$/),
        }),
      )
    }
  }

  async #sirens(parties: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (!this.#siren) return new Map()
    try {
      const found = await search(this.#session, 'party.party', [['id', 'in', parties]], ['siren'])
      return new Map(found.map((each) => [Number(text(each, 'id')), text(each, 'siren')]))
    } catch (cause) {
      if (!isOtherVersion(cause)) throw cause
      this.#siren = false
      return new Map()
    }
  }

  async #learnAddresses(addresses: readonly number[]): Promise<void> {
    let found: Answer[]
    const fields = ['street', 'city', 'country.code']
    const domain = [['id', 'in', addresses]]
    try {
      found = await search(this.#session, 'party.address', domain, [...fields, this.#postalCode])
    } catch (cause) {
      if (!isOtherVersion(cause) || this.#postalCode === 'postal_code') throw cause
      this.#postalCode = 'postal_code'
      found = await search(this.#session, 'party.address', domain, [...fields, this.#postalCode])
    }
    for (const each of found) {
      this.#addresses.set(
        Number(text(each, 'id')),
        filled({
          street: text(each, 'street').replace(/\s+/g, ' '),
          city: text(each, 'city'),
          postalCode: text(each, this.#postalCode),
          country: text(dotted(each, 'country'), 'code'),
        }),
      )
    }
  }
}
