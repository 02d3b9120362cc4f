import { compactIdentifier } from '../domain/identifiers'
import type { PartyKey } from '../posting'
import { nameIdentity, partyKey } from '../posting'
import type { Question } from './question'
import { on } from './question'

interface Met {
  readonly key: PartyKey
  readonly name: string
}

/**
 * Are two parties one? The same SIREN, VAT number, or name and postal code under two identities would get two accounts;
 * the user decides, nothing is merged (accounting.md, « Identity of a party »). Said once for each pair.
 */
export function partyTwice(): Question {
  const known = new Set<PartyKey>()
  const byTrait = new Map<string, Met>()
  return {
    add(document, report) {
      const { direction, party } = document
      const key = partyKey(direction, party)
      if (key === undefined || known.has(key)) return
      known.add(key)
      const traits = []
      const siren = party.siren ?? party.siret?.slice(0, 9)
      if (siren) traits.push(`${direction} siren ${compactIdentifier(siren)}`)
      if (party.vatId) traits.push(`${direction} vat ${compactIdentifier(party.vatId)}`)
      const name = nameIdentity(party.name)
      if (name) traits.push(`${direction} name ${name} ${party.postalCode ?? ''}`)
      const other = traits.map((trait) => byTrait.get(trait)).find((met) => met !== undefined)
      for (const trait of traits) if (!byTrait.has(trait)) byTrait.set(trait, { key, name: party.name })
      if (!other) return
      const names = { name: party.name, otherName: other.name }
      report({ ...on(document), code: 'check.party-twice', level: 'notice', ...names })
    },
  }
}
