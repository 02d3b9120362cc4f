import type { Document, DocumentKey } from '../domain/document'
import type { Entry } from '../domain/entry'
import type { Done, ExportRequest } from '../domain/export'
import type { Problem } from '../domain/problem'
import { auxiliaryBook, bookingDay, post, postingContext, relatedDocuments, reverseEntry } from '../posting'
import type { Place } from '../storage'
import type { Book } from './books'
import type { Progress } from './contract'
import { keptContent } from './exports'
import type { Ports } from './ports'
import type { KeptPreview } from './previews'
import { finish } from './previews'

type Step = (progress: Progress) => Promise<void>

function requestOf(book: Book, made: Pick<Done, 'from' | 'to' | 'journals'>): ExportRequest {
  const { dossier } = book.row
  return {
    dossier: dossier.id,
    journals: made.journals,
    from: made.from,
    to: made.to,
    format: dossier.format,
    options: dossier.formatOptions[dossier.format] ?? {},
    withLate: false,
    leftOut: [],
  }
}

/** The contrary of an entry, on its own day or the first open one. */
function reversed(book: Book, entry: Entry, prefix: string): Entry {
  return reverseEntry(entry, prefix, bookingDay(book.row.dossier, entry.date) ?? entry.date)
}

/** The export that undoes another, entry by entry, in the same format. It holds no document: the cancellation frees them. */
export async function prepareReversal(ports: Ports, book: Book, made: Done, step: Step): Promise<KeptPreview> {
  const { entries } = await keptContent(ports, made.id)
  const prefix = `Annulation n° ${made.number}`
  const request = { ...requestOf(book, made), format: made.format, options: made.options }
  const gathered = {
    entries: entries.map(({ entry }) => reversed(book, entry, prefix)),
    documents: new Map<DocumentKey, { place: Place; document: Document }>(),
    problems: [],
    buckets: [{ bucket: { what: 'exported-here' as const, count: entries.length }, places: [] }],
    inPeriod: entries.length,
    exported: entries.length,
    lateTaken: 0,
    late: null,
  }
  const purpose = { kind: 'reversal' as const, of: made.id, ofNumber: made.number }
  return finish(ports, book, request, purpose, auxiliaryBook(book.row.dossier.settings, book.pinned), gathered, step)
}

/**
 * The export that puts right documents modified since theirs: each one's booked entry is reversed, then the document is
 * booked as it is now (one that was deleted is only reversed). Nothing is corrected silently.
 */
export async function prepareCorrection(
  ports: Ports,
  book: Book,
  keys: readonly DocumentKey[],
  step: Step,
): Promise<KeptPreview> {
  const auxiliaries = auxiliaryBook(book.row.dossier.settings, book.pinned)
  const problems: Problem[] = []
  const entries: Entry[] = []
  const documents = new Map<DocumentKey, { place: Place; document: Document }>()
  const blocked: { problem: Problem; place: Place }[] = []
  const found = (await Promise.all(keys.map((key) => book.shelf.find(key)))).filter((each) => each !== undefined)
  const related = relatedDocuments(await book.shelf.relatedTo(found.map((each) => each.document)))
  const context = postingContext(book.row.dossier, auxiliaries, related)
  for (const { place, document } of found) {
    const { columns, slot } = book.shelf.columnsAt(place)
    const deleted = columns.deleted[slot] === 1
    const result = deleted ? undefined : post(document, context)
    if (result && !result.ok) {
      problems.push(...result.problems)
      blocked.push({ problem: result.problems[0], place })
      continue
    }
    entries.push(
      ...(await bookedEntries(ports, book, document.key)).map((entry) => reversed(book, entry, 'Correction')),
    )
    if (result?.ok) {
      problems.push(...result.value.notices)
      entries.push(result.value.entry)
    }
    documents.set(document.key, { place, document })
  }
  const dates = entries.map((entry) => entry.date).sort()
  const day = dates[0] ?? ports.today()
  const request = requestOf(book, {
    from: day,
    to: dates.at(-1) ?? day,
    journals: [...new Set(entries.map((entry) => entry.journal))],
  })
  const [first] = blocked
  const gathered = {
    entries,
    documents,
    problems,
    buckets: [
      {
        bucket: { what: 'exported-here' as const, count: documents.size },
        places: [...documents.values()].map((each) => each.place),
      },
      ...(first
        ? [
            {
              bucket: {
                what: 'blocked' as const,
                count: blocked.length,
                code: first.problem.code,
                problem: first.problem,
              },
              places: blocked.map((each) => each.place),
            },
          ]
        : []),
    ],
    inPeriod: keys.length,
    exported: documents.size,
    lateTaken: 0,
    late: null,
  }
  return finish(ports, book, request, { kind: 'correction' }, auxiliaries, gathered, step)
}

/** The entries by which a document stands in the books: those of its last live export or correction. */
async function bookedEntries(ports: Ports, book: Book, key: DocumentKey): Promise<Entry[]> {
  const live = book.register.exports.filter(
    (each) => each.made.state === 'done' && each.made.purpose.kind !== 'reversal',
  )
  for (const each of [...live].reverse()) {
    const { entries, documents } = await keptContent(ports, each.id)
    if (!documents.some((document) => document.key === key)) continue
    const mine = entries
      .map(({ entry }) => entry)
      .filter((entry) => entry.document === key || entry.alsoFrom?.includes(key))
    // Of a correction only the last entry books the document again; the others reverse what was there before.
    return each.made.purpose.kind === 'correction' ? mine.slice(-1) : mine
  }
  return []
}
