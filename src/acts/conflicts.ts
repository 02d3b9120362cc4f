import type { Document, DocumentKey, Hold, Party } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { ok } from '../domain/result'
import { differing, isRicher, normalName } from '../intake/files'
import type { Shelf } from '../storage'
import { contentHash } from '../storage'
import type { Book, Books } from './books'
import type { DocumentView, Outcome } from './contract'
import { differences } from './differences'
import type { Edit } from './edit'
import { edit } from './edit'
import type { Ports } from './ports'
import { rowsOf } from './rows'

type NumberConflict = Extract<Hold, { code: 'number-conflict' }>

/** What an arriving document is to the one that is stored under its key. */
export type Fate = { readonly is: 'same' | 'conflict' } | { readonly is: 'change'; readonly document: Document }

/** What the source said of a document before any person touched it: the same again takes back no answer. */
function saidBy(document: Document): string {
  return document.source.said ?? contentHash(document).toString(36)
}

/** A document as a person left it: its source goes on having said what it said. */
export function edited<T extends Document>(next: T, before: Document): T {
  return next.source.kind === before.source.kind && next.source.kind !== 'manual'
    ? { ...next, source: { ...next.source, said: saidBy(before) } }
    : next
}

/**
 * Decides what a document that arrives again is. A poorer reading of the same invoice changes nothing, a richer one
 * takes its place; a table or a billing application speaks for its own papers, so that one new figure is a change there.
 * What bears the number and is another paper is a conflict: both are kept and a person says which holds.
 */
export function fateOf(before: Document, arriving: Document): Fate {
  const said = saidBy(arriving)
  const { source } = before
  if (said === source.said && arriving.source.kind === source.kind) return { is: 'same' }
  if (source.settled?.includes(said)) return { is: 'same' }
  const sameSource = source.kind === arriving.source.kind && arriving.source.capture === undefined
  if (isOther(before, arriving, sameSource)) return { is: 'conflict' }
  if (contentHash(before) === contentHash(arriving)) return { is: 'same' }
  // What a person has answered or typed is not taken back by a file that says the same as before.
  if (!sameSource && !isRicher(arriving, before)) return { is: 'same' }
  const { settled, apart } = source
  if (!settled && !apart) return { is: 'change', document: arriving }
  const answers = { ...(settled ? { settled } : {}), ...(apart ? { apart } : {}) }
  return { is: 'change', document: { ...arriving, source: { ...arriving.source, ...answers } } }
}

/** Whether two readings under one key are two papers. */
function isOther(before: Document, arriving: Document, sameSource: boolean): boolean {
  const found = differing(before, arriving)
  if (found.size === 0 || !sameSource) return found.size > 0
  // Its key is the application's own identifier: whatever it says now is the same payment.
  if (before.kind === 'payment' && before.source.kind.startsWith('host:')) return false
  if (found.has('sense') || found.has('currency')) return true
  return found.size + (sameParty(before.party, arriving.party) ? 0 : 1) > 1
}

function sameParty(a: Party, b: Party): boolean {
  const ids = ['code', 'siren', 'vatId'] as const
  return ids.some((id) => a[id] !== undefined && a[id] === b[id]) || normalName(a.name) === normalName(b.name)
}

/** The key of a document that bears the number of another: the same each time that it arrives. */
export function twinKey(document: Document): DocumentKey {
  return `${document.key}|${saidBy(document)}` as DocumentKey
}

/** A document held against another one with its number; nothing that it says is changed. */
export function heldAgainst(document: Document, other: Document, key = document.key): Document {
  const hold: NumberConflict = { code: 'number-conflict', other: other.key, otherGross: grossOf(other) }
  const holds = document.holds.filter((each) => each.code !== 'number-conflict' || each.other !== other.key)
  return { ...edited(document, document), key, holds: [...holds, hold] }
}

function grossOf(document: Document) {
  return document.kind === 'payment' ? document.amount : document.totals.gross
}

function conflictsOf(document: Document): readonly NumberConflict[] {
  return document.holds.filter((hold) => hold.code === 'number-conflict')
}

/** The document without its question about another. */
function without(document: Document, other: DocumentKey): Document {
  const holds = document.holds.filter((hold) => hold.code !== 'number-conflict' || hold.other !== other)
  return holds.length === document.holds.length ? document : { ...edited(document, document), holds }
}

/** Changes that lift the questions which others ask about a document that is theirs no more: gone, or renumbered. */
export async function released(shelf: Shelf, document: Document): Promise<NonNullable<Edit['replace']>> {
  const changes: { place: number; document: Document }[] = []
  for (const { other } of conflictsOf(document)) {
    const found = await shelf.find(other)
    const free = found && without(found.document, document.key)
    if (found && free !== found.document) changes.push({ place: found.place, document: free ?? found.document })
  }
  return changes
}

/** The documents that one is in conflict with, each with what tells them apart. */
export async function conflictViews(book: Book, document: Document): Promise<DocumentView['conflicts']> {
  const views: DocumentView['conflicts'][number][] = []
  for (const { other } of conflictsOf(document)) {
    const found = await book.shelf.find(other)
    const [row] = found ? await rowsOf(book, [found.place]) : []
    if (found && row) views.push({ row, differences: differences(document, found.document) })
  }
  return views
}

/**
 * Answers which of two documents with one number holds. `this` and `other` keep that one alone, in the place of the one
 * that was there first, so that an export which holds it shows the difference; the reading that loses is remembered and
 * asks no more. `both` keeps two documents, and their number is no longer said to be used twice.
 */
export async function settleConflict(
  ports: Ports,
  books: Books,
  id: DossierId,
  key: DocumentKey,
  otherKey: DocumentKey,
  keep: 'this' | 'other' | 'both',
): Promise<Outcome<DocumentKey>> {
  const outcome = await edit<Outcome<DocumentKey>>(ports, books, id, async ({ shelf }) => {
    const mine = await shelf.find(key)
    if (!mine) return { result: ok(key) }
    const other = await shelf.find(otherKey)
    const replaced = 'edited' as const
    const asked = [mine, other].some((each) => each && conflictsOf(each.document).length > 0)
    if (!asked) return { result: ok(key) }
    if (!other) {
      const replace = [{ place: mine.place, document: without(mine.document, otherKey) }]
      return { edit: { replace, replaced }, result: ok(key) }
    }
    const apart = (document: Document, from: DocumentKey): Document => {
      const free = without(document, from)
      return { ...free, source: { ...free.source, apart: [...(free.source.apart ?? []), from] } }
    }
    if (keep === 'both') {
      const replace = [
        { place: mine.place, document: apart(mine.document, otherKey) },
        { place: other.place, document: apart(other.document, key) },
      ]
      return { edit: { replace, replaced }, result: ok(key) }
    }
    // The first one has the plain key, that of every later reading of its number.
    const [first, second] = key.startsWith(`${otherKey}|`) ? [other, mine] : [mine, other]
    const wins = (keep === 'this') === (second === mine) ? second.document : first.document
    const loses = wins === second.document ? first.document : second.document
    const settled = [...new Set([...(first.document.source.settled ?? []), saidBy(loses)])]
    // Other papers of the number go on asking, now about the one that is kept.
    const open = conflictsOf(first.document).filter((hold) => hold.other !== second.document.key)
    const holds = [...wins.holds.filter((hold) => hold.code !== 'number-conflict'), ...open]
    const source = { ...edited(wins, wins).source, settled }
    const document: Document = { ...wins, key: first.document.key, source, holds }
    const replace = [{ place: first.place, document }]
    for (const hold of open) {
      const third = await shelf.find(hold.other)
      if (third) replace.push({ place: third.place, document: heldAgainst(third.document, document) })
    }
    return { edit: { replace, remove: [second.place], replaced }, result: ok(document.key) }
  })
  ports.announce({ what: 'documents', dossier: id })
  return outcome
}
