/**
 * Characters that show one thing and mean another, or nothing at all: C0 and C1 controls, bidirectional controls,
 * zero-width characters. A number or a name that holds them could be told apart from its twin by no eye.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g
const SEPARATORS = /[\u2028\u2029]/g

/** The text without hidden characters; line and paragraph separators become a space. Same string when nothing was there. */
export function clean(text: string): string {
  return text.replace(HIDDEN, '').replace(SEPARATORS, ' ')
}

/** One line of text: white space, line breaks included, is one space. For names, numbers, labels. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

/** A file name as a label: what follows the last `/` or `\`, cleaned, at most 120 characters. Never used as a path. */
export function safeName(name: string): string {
  const last = oneLine(clean(name)).split(/[/\\]/).at(-1) ?? ''
  return last.slice(-120) || '?'
}
