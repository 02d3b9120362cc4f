import { openCheck } from '../checks'
import type { PlainMonth } from '../domain/date'
import { dayNumber, monthOf } from '../domain/date'
import type { Document, DocumentKey } from '../domain/document'
import { isPayment } from '../domain/document'
import { fiscalYearOf } from '../domain/dossier'
import type { DraftContext } from '../domain/draft'
import type { Entry, JournalCode, NumberedEntry } from '../domain/entry'
import type { Export, ExportFile, ExportRequest } from '../domain/export'
import type { Amount } from '../domain/money'
import type { Problem } from '../domain/problem'
import type { Position, Writer } from '../formats'
import { formatOf, openWriter } from '../formats'
import type { AuxiliaryBook, PostingContext } from '../posting'
import { auxiliaryBook, groupEntries, NO_RELATED, post, postingContext, relatedDocuments } from '../posting'
import type { Place } from '../storage'
import { HOLE, PACK_SIZE } from '../storage'
import type { Book } from './books'
import { bundle } from './bundle'
import type { Bucket, Preview, PreviewId, Progress } from './contract'
import type { Ports } from './ports'
import { entryTotals, vatTotals } from './totals'

/** A preview as it is kept in the worker: what its windows and its recording need. */
export interface KeptPreview {
  readonly preview: Preview
  readonly book: Book
  readonly context: PostingContext
  readonly auxiliaries: AuxiliaryBook
  readonly entries: readonly NumberedEntry[]
  readonly positions: readonly Position[]
  readonly writer: Writer
  readonly formatLabel: string
  readonly places: readonly { readonly place: Place; readonly content: number }[]
  readonly documents: ReadonlyMap<DocumentKey, { readonly place: Place; readonly document: Document }>
  readonly bucketPlaces: readonly (readonly Place[])[]
  readonly file: ExportFile & { readonly bytes: readonly Uint8Array[] }
  readonly parts: readonly ExportFile[]
  readonly lastEntry: Readonly<Record<string, number>>
}

/** Most problems that a preview lists; the counts are whole. */
const MAX_PROBLEMS = 2000

type Step = (progress: Progress) => Promise<void>

/** Entries on their way into a preview, whatever they come from. */
interface Gathered {
  readonly entries: readonly Entry[]
  readonly documents: KeptPreview['documents']
  readonly problems: readonly Problem[]
  readonly buckets: readonly { bucket: Bucket; places: readonly Place[] }[]
  readonly inPeriod: number
  readonly exported: number
  readonly lateTaken: number
  readonly late: Preview['late']
}

/** Computes an export of the documents of a period without writing anything. */
export async function preparePreview(
  ports: Ports,
  book: Book,
  request: ExportRequest,
  step: Step,
): Promise<KeptPreview> {
  const auxiliaries = auxiliaryBook(book.row.dossier.settings, book.pinned)
  const gathered = await gather(book, request, auxiliaries, step)
  return finish(ports, book, request, { kind: 'normal' }, auxiliaries, gathered, step)
}

/** Places of the documents that the request is about, by the day they fall in. */
function select(book: Book, request: ExportRequest): { inPeriod: Place[]; late: Place[] } {
  const context = postingContext(book.row.dossier, auxiliaryBook(book.row.dossier.settings, book.pinned), NO_RELATED)
  const wanted = new Set<JournalCode>(request.journals)
  const from = dayNumber(request.from)
  const to = dayNumber(request.to)
  const inPeriod: { place: Place; day: number }[] = []
  const late: { place: Place; day: number }[] = []
  const { settings } = book.row.dossier
  for (const columns of book.shelf.columns) {
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day === HOLE || day > to || columns.deleted[slot]) continue
      const code = columns.kind[slot] ?? 0
      const journal =
        (code & 7) === 4
          ? context.modeOf(columns.mode[slot] ?? '')?.journal
          : code & 8
            ? settings.purchasesJournal
            : settings.salesJournal
      // A payment whose mode is unknown has no journal yet: it is shown, blocked, wherever money is exported.
      const inJournal = journal
        ? wanted.has(journal)
        : book.row.dossier.settings.journals.some(
            (each) => wanted.has(each.code) && (each.kind === 'bank' || each.kind === 'cash'),
          )
      if (wanted.size > 0 && !inJournal) continue
      const item = { place: columns.pack * PACK_SIZE + slot, day }
      if (day >= from) inPeriod.push(item)
      else late.push(item)
    }
  }
  const order = (a: { day: number; place: Place }, b: { day: number; place: Place }) =>
    a.day - b.day || a.place - b.place
  return { inPeriod: inPeriod.sort(order).map((each) => each.place), late: late.sort(order).map((each) => each.place) }
}

/** Posting reads this many documents at a time. */
const BATCH = 2048

async function gather(book: Book, request: ExportRequest, auxiliaries: AuxiliaryBook, step: Step): Promise<Gathered> {
  const { inPeriod, late } = select(book, request)
  const lateFree = late.filter((place) => book.register.of(place) === undefined)
  const leftOut = new Set(request.leftOut)
  const candidates = [...(request.withLate ? lateFree : []), ...inPeriod]
  const here: Place[] = []
  const already = new Map<number, { places: Place[]; id: Export['id'] }>()
  const left: Place[] = []
  const blocked = new Map<string, { problem: Problem; places: Place[] }>()
  const problems: Problem[] = []
  const documents = new Map<DocumentKey, { place: Place; document: Document }>()
  const posted: { entry: Entry; document: Document }[] = []
  const fresh: Place[] = []
  const knownNumber = (number: string) => book.shelf.placesByNumber(number).length > 0
  const checks = openCheck({ dossier: book.row.dossier, related: NO_RELATED, knownNumber })
  for (const place of candidates) {
    const stands = book.register.of(place)
    if (!stands) fresh.push(place)
    else {
      const group = already.get(stands.export.number)
      if (group) group.places.push(place)
      else already.set(stands.export.number, { places: [place], id: stands.export.id })
    }
  }
  for (let at = 0; at < fresh.length; at += BATCH) {
    await step({ step: 'posting', done: at, total: fresh.length })
    const places = fresh.slice(at, at + BATCH)
    const read = await book.shelf.read(places)
    const related = relatedDocuments(await book.shelf.relatedTo(read))
    const context = postingContext(book.row.dossier, auxiliaries, related)
    const taken = read.filter((document) => !leftOut.has(document.key))
    const findings = new Map<DocumentKey, Problem[]>()
    for (const problem of checks.add(taken, related)) {
      if (!('document' in problem)) problems.push(problem)
      else findings.set(problem.document, [...(findings.get(problem.document) ?? []), problem])
    }
    read.forEach((document, i) => {
      const place = places[i] ?? 0
      if (leftOut.has(document.key)) {
        left.push(place)
        return
      }
      const checked = findings.get(document.key) ?? []
      const result = post(document, context)
      const found: Problem[] = [...checked, ...(result.ok ? result.value.notices : result.problems)]
      problems.push(...found)
      const reason = found.find((problem) => problem.level === 'blocking')
      if (reason || !result.ok) {
        const problem = reason ?? found[0]
        if (!problem) throw new Error('a refused document has a problem')
        const group = blocked.get(problem.code)
        if (group) group.places.push(place)
        else blocked.set(problem.code, { problem, places: [place] })
        return
      }
      here.push(place)
      documents.set(document.key, { place, document })
      posted.push({ entry: result.value.entry, document })
    })
  }
  problems.push(...checks.end())
  const slip = (key: DocumentKey) => {
    const document = documents.get(key)?.document
    return document && isPayment(document) ? document.slip : undefined
  }
  const entries = groupEntries(
    posted.map((each) => each.entry),
    book.row.dossier.settings.bankLine,
    slip,
  )
  const periodSet = new Set(inPeriod)
  const count = (places: readonly Place[]) => places.filter((place) => periodSet.has(place)).length
  const buckets: Gathered['buckets'] = [
    { bucket: { what: 'exported-here' as const, count: count(here) }, places: here },
    ...[...already].map(([exportNumber, { places, id }]) => ({
      bucket: { what: 'already-exported' as const, count: places.length, exportNumber, exportId: id },
      places,
    })),
    ...[...blocked.values()].map(({ problem, places }) => ({
      bucket: { what: 'blocked' as const, count: count(places), code: problem.code, problem },
      places,
    })),
    { bucket: { what: 'left-out' as const, count: count(left) }, places: left },
  ]
  return {
    entries,
    documents,
    problems,
    buckets,
    inPeriod: inPeriod.length,
    exported: count(here),
    lateTaken: here.length - count(here),
    late: lateFree.length === 0 ? null : { count: lateFree.length, months: monthsOf(book, lateFree) },
  }
}

function monthsOf(book: Book, places: readonly Place[]): PlainMonth[] {
  const months = new Set<PlainMonth>()
  for (const place of places) {
    const { columns, slot } = book.shelf.columnsAt(place)
    months.add(monthOf(fromDay(columns.day[slot] ?? 0)))
  }
  return [...months].sort()
}

function fromDay(day: number) {
  return new Date(day * 86_400_000).toISOString().slice(0, 10) as ExportRequest['from']
}

/** Numbers the entries, writes them in the format, and sums everything up. */
export async function finish(
  ports: Ports,
  book: Book,
  request: ExportRequest,
  purpose: Export['purpose'],
  auxiliaries: AuxiliaryBook,
  gathered: Gathered,
  step: Step,
): Promise<KeptPreview> {
  const { dossier } = book.row
  const context = postingContext(dossier, auxiliaries, NO_RELATED)
  const problems: Problem[] = [...gathered.problems]
  const used = new Set(gathered.entries.map((entry) => entry.journal))
  const draft: DraftContext = {
    company: { name: dossier.name, siren: dossier.siren, vatId: dossier.vatId },
    currency: dossier.currency,
    accountWidth: dossier.settings.accountWidth,
    fiscalYears: dossier.fiscalYears,
    from: request.from,
    to: request.to,
    journals: dossier.settings.journals.filter((each) => used.has(each.code)),
    exportNumber: book.row.lastExport + 1,
    madeOn: ports.today(),
  }
  const format = formatOf(request.format)
  const bytes = new Map<string, Uint8Array[]>()
  const needs = format.needs?.(draft, request.options) ?? []
  problems.push(...needs)
  const writer = openWriter(
    format,
    request.options,
    draft,
    (part, chunk) => {
      const chunks = bytes.get(part)
      if (chunks) chunks.push(chunk)
      else bytes.set(part, [chunk])
    },
    (problem) => problems.push(problem),
  )
  const lastEntry: Record<string, number> = { ...book.row.lastEntry }
  const entries: NumberedEntry[] = []
  const positions: Position[] = []
  for (const entry of needs.some((each) => each.level === 'blocking') ? [] : gathered.entries) {
    if (entries.length % 512 === 0)
      await step({ step: 'writing', done: entries.length, total: gathered.entries.length })
    const year = fiscalYearOf(dossier, entry.date)?.start ?? 'outside'
    const number = (lastEntry[year] ?? 0) + 1
    lastEntry[year] = number
    const numbered = { number, entry }
    positions.push(writer.position())
    writer.add(numbered)
    entries.push(numbered)
  }
  const written = writer.finish()
  const { file, parts } = bundle(
    written.parts.map((name) => ({ name, chunks: bytes.get(name) ?? [] })),
    fallbackName(dossier.name, book),
  )
  const { journals, accounts, debit, credit, lines } = entryTotals(entries)
  problems.sort((a, b) => (a.level === b.level ? 0 : a.level === 'blocking' ? -1 : 1))
  const blockedFile = problems.filter((each) => each.level === 'blocking' && each.code.startsWith('format.')).length
  const preview: Preview = {
    id: ports.newId() as PreviewId,
    request,
    purpose,
    exported: gathered.exported,
    inPeriod: gathered.inPeriod,
    lateTaken: gathered.lateTaken,
    buckets: gathered.buckets.map((each) => each.bucket),
    late: gathered.late,
    entries: entries.length,
    lines,
    debit: debit as Amount,
    credit: credit as Amount,
    journals,
    accounts,
    vat: vatTotals([...gathered.documents.values()].map((each) => each.document)),
    problems: problems.slice(0, MAX_PROBLEMS),
    blocking: problems.filter((each) => each.level === 'blocking').length,
    notices: problems.filter((each) => each.level === 'notice').length,
    fileBlocked: blockedFile > 0 || needs.length > 0,
    file: { name: file.name, size: file.size, records: written.records, parts: parts.map((each) => each.name) },
  }
  const places = [...gathered.documents.values()].map(({ place }) => {
    const { columns, slot } = book.shelf.columnsAt(place)
    return { place, content: columns.content[slot] ?? 0 }
  })
  const bucketPlaces = gathered.buckets.map((each) => each.places)
  return {
    preview,
    book,
    context,
    auxiliaries,
    entries,
    positions,
    writer,
    formatLabel: format.label,
    places,
    documents: gathered.documents,
    bucketPlaces,
    file,
    parts,
    lastEntry,
  }
}

function fallbackName(name: string, book: Book): string {
  const plain =
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'export'
  return `${plain}-${book.row.lastExport + 1}`
}
