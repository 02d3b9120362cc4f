/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and kin, and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A text from outside as it stands in a sentence of ours. A name that is written from right to left would carry the
 * figures and signs around it away; between FSI and PDI (Unicode, UAX 9) it keeps to itself.
 */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
}

/** Texts whose sentences isolate every fact that they are given, however deep it lies. */
export function isolating<Texts>(texts: Texts): Texts {
  return mapped(texts) as Texts
}

function mapped(texts: unknown): unknown {
  if (typeof texts === 'function') return (...facts: unknown[]) => Reflect.apply(texts, undefined, facts.map(fact))
  if (Array.isArray(texts)) return texts.map(mapped)
  return isPlain(texts) ? each(texts, mapped) : texts
}

function fact(value: unknown): unknown {
  if (typeof value === 'string') return isolated(value)
  if (Array.isArray(value)) return value.map(fact)
  return isPlain(value) ? each(value, fact) : value
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function each(value: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]))
}
