import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { CaptureId, Document } from '../../domain/document'
import type { IntakeProblem } from '../../domain/problems/intake'
import { safeName } from './clean'
import { documentOf } from './document'
import type { AttachmentFacts, Facts } from './facts'
import type { OurIdentity } from './identity'
import { isNotForBooks } from './kinds'
import { LIMITS, mebibytes, overLimit, Refusal, unsupported } from './limits'
import { readPdf } from './pdf-invoice'
import { recognise } from './recognise'
import { readXml } from './xml'
import { type ZipBudget, type ZipEntry, zipBudget, zipContent, zipEntries } from './zip'

export { safeName } from './clean'
export { differing, isRicher } from './duplicates'

export type { OurIdentity } from './identity'
export { isUs, normalName } from './identity'

/** An original file as received, named by its digest: what a document can be read again from. */
export interface Capture {
  readonly id: CaptureId
  readonly name: string
  readonly mediaType: 'application/pdf' | 'application/xml'
  readonly bytes: Uint8Array
}

/** One invoice that was read. Other files beside it are named, not opened. */
interface DocumentReading {
  readonly document: Document
  readonly capture: CaptureId
  readonly attachments: readonly AttachmentFacts[]
}

/** Everything that one dropped file was. */
export interface FileReading {
  readonly documents: readonly DocumentReading[]
  readonly captures: readonly Capture[]
  /** CSV, XLSX, FEC and other texts in rows, untouched, for the table reader. */
  readonly tables: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Orders, statuses, pro-formas: understood, counted, never pieces. `what` is a key of the texts. */
  readonly notForBooks: readonly { readonly file: string; readonly what: string }[]
  readonly problems: readonly IntakeProblem[]
}

interface Taking {
  /** Told before each file of an archive. */
  readonly tick: () => void
  readonly documents: DocumentReading[]
  readonly captures: Map<CaptureId, Capture>
  readonly tables: { name: string; bytes: Uint8Array }[]
  readonly notForBooks: { file: string; what: string }[]
  readonly problems: IntakeProblem[]
}

/**
 * Reads one file, whatever it is: e-invoices become documents of the books of `us`, tables are passed on, the rest is
 * named. Recognition is by bytes. Never throws for what a file holds; every part of it ends as a document, a table, a
 * paper that is not for the books, or a problem. Runs in a worker and in node; end the worker to stop a long reading.
 */
export async function readFile(
  file: { name: string; bytes: Uint8Array },
  us: OurIdentity,
  tick: () => void = () => undefined,
): Promise<FileReading> {
  const taking: Taking = { tick, documents: [], captures: new Map(), tables: [], notForBooks: [], problems: [] }
  const name = safeName(file.name)
  await guarded(taking, async () => {
    const refused = checkSize({ name, blob: { size: file.bytes.length } })
    if (refused) throw new Refusal(refused)
    await take(taking, name, file.bytes, us, 0, zipBudget())
  })
  const { documents, tables, notForBooks, problems } = taking
  return { documents, captures: [...taking.captures.values()], tables, notForBooks, problems }
}

/** The refusal of a file that is too large to be read at all, before a byte of it is in memory. */
export function checkSize(
  file: { readonly name: string; readonly blob: { readonly size: number } },
  most: number = LIMITS.fileBytes,
) {
  const { size } = file.blob
  return size <= most
    ? undefined
    : overLimit(safeName(file.name), 'file-size', mebibytes(most), mebibytes(size)).problem
}

async function guarded(taking: Taking, read: () => Promise<void>): Promise<void> {
  try {
    await read()
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    taking.problems.push(cause.problem)
  }
}

async function take(
  taking: Taking,
  name: string,
  bytes: Uint8Array,
  us: OurIdentity,
  depth: number,
  budget: ZipBudget,
): Promise<void> {
  const container = recognise(bytes)
  switch (container.is) {
    case 'empty':
      taking.problems.push({ code: 'intake.empty', level: 'blocking', file: name })
      return
    case 'table':
      taking.tables.push({ name, bytes })
      return
    case 'unsupported':
      throw unsupported(name, container.name)
    case 'other':
      taking.problems.push({ code: 'intake.not-an-invoice', level: 'blocking', file: name, found: container.name })
      return
    case 'zip':
      await takeZip(taking, name, bytes, us, depth, budget)
      return
    case 'pdf': {
      const read = await readPdf(bytes, name)
      if (read.is === 'not-for-books') notForBooks(taking, name, read.name)
      else takeInvoice(taking, name, bytes, us, read.facts, read.attachments, 'application/pdf', read)
      return
    }
    case 'xml': {
      const read = readXml(bytes, name)
      if (read.is === 'not-for-books') notForBooks(taking, name, read.name)
      else if (read.is === 'other') {
        taking.problems.push({ code: 'intake.not-an-invoice', level: 'blocking', file: name, found: read.name })
      } else takeInvoice(taking, name, bytes, us, read.facts, read.facts.attachments, 'application/xml', read)
    }
  }
}

/** A ZIP is an archive of files to read, or an office document; archives nest once. */
async function takeZip(
  taking: Taking,
  name: string,
  bytes: Uint8Array,
  us: OurIdentity,
  depth: number,
  budget: ZipBudget,
): Promise<void> {
  const entries = zipEntries(bytes, name)
  const office = officeDocument(entries)
  if (office === 'xlsx') {
    taking.tables.push({ name, bytes })
    return
  }
  if (office) throw unsupported(name, office)
  if (depth > 1) throw overLimit(name, 'zip-nesting', 1, depth)
  budget.entries -= entries.length
  if (budget.entries < 0) throw overLimit(name, 'zip-entries', LIMITS.zipEntries, LIMITS.zipEntries - budget.entries)
  if (entries.length === 0) taking.problems.push({ code: 'intake.empty', level: 'blocking', file: name })
  for (const entry of entries) {
    // What a Mac adds beside each file.
    if (/(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._)/.test(entry.name)) continue
    const label = `${name} › ${safeName(entry.name)}`
    taking.tick()
    await guarded(taking, async () => {
      await take(taking, label, await zipContent(bytes, entry, label, budget), us, depth + 1, budget)
    })
  }
}

function officeDocument(entries: readonly ZipEntry[]): string | undefined {
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.xml')) return 'xlsx'
  if (names.has('xl/workbook.bin')) return 'Excel .xlsb'
  if (names.has('word/document.xml')) return 'Word .docx'
  if (names.has('mimetype') && names.has('content.xml')) return 'OpenDocument'
  return undefined
}

function notForBooks(taking: Taking, file: string, what: string): void {
  taking.notForBooks.push({ file, what })
  taking.problems.push({ code: 'intake.not-for-the-books', level: 'notice', file, found: what })
}

function takeInvoice(
  taking: Taking,
  name: string,
  bytes: Uint8Array,
  us: OurIdentity,
  facts: Facts,
  attachments: readonly AttachmentFacts[],
  mediaType: Capture['mediaType'],
  notices: { readonly guessed?: string; readonly cleaned: readonly string[] },
): void {
  if (facts.type !== null && isNotForBooks(facts.type)) {
    notForBooks(taking, name, 'pro-forma')
    return
  }
  const id = bytesToHex(sha256(bytes)) as CaptureId
  const kind = facts.syntax !== 'cii' ? facts.syntax : mediaType === 'application/pdf' ? 'factur-x' : 'cii'
  const read = documentOf(facts, us, { kind, name, capture: id }, name)
  if (!read.ok) {
    taking.problems.push(...read.problems)
    return
  }
  taking.captures.set(id, { id, name, mediaType, bytes })
  taking.documents.push({ document: read.value, capture: id, attachments })
  if (notices.guessed !== undefined) {
    taking.problems.push({ code: 'intake.encoding-guessed', level: 'notice', file: name, encoding: notices.guessed })
  }
  for (const what of notices.cleaned) {
    taking.problems.push({ code: 'intake.cleaned-text', level: 'notice', file: name, what })
  }
}
