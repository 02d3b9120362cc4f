import type { VatTreatment } from '../../../domain/document'
import type { Reason } from '../../../domain/entry'
import { lang, t, typo } from '../../texts'

/** A VAT treatment and rate in few words: the rate where there is tax, else why there is none. */
export function vatName(treatment: VatTreatment, rate: string): string {
  return treatment === 'S' || rate !== '0' ? typo().percent(rate) : t().documents.treatments[treatment]
}

/** Why a line of an entry has its account, in few words. */
export function reasonText(reason: Reason): string {
  const words = t().documents.reasons
  switch (reason.by) {
    case 'party':
      return words.party
    case 'rule': {
      const natures: Readonly<Record<string, string>> = t().documents.natures
      const nature = natures[reason.kind ?? '']
      const vat =
        reason.treatment === undefined || reason.rate === undefined ? '' : vatName(reason.treatment, reason.rate)
      return words.rule([nature?.toLowerCase() ?? '', vat].filter((part) => part !== '').join(', '))
    }
    case 'document':
      return words.document
    case 'vat':
      return words.vat(vatName(reason.treatment, reason.rate))
    case 'mode':
      return words.mode(reason.mode)
    case 'special':
      return words.special[reason.account] ?? reason.account
    case 'file':
      return words.file
  }
}

/** A decimal string of a document (quantity, price) with the decimal mark of the language. */
export function decimalText(text: string | undefined): string {
  if (text === undefined) return ''
  return lang() === 'fr' ? text.replace('.', ',') : text
}
