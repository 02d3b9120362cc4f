import type { CustomFormat } from '../domain/custom-format'
import type { Instant } from '../domain/date'
import type { Document } from '../domain/document'
import { fiscalYearOf } from '../domain/dossier'
import type { DraftContext } from '../domain/draft'
import type { DocumentFacts, Entry } from '../domain/entry'
import type { Export, ExportRequest } from '../domain/export'
import type { Problem } from '../domain/problem'
import { badOptions, formatOf, optionsOf } from '../formats'
import type { AuxiliaryBook } from '../posting'
import type { Held, Place } from '../storage'
import { Attaching } from './attaching'
import type { Book } from './books'
import type { Bucket, Preview, PreviewId, Progress } from './contract'
import { FileLines } from './file-lines'
import type { Packed } from './file-parts'
import type { KeptEntry } from './kept-entries'
import { EntryChunks, KeptEntries } from './kept-entries'
import { ordered } from './ordered'
import { Packers } from './packer'
import type { Ports } from './ports'
import { EntryTotals, ProblemList } from './totals'
import { VatTotals } from './vat-totals'
import { Writing } from './writing'

export type Step = (progress: Progress) => Promise<void>

/** An entry on its way into a preview. */
export interface DraftedEntry {
  readonly entry: Entry
  readonly party: string
  /** Numbers of its documents, as `KeptEntry` has them. */
  readonly numbers: readonly string[]
  /** What the format was told of the document when the entry was first drafted. */
  readonly about?: DocumentFacts | undefined
  /** Documents that the export holds through this entry. */
  readonly holds: readonly { readonly place: Place; readonly content: number }[]
}

/** Entries that come together, and the documents they book. */
export interface Batch {
  readonly entries: readonly DraftedEntry[]
  readonly documents: readonly Document[]
  readonly problems: readonly Problem[]
  /** Documents that a correction takes out of the books: held, without an entry of their own. */
  readonly gone?: readonly Place[]
}

/** What the entries come from, told once they have all come. */
export interface Gathered {
  readonly buckets: readonly { readonly bucket: Bucket; readonly places: readonly Place[] }[]
  readonly inPeriod: number
  readonly exported: number
  readonly lateTaken: number
  readonly late: Preview['late']
}

/** Where entries come from: batch by batch, so that memory holds one batch and what is compressed. */
export interface Source {
  batches(step: Step): AsyncIterable<Batch>
  gathered(): Gathered
}

/** A preview as it is kept in the worker: what its windows and its recording need. */
export interface KeptPreview {
  readonly preview: Preview
  readonly book: Book
  readonly draft: DraftContext
  readonly auxiliaries: AuxiliaryBook
  readonly formatLabel: string
  readonly entries: KeptEntries
  /** The entries as they will be stored. */
  readonly content: readonly Uint8Array[]
  readonly lines: FileLines
  readonly packed: Packed
  readonly held: readonly Held[]
  readonly numbers: { readonly first: number; readonly last: number }
  readonly lastEntry: Readonly<Record<string, number>>
  readonly notices: readonly Problem[]
  readonly bucketPlaces: readonly (readonly Place[])[]
}

/** Most problems that a preview lists; the counts are whole. */
const MAX_PROBLEMS = 2000

/** Hours and minutes of this place, `HHMM`. */
function localTime(instant: Instant): string {
  const moment = new Date(instant)
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join('')
}

/** What a preview is made of. */
interface Run {
  readonly ports: Ports
  readonly book: Book
  readonly request: ExportRequest
  readonly purpose: Export['purpose']
  readonly auxiliaries: AuxiliaryBook
  readonly source: Source
  readonly step: Step
  /** Formats of one's own where they are not those of today. */
  readonly customFormats?: readonly CustomFormat[] | undefined
}

/** Numbers the entries, writes them in the format, and sums everything up. Nothing is recorded. */
export async function draftRun(run: Run): Promise<KeptPreview> {
  const packers = new Packers(run.ports.packer)
  try {
    return await drafted(run, packers)
  } finally {
    packers.close()
  }
}

async function drafted(run: Run, packers: Packers): Promise<KeptPreview> {
  const { ports, book, request, purpose, auxiliaries, source, step } = run
  const { dossier } = book.row
  const draft: DraftContext = {
    company: { name: dossier.name, siren: dossier.siren, vatId: dossier.vatId },
    currency: dossier.currency,
    accountWidth: dossier.settings.accountWidth,
    fiscalYears: dossier.fiscalYears,
    from: request.from,
    to: request.to,
    journals: dossier.settings.journals.filter(
      ({ code }) => request.journals.length === 0 || request.journals.includes(code),
    ),
    paymentModes: dossier.settings.paymentModes,
    exportNumber: book.row.lastExport + 1,
    madeOn: ports.today(),
    madeAt: localTime(ports.now()),
  }
  const format = formatOf(request.format, run.customFormats ?? dossier.customFormats)
  const problems = new ProblemList(MAX_PROBLEMS)
  const needs = format.needs?.(draft, request.options) ?? []
  problems.add(...needs)
  for (const { id, label: option, typed } of badOptions(format, request.options)) {
    const value = request.options[id] ?? ''
    if (typed) problems.add({ code: 'format.bad-option', level: 'blocking', option, value, expected: typed.hint })
  }
  const naming = format.attachments?.(optionsOf(format, request.options))
  const writing = new Writing(format, request.options, draft, (problem) => problems.add(problem), packers)
  const attaching = naming && new Attaching(ports, dossier.id, naming, writing)
  const totals = new EntryTotals()
  const vat = new VatTotals(dossier)
  const lastEntry: Record<string, number> = { ...book.row.lastEntry }
  const chunks = new EntryChunks(packers)
  const held: Held[] = []
  let count = 0
  let first = 0
  let last = 0
  const { order } = format
  const inOrder = order ? ordered(source, order) : source
  for await (const batch of inOrder.batches(step)) {
    problems.add(...batch.problems)
    vat.know(batch.documents)
    const told = (format.about || attaching) && new Map(batch.documents.map((document) => [document.key, document]))
    for (const { entry, party, numbers, holds, about: before } of batch.entries) {
      const year = fiscalYearOf(dossier, entry.date)?.start ?? 'outside'
      last = (lastEntry[year] ?? 0) + 1
      lastEntry[year] = last
      first ||= last
      count += 1
      const document = told?.get(entry.document)
      const about = before ?? (document && format.about?.(document))
      const joined = attaching ? await attaching.entry(entry, document) : entry
      const kept: KeptEntry = { number: last, entry: joined, party, numbers, ...(about ? { about } : {}) }
      writing.add(kept)
      totals.add(entry)
      vat.add(entry)
      for (const each of holds) held.push({ ...each, entry: count })
      chunks.add(kept)
    }
    for (const place of batch.gone ?? []) held.push({ place, content: 0, entry: 0 })
    await writing.flush()
    await chunks.flush()
  }
  const content = await chunks.end()
  const { file, parts, chunks: packed, ...written } = await writing.end(bundleName(dossier.name, book))
  const gathered = source.gathered()
  const { records } = written.layout
  const entries = new KeptEntries(count, async (n) => content[n] ?? new Uint8Array())
  const preview: Preview = {
    id: ports.newId() as PreviewId,
    request,
    purpose,
    exported: gathered.exported,
    inPeriod: gathered.inPeriod,
    lateTaken: gathered.lateTaken,
    buckets: gathered.buckets.map((each) => each.bucket),
    late: gathered.late,
    entries: count,
    ...totals.sums(),
    vat: vat.rows(),
    problems: problems.list(),
    blocking: problems.blocking,
    notices: problems.notices,
    fileBlocked: problems.file > 0,
    file: { name: file.name, size: file.size, records, parts: parts.map((each) => each.name) },
  }
  return {
    preview,
    book,
    draft,
    auxiliaries,
    formatLabel: format.label,
    entries,
    content,
    lines: new FileLines(entries, written),
    packed: { file, parts, chunks: packed },
    held,
    numbers: { first, last },
    lastEntry,
    notices: problems.noticeList(),
    bucketPlaces: gathered.buckets.map((each) => each.places),
  }
}

function bundleName(name: string, book: Book): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain || 'export'}-${book.row.lastExport + 1}`
}
