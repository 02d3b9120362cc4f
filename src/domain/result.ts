/** A list that holds at least one element. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** What can be expected to go wrong is a value: either the thing, or every problem that prevents it, at once. */
export type Result<T, P> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: NonEmpty<P> }

/** The thing succeeded. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The thing failed, for all these reasons. */
export function fail<P>(...problems: [P, ...P[]]): {
  readonly ok: false
  readonly problems: NonEmpty<P>
} {
  return { ok: false, problems }
}

/** Narrows a list to a non-empty one. */
export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0
}
