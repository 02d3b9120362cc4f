import { createSignal } from 'solid-js'
import type { Problem } from '../../domain/problem'
import type { Words } from '../../domain/words'
import type { Catalogue } from './fr'
import { isolating } from './isolate'
import type { ProblemText } from './problem-text'
import { ENGLISH, FRENCH, type Typography } from './typography'

export { isolated } from './isolate'

export type Lang = 'fr' | 'en'

const KEY = 'ecritoire.lang'

function remembered(): Lang {
  const kept = localStorage.getItem(KEY)
  if (kept === 'fr' || kept === 'en') return kept
  // French first: English only for those whose browser asks for it before French.
  const wanted = navigator.languages.find((each) => /^(fr|en)\b/i.test(each))
  return wanted?.toLowerCase().startsWith('en') ? 'en' : 'fr'
}

const [current, setCurrent] = createSignal<{ readonly lang: Lang; readonly texts: Catalogue }>()

async function read(lang: Lang): Promise<Catalogue> {
  return isolating(lang === 'fr' ? (await import('./fr')).fr : (await import('./en')).en)
}

/** Reads the texts of the remembered language; the application is shown after it. */
export async function loadTexts(): Promise<void> {
  await setLang(remembered(), false)
}

/** Changes the language of the whole screen at once; remembered on this machine unless `keep` is false. */
export async function setLang(lang: Lang, keep = true): Promise<void> {
  const texts = await read(lang)
  if (keep) localStorage.setItem(KEY, lang)
  document.documentElement.lang = lang
  setCurrent({ lang, texts })
}

/** The language on the screen. */
export function lang(): Lang {
  return current()?.lang ?? 'fr'
}

/** The catalogue of the language on the screen; reactive. */
export function t(): Catalogue {
  const loaded = current()
  if (!loaded) throw new Error('texts are not loaded yet')
  return loaded.texts
}

/** The typography of the language on the screen: dates, amounts, counts. */
export function typo(): Typography {
  return lang() === 'fr' ? FRENCH : ENGLISH
}

/** Words that live beside data, in the language on the screen. */
export function words(both: Words): string {
  return both[lang()]
}

/** The words of a problem: what, why, remedy. */
export function problemText(problem: Problem): ProblemText {
  // The table is closed over all codes; the code chooses the function made for exactly this shape.
  const texts: Readonly<Record<string, (problem: never) => ProblemText>> = t().problems
  const write = texts[problem.code]
  if (!write) throw new Error(`no words for ${problem.code}`)
  return write(problem as never)
}
