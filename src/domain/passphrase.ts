/** Least characters of a passphrase: it can be tried offline, as often as one likes, by whoever has the disk. */
export const LEAST_PASSPHRASE = 12

/** Whether a passphrase has enough characters; spaces around it do not count. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase.trim()].length >= LEAST_PASSPHRASE
}
