import type { NewDossier } from '../../../acts/contract'
import { parseTypedDate } from '../../../domain/date'
import type { FormatId, VatRegime } from '../../../domain/dossier'
import { compactIdentifier, frenchVatId, isFrenchVatId, isSiren } from '../../../domain/identifiers'

/** A new dossier as it is typed. */
export interface TypedDossier {
  readonly name: string
  readonly siren: string
  readonly vatId: string
  readonly start: string
  readonly end: string
  readonly regime: VatRegime
  /** Digits of an account, empty: as they are. */
  readonly width: string
  readonly format: FormatId
}

/** What can be wrong in each field, as the texts name it. */
export type DossierErrors = { readonly [Field in 'name' | 'siren' | 'vatId' | 'start' | 'end']?: DossierError }
type DossierError = 'nameMissing' | 'sirenWrong' | 'vatIdWrong' | 'dateWrong' | 'dateOrder'

/**
 * The form with a SIREN typed: the VAT number follows it as long as the user has not typed another one, and goes when
 * the SIREN it was made of is no longer there.
 */
export function withSiren(form: TypedDossier, siren: string): TypedDossier {
  const before = compactIdentifier(form.siren)
  const followed = form.vatId === '' || (isSiren(before) && form.vatId === frenchVatId(before))
  const now = compactIdentifier(siren)
  return { ...form, siren, vatId: followed ? (isSiren(now) ? frenchVatId(now) : '') : form.vatId }
}

/** What the engine is asked to make, or every error at once. */
export function readDossier(form: TypedDossier): { readonly input: NewDossier } | { readonly errors: DossierErrors } {
  const siren = compactIdentifier(form.siren)
  const vatId = compactIdentifier(form.vatId)
  const start = parseTypedDate(form.start)
  const end = parseTypedDate(form.end)
  const errors: DossierErrors = {
    ...(form.name.trim() === '' && { name: 'nameMissing' as const }),
    ...(siren !== '' && !isSiren(siren) && { siren: 'sirenWrong' as const }),
    ...(vatId.startsWith('FR') && !isFrenchVatId(vatId) && { vatId: 'vatIdWrong' as const }),
    ...(!start && { start: 'dateWrong' as const }),
    ...(!end ? { end: 'dateWrong' as const } : start && end < start ? { end: 'dateOrder' as const } : {}),
  }
  if (!start || !end || Object.keys(errors).length > 0) return { errors }
  return {
    input: {
      name: form.name.trim(),
      siren,
      vatId,
      fiscalYear: { start, end },
      vatRegime: form.regime,
      accountWidth: form.width === '' ? null : Number(form.width),
      format: form.format,
    },
  }
}
