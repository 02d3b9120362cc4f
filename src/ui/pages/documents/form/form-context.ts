import { createContext, useContext } from 'solid-js'
import type { Dossier } from '../../../../domain/dossier'
import type { CurrencyCode } from '../../../../domain/money'

/** What every part of the form may ask: the dossier, the document's currency, and the error of a field. */
export interface FormScope {
  readonly dossier: () => Dossier
  readonly currency: () => CurrencyCode
  /** The words of what is wrong with a field, once it was left or saving was tried. */
  readonly error: (field: string) => string | undefined
  /** The field was left: from now on its error may be shown. */
  readonly left: (field: string) => void
}

export const FormContext = createContext<FormScope>()

/** The form around a part. */
export function useForm(): FormScope {
  const scope = useContext(FormContext)
  if (!scope) throw new Error('no form above this part')
  return scope
}
