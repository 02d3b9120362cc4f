import type { OpenCheck } from '../checks'
import { openCheck } from '../checks'
import type { Document, DocumentKey } from '../domain/document'
import { isPayment } from '../domain/document'
import type { Entry } from '../domain/entry'
import type { Export, ExportRequest } from '../domain/export'
import type { Problem } from '../domain/problem'
import type { AuxiliaryBook, RelatedDocuments } from '../posting'
import { groupEntries, NO_RELATED, post, postingContext, relatedDocuments } from '../posting'
import type { Place } from '../storage'
import type { Book } from './books'
import type { Batch, DraftedEntry, Gathered, Source, Step } from './draft-run'
import type { Selected } from './selection'
import { monthsOf, select } from './selection'

/** Posting reads this many documents at a time. */
const BATCH = 1024

/** A document with its place. */
interface Read {
  readonly place: Place
  readonly document: Document
}

/**
 * The documents of a period in some journals, each in exactly one bucket: in this export, already exported, blocked, or
 * left out. Those of earlier days that no live export holds are named, and join when asked.
 */
export class PeriodSource implements Source {
  private readonly inPeriod: ReadonlySet<Place>
  /** Documents of earlier days that no live export holds. */
  private readonly late: Selected['late']
  private readonly fresh: readonly Place[]
  private readonly already = new Map<number, { places: Place[]; id: Export['id'] }>()
  private readonly here: Place[] = []
  private readonly left: Place[] = []
  private readonly blocked = new Map<string, { problem: Problem; places: Place[] }>()
  private readonly leftOut: ReadonlySet<DocumentKey>

  constructor(
    private readonly book: Book,
    request: ExportRequest,
    private readonly auxiliaries: AuxiliaryBook,
  ) {
    const { inPeriod, late } = select(book, request)
    this.inPeriod = new Set(inPeriod)
    this.leftOut = new Set(request.leftOut)
    this.late = late
    const fresh: Place[] = [...late.places]
    for (const place of inPeriod) {
      const stands = book.register.of(place)
      if (!stands) {
        fresh.push(place)
        continue
      }
      const group = this.already.get(stands.export.number)
      if (group) group.places.push(place)
      else this.already.set(stands.export.number, { places: [place], id: stands.export.id })
    }
    this.fresh = fresh
  }

  async *batches(step: Step): AsyncGenerator<Batch> {
    const { dossier } = this.book.row
    const base = postingContext(dossier, this.auxiliaries, NO_RELATED)
    const knownNumber = (number: string) => this.book.shelf.placesByNumber(number).length > 0
    const checks = openCheck({ dossier, related: NO_RELATED, knownNumber })
    // The next batch is read while this one is posted and written.
    let next = this.readFrom(0)
    for (let at = 0; at < this.fresh.length; ) {
      await step({ step: 'posting', done: at, total: this.fresh.length })
      const { read, related } = await next
      at += read.length
      next = this.readFrom(at)
      // Whoever stops here never asks for it.
      next.catch(() => {})
      yield this.posted(read, { ...base, related }, checks)
    }
    yield { entries: [], documents: [], problems: checks.end() }
  }

  private async readFrom(at: number): Promise<{ read: Read[]; related: RelatedDocuments }> {
    const places = this.fresh.slice(at, this.endOfBatch(at))
    const documents = await this.book.shelf.read(places)
    const related = relatedDocuments(await this.book.shelf.relatedTo(documents))
    return { read: documents.map((document, i) => ({ place: places[i] ?? 0, document })), related }
  }

  /** Payments that the bank shows as one movement are of one month, or of one day: such a batch is not cut inside. */
  private endOfBatch(at: number): number {
    let end = Math.min(this.fresh.length, at + BATCH)
    const { bankLine } = this.book.row.dossier.settings
    if (bankLine === 'per-payment') return end
    while (end < this.fresh.length && this.sameGroup(this.fresh[end - 1] ?? 0, this.fresh[end] ?? 0)) end += 1
    return end
  }

  private sameGroup(a: Place, b: Place): boolean {
    return monthsOf(this.book, [a, b]).length === 1
  }

  private posted(read: readonly Read[], context: Parameters<typeof post>[1], checks: OpenCheck): Batch {
    const taken = read.filter(({ document }) => !this.leftOut.has(document.key))
    for (const { place, document } of read) if (this.leftOut.has(document.key)) this.left.push(place)
    const problems: Problem[] = []
    const findings = new Map<DocumentKey, Problem[]>()
    for (const problem of checks.add(
      taken.map((each) => each.document),
      context.related,
    )) {
      if (!('document' in problem)) problems.push(problem)
      else findings.set(problem.document, [...(findings.get(problem.document) ?? []), problem])
    }
    const booked = new Map<DocumentKey, Read>()
    const entries: Entry[] = []
    for (const each of taken) {
      const result = post(each.document, context)
      const found = [
        ...(findings.get(each.document.key) ?? []),
        ...(result.ok ? result.value.notices : result.problems),
      ]
      problems.push(...found)
      const reason = found.find((problem) => problem.level === 'blocking')
      if (reason) this.block(each.place, reason)
      else if (result.ok) {
        this.here.push(each.place)
        booked.set(each.document.key, each)
        entries.push(result.value.entry)
      } else throw new Error('a refused document has a blocking problem')
    }
    return {
      entries: this.together(entries, booked),
      documents: [...booked.values()].map((one) => one.document),
      problems,
    }
  }

  private block(place: Place, problem: Problem): void {
    const group = this.blocked.get(problem.code)
    if (group) group.places.push(place)
    else this.blocked.set(problem.code, { problem, places: [place] })
  }

  private together(entries: readonly Entry[], booked: ReadonlyMap<DocumentKey, Read>): DraftedEntry[] {
    const slipOf = (key: DocumentKey) => {
      const document = booked.get(key)?.document
      return document && isPayment(document) ? document.slip : undefined
    }
    return groupEntries(entries, this.book.row.dossier.settings.bankLine, slipOf).map((entry) => {
      const documents = [entry.document, ...(entry.alsoFrom ?? [])].flatMap((key) => booked.get(key) ?? [])
      return {
        entry,
        party: documents[0]?.document.party.name ?? '',
        numbers: documents.map((each) => each.document.number),
        holds: documents.map(({ place }) => {
          const { columns, slot } = this.book.shelf.columnsAt(place)
          return { place, content: columns.content[slot] ?? 0 }
        }),
      }
    })
  }

  gathered(): Gathered {
    const count = (places: readonly Place[]) =>
      places.reduce((sum, place) => sum + (this.inPeriod.has(place) ? 1 : 0), 0)
    const exported = count(this.here)
    const buckets: Gathered['buckets'] = [
      { bucket: { what: 'exported-here', count: exported }, places: this.here },
      ...[...this.already].map(([exportNumber, { places, id }]) => ({
        bucket: { what: 'already-exported' as const, count: places.length, exportNumber, exportId: id },
        places,
      })),
      ...[...this.blocked.values()].map(({ problem, places }) => ({
        bucket: { what: 'blocked' as const, count: count(places), code: problem.code, problem },
        places,
      })),
      { bucket: { what: 'left-out', count: count(this.left) }, places: this.left },
    ]
    return {
      buckets,
      inPeriod: this.inPeriod.size,
      exported,
      lateTaken: this.here.length - exported,
      late: this.late.count === 0 ? null : { count: this.late.count, months: this.late.months },
    }
  }
}
