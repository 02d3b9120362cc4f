import fc from 'fast-check'
import type { ImportReport } from '../../src/acts/contract'
import type { Document } from '../../src/domain/document'
import type { Problem } from '../../src/domain/problem'
import { en } from '../../src/ui/texts/en'
import { fr } from '../../src/ui/texts/fr'

/** `FUZZ=20 FUZZ_SEED=7 npm run unit -- tests/hostile` plays twenty times as many cases, of another seed. */
const times = Number(process.env.FUZZ ?? '1')
const seed = process.env.FUZZ_SEED

/** How often a property is played. */
export function runs(count: number): { numRuns: number; seed?: number } {
  return { numRuns: Math.max(1, Math.round(count * times)), ...(seed === undefined ? {} : { seed: Number(seed) }) }
}

/** Time for a test that plays many cases. */
export const LONG = 60_000 * Math.max(1, times)

/** Damage to a file: bytes set, a part doubled, cut, or replaced by words that mean something to a parser. */
export const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom('set', 'double', 'cut', 'tail', 'insert'),
    byte: fc.nat(255),
    text: fc.constantFrom('"', ';', '\n', '\t', '<', '&', '\u202e', '\u0000', '1e309', '-', '=cmd|A', ']]>', '/', 'ÿ'),
  }),
  { minLength: 1, maxLength: 6 },
)

/** The bytes after such damage. */
export function damaged(bytes: Uint8Array, by: typeof damage extends fc.Arbitrary<infer T> ? T : never): Uint8Array {
  let now = Buffer.from(bytes)
  for (const { at, how, byte, text } of by) {
    const place = Math.floor(at * Math.max(0, now.length - 1))
    if (how === 'set') now[place] = byte
    else if (how === 'double') now = Buffer.concat([now.subarray(0, place + byte), now.subarray(place)])
    else if (how === 'cut') now = Buffer.concat([now.subarray(0, place), now.subarray(place + byte)])
    else if (how === 'tail') now = now.subarray(0, place)
    else now = Buffer.concat([now.subarray(0, place), Buffer.from(text), now.subarray(place)])
  }
  return new Uint8Array(now)
}

/** Values that a careless reader takes for something else. */
export const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    '0',
    '-0',
    'Infinity',
    '1e309',
    '99999999999999999999',
    '-1',
    '2026-02-30',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '<img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x","y")',
    'a\u202eb\u0000c\u200bd',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    1.5,
    2 ** 53,
    true,
    [],
    {},
    [[]],
    [null],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constant('x'.repeat(100_000)),
  fc.array(fc.nat(9), { maxLength: 3 }),
)

/** Replaces, removes or doubles something deep inside a value of plain data. */
export function changed(
  value: unknown,
  path: readonly number[],
  how: 'set' | 'remove' | 'double',
  by: unknown,
): unknown {
  const [step, ...rest] = path
  if (step === undefined) return by
  if (Array.isArray(value) && value.length > 0) {
    const at = step % value.length
    if (rest.length > 0) return value.map((each, i) => (i === at ? changed(each, rest, how, by) : each))
    if (how === 'remove') return value.filter((_, i) => i !== at)
    return how === 'double' ? [...value, value[at]] : value.map((each, i) => (i === at ? by : each))
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const names = Object.keys(value)
    const name = names[step % Math.max(1, names.length)]
    if (name === undefined) return by
    const fields: Record<string, unknown> = { ...value }
    if (rest.length > 0) return { ...fields, [name]: changed(fields[name], rest, how, by) }
    if (how === 'remove') delete fields[name]
    else if (how === 'double') fields[`${name}2`] = fields[name]
    else fields[name] = by
    return fields
  }
  return by
}

/** Characters that no text on the screen may hold: they show one thing and mean another. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/

/** Every string inside a value, names of fields left out. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(strings)
}

/** What is wrong with what a problem says to a person: nothing when all is well. */
export function unsaid(problem: Problem): string[] {
  return [fr.problems, en.problems].flatMap((catalogue) => {
    const write = (
      catalogue as unknown as Record<string, (problem: never) => { what: string; why: string; remedy: string }>
    )[problem.code]
    if (!write) return [`no words for ${problem.code}`]
    const { what, why, remedy } = write(problem as never)
    return [what, why, remedy]
      .filter((text) => text === '' || /undefined|\[object|NaN/.test(text) || HIDDEN.test(text) || text.length > 2000)
      .map((text) => `${problem.code}: ${text.slice(0, 200)}`)
  })
}

/** What of an import's report a person could not read, or could be deceived by. */
export function flaws(report: ImportReport): string[] {
  const items = report.items.flatMap((item) => [
    ...[item.number, item.party, item.file].filter((text) => HIDDEN.test(text)).map((text) => `hidden: ${text}`),
    ...(item.what === 'refused' && item.problems.length === 0 ? ['refused without a word'] : []),
    ...item.problems.flatMap(unsaid),
  ])
  return [...items, ...report.tables.filter((name) => HIDDEN.test(name))]
}

/** Texts of a document that would deceive the eye. */
export function deceiving(document: Document): string[] {
  const {
    key: _,
    source: { said: __, ...source },
    ...shown
  } = document
  return strings({ ...shown, source }).filter((text) => HIDDEN.test(text))
}
