/** A nominal type over a plain value: only the function that checks the value may brand it. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }
