/** A SIREN: nine digits of which the last is a Luhn key (INSEE). */
export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && luhn(text)
}

/** A SIRET: fourteen digits, Luhn; La Poste (356000000) uses a plain sum that is a multiple of 5. */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  if (text.startsWith('356000000') && [...text].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0) return true
  return luhn(text)
}

/** Removes spaces, dots and dashes from an identifier and puts it in upper case. */
export function compactIdentifier(text: string): string {
  return text.replace(/[\s.\-_\u00a0\u202f]/g, '').toUpperCase()
}

/** A French VAT number with the right key: FR + key + SIREN, key = (12 + 3 × (SIREN mod 97)) mod 97 (BOFiP BOI-TVA-DECLA-20-10-20). */
export function isFrenchVatId(text: string): boolean {
  const match = /^FR(\d{2})(\d{9})$/.exec(text)
  return !!match?.[2] && isSiren(match[2]) && Number(match[1]) === (12 + 3 * (Number(match[2]) % 97)) % 97
}

/** The French VAT number of a SIREN. */
export function frenchVatId(siren: string): string {
  return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`
}

/** An IBAN whose check digits are right (ISO 13616, mod 97). Spaces must have been removed. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  let rest = 0
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

function luhn(digits: string): boolean {
  let total = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    total += doubled > 9 ? doubled - 9 : doubled
  }
  return total % 10 === 0
}
