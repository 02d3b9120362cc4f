/** Work on a file that tells now and then how many of its bytes are done, so that who drives it can say so, or stop. */
export type Steps<T> = Generator<number, T, void>

/** Records between two words of how far it is. */
export const STRIDE = 2048

/** Does all of it at once. */
export function finished<T>(work: Steps<T>): T {
  let at = work.next()
  while (!at.done) at = work.next()
  return at.value
}
