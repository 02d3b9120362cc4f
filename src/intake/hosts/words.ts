import type { LineKind, VatTreatment } from '../../domain/document'
import { territoryOf } from '../../domain/territory'
import { countryCode } from '../tables/countries'
import { plainWords, treatmentWord } from '../tables/words'
import type { HostParty } from './wire'

/** Articles of the CGI that exemptions are printed with; the article says more than any words beside it. */
const ARTICLES: readonly (readonly [RegExp, VatTreatment])[] = [
  [/\b262 ter\b/, 'K'],
  [/\b262 i\b/, 'G'],
  [/\b283\b/, 'AE'],
  [/\b259\b/, 'O'],
  [/\b293 ?b\b/, 'F'],
  [/\b261\b/, 'E'],
]

/**
 * The treatment of what bears no VAT: the article printed, then the words of the exemption, then where the customer is;
 * `served` says that all of it is services.
 * A service to a business of the Community is reverse-charged there (CGI art. 283-2), goods are exempt (262 ter I); a
 * service to a business outside it is out of the scope of French VAT (259-1°), goods are exports (262 I).
 */
export function untaxed(reason: string, party: HostParty, franchise: boolean, served: boolean): VatTreatment {
  const words = plainWords(reason)
  const article = ARTICLES.find(([form]) => form.test(words))?.[1]
  if (article) return article
  const services = served || /\b(?:services?|prestations?)\b/.test(words)
  if (/\bintra ?com\w*/.test(words)) return services ? 'AE' : 'K'
  if (/\bhors (?:communaute|ue|cee|eu|union)\b/.test(words)) return services ? 'O' : 'G'
  const stated = treatmentWord(reason)
  if (stated && stated !== 'S') return stated
  if (franchise) return 'F'
  const vatId = (party.vatId ?? '').replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  const territory = territoryOf(countryCode(party.country ?? ''), vatId === '' ? undefined : vatId)
  if (territory === 'community') return services && vatId !== '' ? 'AE' : 'K'
  return territory === 'outside' ? (services ? 'O' : 'G') : 'E'
}

/** Natures by the accounts of the plan comptable général, longest first; the application's own chart may go further. */
const NATURES: readonly (readonly [prefix: string, kind: LineKind])[] = [
  ['7085', 'transport'],
  ['6241', 'transport'],
  ['6242', 'transport'],
  ['467', 'disbursement'],
  ['701', 'finished-product'],
  ['702', 'finished-product'],
  ['703', 'finished-product'],
  ['704', 'service'],
  ['705', 'service'],
  ['706', 'service'],
  ['707', 'goods'],
  ['601', 'goods'],
  ['602', 'goods'],
  ['606', 'goods'],
  ['607', 'goods'],
  ['604', 'service'],
  ['605', 'service'],
  ['61', 'service'],
  ['62', 'service'],
  ['20', 'fixed-asset'],
  ['21', 'fixed-asset'],
]

/** The nature that an account of the application tells; undefined when it tells none. */
export function natureOf(account: string | undefined): LineKind | undefined {
  if (account === undefined || !/^\d{2,}/.test(account)) return undefined
  return NATURES.find(([prefix]) => account.startsWith(prefix))?.[1]
}

/** Modes by the money account of the application's own ledger: where the money went is all that a mode decides. */
const MODES: readonly (readonly [prefix: string, mode: string])[] = [
  ['53', 'Espèces'],
  ['5112', 'Chèque'],
  ['5113', 'Effet de commerce'],
  ['517', 'Plateforme de paiement'],
  ['512', 'Virement'],
]

/** The mode of a payment: by the money account where the application tells it, else by its own word. */
export function modeOf(mode: string, account: string | undefined): string {
  const known = account === undefined ? undefined : MODES.find(([prefix]) => account.startsWith(prefix))?.[1]
  return known ?? mode.trim()
}
