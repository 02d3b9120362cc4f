import { Dexie } from 'dexie'
import { unzipSync } from 'fflate'
import type { ExportId } from '../domain/export'
import { findFormat, placedRecords } from '../formats'
import type { ExportRow } from '../storage'
import { PACK_SIZE, placesOf } from '../storage'
import type { Book, Books } from './books'
import type { EntryView, ExportRow as ExportListRow, ExportView, RecordView, Window } from './contract'
import { differences } from './differences'
import { bookedVersion } from './edit'
import type { Report } from './exports'
import { storedBytes, storedEntries } from './exports'
import { FileLines, rawView } from './file-lines'
import type { KeptEntries } from './kept-entries'
import type { Ports } from './ports'
import { rowsOf, standing } from './rows'
import type { RawLine } from './writing'
import { concat, Writing } from './writing'

/** The exports of a dossier, latest first, with how many of each one's documents have changed or vanished since. */
export function exportRows(book: Book): ExportListRow[] {
  const modified = new Map<ExportId, number>()
  for (const columns of book.shelf.columns) {
    for (let slot = 0; slot < columns.day.length; slot++) {
      const place = columns.pack * PACK_SIZE + slot
      const id = standing(book, place) === 'modified' ? book.register.of(place)?.export.id : undefined
      if (id) modified.set(id, (modified.get(id) ?? 0) + 1)
    }
  }
  return [...book.register.exports].reverse().map(({ made }) => ({ made, modified: modified.get(made.id) ?? 0 }))
}

/** Most modified documents that a view lists; the count is whole. */
const MAX_MODIFIED = 500

/** Everything about one export, of what was kept with it. */
export async function exportView(ports: Ports, books: Books, id: ExportId): Promise<ExportView | null> {
  const { db } = ports
  const row = await db.exports.get(id)
  if (!row) return null
  const book = await books.open(row.dossier)
  const packs = await db.exportPacks.where('[exportId+pack]').between([id, 0], [id, Dexie.maxKey]).toArray()
  const changed = placesOf(packs).filter(
    (place) => book.register.of(place)?.export.id === id && standing(book, place) === 'modified',
  )
  const places = changed.slice(0, MAX_MODIFIED)
  const now = await book.shelf.read(places)
  const shown = await rowsOf(book, places)
  const modifiedDocuments: ExportView['modifiedDocuments'][number][] = []
  for (const [i, documentRow] of shown.entries()) {
    const place = places[i] ?? 0
    const document = now[i]
    const before = await bookedVersion(ports, book, place)
    const { columns, slot } = book.shelf.columnsAt(place)
    modifiedDocuments.push({
      row: documentRow,
      differences: document ? differences(before, document) : [],
      deleted: columns.deleted[slot] === 1,
    })
  }
  const bytes = await storedBytes(ports, row.made)
  return {
    made: row.made,
    modified: changed.length,
    // Written by `commit` and never since.
    ...(row.report as Report),
    digestHolds: bytes.ok,
    modifiedDocuments,
    followedBy: await followers(ports, book, row),
    notices: row.notices,
  }
}

/** The reversal that undid an export, and the live corrections of its documents. */
async function followers(ports: Ports, book: Book, row: ExportRow): Promise<ExportView['followedBy']> {
  const { db } = ports
  const mine = new Map(
    (await db.exportPacks.where('[exportId+pack]').between([row.id, 0], [row.id, Dexie.maxKey]).toArray()).map(
      (each) => [each.pack, each.bits],
    ),
  )
  const found: ExportView['followedBy'][number][] = []
  for (const { id, number, made } of book.register.exports) {
    if (made.state !== 'done' || number <= row.number) continue
    if (made.purpose.kind === 'reversal' && made.purpose.of === row.id) found.push({ id, number, kind: 'reversal' })
    if (made.purpose.kind !== 'correction') continue
    const theirs = await db.exportPacks.where('[exportId+pack]').between([id, 0], [id, Dexie.maxKey]).toArray()
    const touches = theirs.some(({ pack, bits }) => mine.get(pack)?.some((byte, i) => (byte & (bits[i] ?? 0)) !== 0))
    if (touches) found.push({ id, number, kind: 'correction' })
  }
  return found
}

/** A window of entries as the interface shows them. */
export async function entryViews(entries: KeptEntries, from: number, count: number): Promise<Window<EntryView>> {
  const items = (await entries.window(from, count)).map(
    ({ number, entry, party, numbers }): EntryView => ({
      entryNumber: number,
      documents: [entry.document, ...(entry.alsoFrom ?? [])].map((key, i) => ({
        key,
        number: numbers[i] ?? entry.pieceRef,
      })),
      party: party || entry.label,
      dueDate: entry.lines.find((line) => line.dueDate !== undefined)?.dueDate ?? null,
      facts: entry,
    }),
  )
  return { total: entries.total, from, items }
}

/** The lines of one stored file, opened once for all its windows. */
export class StoredLines {
  private opened: { id: ExportId; lines: Promise<Pick<FileLines, 'window'>> } | undefined

  constructor(private readonly ports: Ports) {}

  /** Keeps nothing of what was shown last. */
  forget(): void {
    this.opened = undefined
  }

  async window(id: ExportId, from: number, count: number): Promise<Window<RecordView>> {
    const row = await this.ports.db.exports.get(id)
    if (!row) return { total: 0, from, items: [] }
    if (this.opened?.id !== id) this.opened = { id, lines: this.open(row) }
    const { lines } = this.opened
    lines.catch(() => {
      this.opened = undefined
    })
    return (await lines).window(from, count)
  }

  /**
   * The kept entries are written again, as they were, in the format: when that gives the stored bytes, each field of
   * each line is known by name. When the format has changed since, the stored lines are read by it, as any file is.
   */
  private async open(row: ExportRow): Promise<Pick<FileLines, 'window'>> {
    const { made } = row
    // One's own format is the one that was kept with the export, whatever became of it since.
    const format = findFormat(made.format, row.settings.customFormats)
    if (!format) return storedWindow(this.ports, row)
    const entries = storedEntries(this.ports, row)
    const writing = new Writing(format, made.options, row.draft, () => {})
    for await (const some of entries.chunks()) {
      for (const kept of some) writing.add(kept)
      await writing.flush()
    }
    const { file, parts, ...written } = await writing.end('')
    const digestsOf = (list: readonly { sha256: string }[]) => list.map((each) => each.sha256).join()
    const same = made.parts.length > 0 ? digestsOf(parts) === digestsOf(made.parts) : file.sha256 === made.file.sha256
    if (same) return new FileLines(entries, written)
    return storedWindow(this.ports, row)
  }
}

/** The stored lines as they stand, read by the format as it is now; without a format, as text. */
async function storedWindow(ports: Ports, { made, settings }: ExportRow): Promise<Pick<FileLines, 'window'>> {
  const bytes = await storedBytes(ports, made)
  const whole = bytes.ok ? concat(bytes.value) : new Uint8Array()
  const files = made.parts.length > 0 && bytes.ok ? unzipSync(whole) : { [made.file.name]: whole }
  const format = findFormat(made.format, settings.customFormats)
  const lines = Object.entries(files).flatMap(([part, own]): RawLine[] => {
    if (!format) return plainLines(part, own)
    const index = placedRecords(own, format, made.options, part)
    return index.window(0, index.total).map((record) => ({ ...record, bytes: record.bytes.slice(), part }))
  })
  return {
    window: async (from, count) => ({ total: lines.length, from, items: lines.slice(from, from + count).map(rawView) }),
  }
}

/** The lines of a file whose format is gone. */
function plainLines(part: string, bytes: Uint8Array): RawLine[] {
  const decoder = new TextDecoder('windows-1252')
  const lines: RawLine[] = []
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found + 1
    const own = bytes.slice(start, end)
    lines.push({ part, line: lines.length + 1, bytes: own, text: decoder.decode(own).trimEnd(), fields: [] })
    start = end
  }
  return lines
}
