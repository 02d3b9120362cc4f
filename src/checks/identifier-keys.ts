import { compactIdentifier, isFrenchVatId, isSiren, isSiret } from '../domain/identifiers'
import type { Question } from './question'
import { on } from './question'

/** Are the party's SIREN, SIRET and VAT number well formed? Each wrong value is said once, on its first document. */
export function identifierKeys(): Question {
  const said = new Set<string>()
  const once = (value: string) => {
    if (said.has(value)) return false
    said.add(value)
    return true
  }
  return {
    add(document, report) {
      const { siren, siret, vatId } = document.party
      if (siren && !said.has(siren) && !isSiren(compactIdentifier(siren)) && once(siren)) {
        report({ ...on(document), code: 'check.bad-siren', level: 'notice', value: siren })
      }
      if (siret && !said.has(siret) && !isSiret(compactIdentifier(siret)) && once(siret)) {
        report({ ...on(document), code: 'check.bad-siren', level: 'notice', value: siret })
      }
      if (vatId && !said.has(vatId) && !isVatId(compactIdentifier(vatId)) && once(vatId)) {
        report({ ...on(document), code: 'check.bad-vat-id', level: 'notice', value: vatId })
      }
    },
  }
}

/** A French number by its key; any other by its form (country and 2 to 13 characters, VIES). */
function isVatId(text: string): boolean {
  return text.startsWith('FR') ? isFrenchVatId(text) : /^[A-Z]{2}[A-Z0-9+*]{2,13}$/.test(text)
}
