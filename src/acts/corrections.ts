import type { Document, DocumentKey } from '../domain/document'
import type { Entry } from '../domain/entry'
import type { Done, ExportRequest } from '../domain/export'
import type { Problem } from '../domain/problem'
import { fail } from '../domain/result'
import type { AuxiliaryBook, PostingContext } from '../posting'
import { auxiliaryBook, bookingDay, post, postingContext, relatedDocuments, reverseEntry } from '../posting'
import type { Place } from '../storage'
import type { Book } from './books'
import { correctionOf } from './cancel'
import type { Outcome } from './contract'
import type { Batch, DraftedEntry, Gathered, KeptPreview, Source, Step } from './draft-run'
import { draftRun } from './draft-run'
import { storedEntries } from './exports'
import type { KeptEntry } from './kept-entries'
import type { Ports } from './ports'
import { standing } from './rows'

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

/** The contrary of an entry, on its own day or the first open one. It holds no document. */
function reversed(book: Book, { entry, party, numbers, about }: KeptEntry, prefix: string): DraftedEntry {
  const day = bookingDay(book.row.dossier, entry.date) ?? entry.date
  return { entry: reverseEntry(entry, prefix, day), party, numbers, about, holds: [] }
}

/**
 * The export that undoes another, entry by entry, in the same format. It holds no document: the cancellation frees them.
 * Refused for an export that is undone already, or that corrections have changed since.
 */
export async function prepareReversal(
  ports: Ports,
  book: Book,
  id: Done['id'],
  step: Step,
): Promise<Outcome<KeptPreview>> {
  const row = book.register.exports.find((each) => each.id === id)
  if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
  const { made } = row
  if (made.state === 'cancelled')
    return fail({ code: 'act.already-cancelled', level: 'blocking', export: row.number, at: made.cancelledAt })
  const undone = book.register.exports.find(
    (each) => each.made.state === 'done' && each.made.purpose.kind === 'reversal' && each.made.purpose.of === id,
  )
  if (undone) return fail({ code: 'act.already-reversed', level: 'blocking', export: row.number, by: undone.number })
  const later = await correctionOf(ports, row)
  if (later) return fail({ code: 'act.corrected-since', level: 'blocking', export: row.number, by: later.number })
  const entries = storedEntries(ports, row)
  const source: Source = {
    async *batches() {
      let done = 0
      for await (const some of entries.chunks()) {
        await step({ step: 'writing', done, total: entries.total })
        done += some.length
        const contrary = some.map((kept) => reversed(book, kept, `Annulation n° ${made.number}`))
        yield { entries: contrary, documents: [], problems: [] }
      }
    },
    gathered: () => ({
      buckets: [{ bucket: { what: 'exported-here', count: entries.total }, places: [] }],
      inPeriod: entries.total,
      exported: entries.total,
      lateTaken: 0,
      late: null,
    }),
  }
  const request = { ...requestOf(book, made), format: made.format, options: made.options }
  // The file that undoes another is written as that one was.
  const { customFormats } = row.settings
  const purpose = { kind: 'reversal', of: made.id, ofNumber: made.number } as const
  const auxiliaries = auxiliaryBook(book.row.dossier.settings, book.pinned)
  const run = { ports, book, request, purpose, auxiliaries, source, step, customFormats }
  return { ok: true, value: await draftRun(run) }
}

/** A document to be put right, with the entry that books it now. */
interface ToCorrect {
  readonly place: Place
  readonly document: Document
  readonly deleted: boolean
}

/**
 * The export that puts right documents modified since theirs: each one's booked entry is reversed, then the document is
 * booked as it is now (one that was deleted is only reversed). Payments that share an entry go together. A document that
 * cannot be booked is left as it stands, with those that share its entry. Nothing is corrected silently.
 */
export async function prepareCorrection(
  ports: Ports,
  book: Book,
  keys: readonly DocumentKey[],
  step: Step,
): Promise<KeptPreview> {
  const auxiliaries = auxiliaryBook(book.row.dossier.settings, book.pinned)
  const groups = await sharing(ports, book, keys)
  const days = [...groups.values()].flatMap(({ booked, documents }) => [
    ...(booked ? [booked.entry.date] : []),
    ...documents.map((each) => each.document.date),
  ])
  days.sort()
  const day = days[0] ?? ports.today()
  const request = requestOf(book, { from: day, to: days.at(-1) ?? day, journals: [] })
  const source = new CorrectionSource(book, [...groups.values()], auxiliaries)
  return draftRun({ ports, book, request, purpose: { kind: 'correction' }, auxiliaries, source, step })
}

interface Group {
  readonly booked: KeptEntry | undefined
  readonly documents: ToCorrect[]
}

/** Modified documents by the entry that books them now, with everything else that this entry books. */
async function sharing(ports: Ports, book: Book, keys: readonly DocumentKey[]): Promise<Map<string, Group>> {
  const groups = new Map<string, Group>()
  const seen = new Set<Place>()
  const find = async (key: DocumentKey): Promise<ToCorrect | undefined> => {
    const found = await book.shelf.find(key)
    if (!found || seen.has(found.place)) return undefined
    seen.add(found.place)
    const { columns, slot } = book.shelf.columnsAt(found.place)
    return { ...found, deleted: columns.deleted[slot] === 1 }
  }
  for (const key of keys) {
    const found = await find(key)
    const stands = found && book.register.of(found.place)
    if (!found || !stands || standing(book, found.place) !== 'modified') continue
    const [booked] = stands.entry === 0 ? [] : await storedEntries(ports, stands.booked).window(stands.entry - 1, 1)
    const documents = [found]
    for (const other of booked ? [booked.entry.document, ...(booked.entry.alsoFrom ?? [])] : []) {
      const beside = await find(other)
      if (beside) documents.push(beside)
    }
    groups.set(key, { booked, documents })
  }
  return groups
}

class CorrectionSource implements Source {
  private readonly here: Place[] = []
  private readonly blocked = new Map<string, { problem: Problem; places: Place[] }>()
  private count = 0

  constructor(
    private readonly book: Book,
    private readonly groups: readonly Group[],
    private readonly auxiliaries: AuxiliaryBook,
  ) {}

  async *batches(step: Step): AsyncGenerator<Batch> {
    for (const [done, group] of this.groups.entries()) {
      await step({ step: 'posting', done, total: this.groups.length })
      const documents = group.documents.filter((each) => !each.deleted).map((each) => each.document)
      const related = relatedDocuments(await this.book.shelf.relatedTo(documents))
      yield this.corrected(group, postingContext(this.book.row.dossier, this.auxiliaries, related))
    }
  }

  private corrected({ booked, documents }: Group, context: PostingContext): Batch {
    this.count += documents.length
    const problems: Problem[] = []
    const anew: { entry: Entry; from: ToCorrect }[] = []
    let reason: Problem | undefined
    for (const from of documents) {
      if (from.deleted) continue
      const result = post(from.document, context)
      problems.push(...(result.ok ? result.value.notices : result.problems))
      if (result.ok) anew.push({ entry: result.value.entry, from })
      else reason ??= result.problems[0]
    }
    const places = documents.map((each) => each.place)
    if (reason) {
      const known = this.blocked.get(reason.code)
      if (known) known.places.push(...places)
      else this.blocked.set(reason.code, { problem: reason, places })
      return { entries: [], documents: [], problems }
    }
    this.here.push(...places)
    const again = anew.map(({ entry, from: { place, document } }): DraftedEntry => {
      const { columns, slot } = this.book.shelf.columnsAt(place)
      const holds = [{ place, content: columns.content[slot] ?? 0 }]
      return { entry, party: document.party.name, numbers: [document.number], holds }
    })
    return {
      entries: [...(booked ? [reversed(this.book, booked, 'Correction')] : []), ...again],
      documents: anew.map((each) => each.from.document),
      problems,
      gone: documents.filter((each) => each.deleted).map((each) => each.place),
    }
  }

  gathered(): Gathered {
    return {
      buckets: [
        { bucket: { what: 'exported-here', count: this.here.length }, places: this.here },
        ...[...this.blocked.values()].map(({ problem, places }) => ({
          bucket: { what: 'blocked' as const, count: places.length, code: problem.code, problem },
          places,
        })),
      ],
      inPeriod: this.count,
      exported: this.here.length,
      lateTaken: 0,
      late: null,
    }
  }
}
