import type { HostParty } from '../../src/intake/hosts/wire'
import { filled } from './answers'

/** What one free field says of a third party: its SIREN, its SIRET or its VAT number, however they are spaced. */
export function identifiersIn(written: string): Pick<HostParty, 'siren' | 'siret' | 'vatId'> {
  const compact = written.replace(/[\s.-]/g, '').toUpperCase()
  return filled({
    siren: /^\d{9}$/.test(compact) ? compact : '',
    siret: /^\d{14}$/.test(compact) ? compact : '',
    vatId: /^[A-Z]{2}[0-9A-Z+*]{2,13}$/.test(compact) ? compact : '',
  })
}
