import type { ReadingWarning } from '../../domain/document'
import type { ReadingWarningCode } from '../../domain/problems/intake'

/** Makes a warning of a known code. */
export function warning(code: ReadingWarningCode, detail = ''): ReadingWarning & { readonly code: ReadingWarningCode } {
  return { code, detail }
}
