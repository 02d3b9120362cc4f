/** Bytes as people read them: `46 41 C9`. */
export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
}

/** What stands between fields, made visible: a tab is `→`, line ends and other controls are named. */
export function visible(bytes: Uint8Array): string {
  const signs: Readonly<Record<number, string>> = { 9: '→', 13: '␍', 10: '␊', 32: ' ' }
  return [...bytes]
    .map(
      (byte) =>
        signs[byte] ?? (byte > 32 && byte < 127 ? String.fromCharCode(byte) : `‹${hexOf(Uint8Array.of(byte))}›`),
    )
    .join('')
}

/** Tens above units, as on the vendors' own pages. */
export function ruler(length: number): readonly [string, string] {
  let tens = ''
  let units = ''
  for (let i = 1; i <= length; i++) {
    tens += i % 10 === 0 ? String((i / 10) % 10) : ' '
    units += String(i % 10)
  }
  return [tens, units]
}
