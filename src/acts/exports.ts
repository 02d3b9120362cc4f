import { Dexie } from 'dexie'
import type { Done, Export, ExportId } from '../domain/export'
import type { Problem } from '../domain/problem'
import { fail, ok } from '../domain/result'
import type { DossierRow, ExportRow, PartiesRow } from '../storage'
import { exportPacks, Register } from '../storage'
import type { Books } from './books'
import { pinnedOf } from './books'
import type { AccountTotal, FileOut, JournalTotal, Outcome, VatTotal } from './contract'
import { digests } from './digests'
import type { KeptPreview } from './draft-run'
import { gunzip } from './gzip'
import { KeptEntries } from './kept-entries'
import type { Ports } from './ports'

/** The figures of the control report, kept as they were. */
export interface Report {
  readonly journals: readonly JournalTotal[]
  readonly accounts: readonly AccountTotal[]
  /** Absent from exports that were made before it was kept. */
  readonly vat?: readonly VatTotal[]
}

/** Number of the stored row that holds chunk `n` of the entries; the file's chunks are 0, 1, 2… */
const contentRow = (n: number) => -1 - n

/**
 * Records a preview as an export: everything is ready before the transaction opens, which reads the register again and
 * aborts whole when a document has left meanwhile, here or in another tab. Nothing is caught inside it.
 */
export async function commit(ports: Ports, books: Books, kept: KeptPreview): Promise<Outcome<Done>> {
  const { preview, book, packed } = kept
  const { dossier } = book.row
  if (preview.entries === 0) return fail({ code: 'act.nothing-to-export', level: 'blocking' })
  if (preview.fileBlocked) return fail({ code: 'act.blocked-file', level: 'blocking', problems: preview.blocking })
  const id = ports.newId() as ExportId
  const rows = [
    ...kept.content.map((bytes, n) => ({ exportId: id, n: contentRow(n), dossier: dossier.id, bytes })),
    ...packed.chunks.map((bytes, n) => ({ exportId: id, n, dossier: dossier.id, bytes })),
  ]
  const { journals, accounts, vat } = preview
  const report: Report = { journals, accounts, vat }
  const corrects = preview.purpose.kind === 'correction'
  const packs = exportPacks(id, dossier.id, kept.held, corrects)
  const { db } = ports
  const tables = [db.dossiers, db.exports, db.exportPacks, db.exportData, db.parties]

  const act = async (): Promise<Outcome<Done>> => {
    let after: { dossier: DossierRow; export: ExportRow; parties: PartiesRow } | undefined
    const outcome = await db.transaction('rw', tables, async (): Promise<Outcome<Done>> => {
      const row = await db.dossiers.get(dossier.id)
      if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
      if (row.revision !== book.row.revision) return fail(await moved(ports, kept))
      const made: Done = {
        id,
        dossier: dossier.id,
        number: row.lastExport + 1,
        madeAt: ports.now(),
        journals: journals.map((each) => each.journal),
        journalLabels: journals.map((each) => each.label),
        from: preview.request.from,
        to: preview.request.to,
        format: preview.request.format,
        formatLabel: kept.formatLabel,
        options: preview.request.options,
        documents: kept.held.length,
        lines: preview.lines,
        firstEntry: kept.numbers.first,
        lastEntry: kept.numbers.last,
        debit: preview.debit,
        credit: preview.credit,
        file: packed.file,
        parts: packed.parts,
        version: ports.version,
        purpose: preview.purpose,
        state: 'done',
      }
      const { number } = made
      const { entries } = preview
      const { notices, draft } = kept
      const about = { id, dossier: dossier.id, number, entries, report, notices, settings: dossier, draft }
      const parties = await db.parties.get(dossier.id)
      const pinned = { ...parties?.pinned, ...Object.fromEntries(kept.auxiliaries.assigned()) }
      after = {
        dossier: { ...row, revision: row.revision + 1, lastExport: number, lastEntry: kept.lastEntry },
        export: { ...about, made },
        parties: { dossier: dossier.id, pinned },
      }
      await db.exports.add(after.export)
      await db.exportPacks.bulkAdd(packs)
      await db.exportData.bulkAdd(rows)
      await db.parties.put(after.parties)
      await db.dossiers.put(after.dossier)
      return ok(made)
    })
    if (outcome.ok && after) {
      books.keepRegister(book, after.dossier, book.register.with(after.export, packs), pinnedOf(after.parties))
    }
    return outcome
  }
  const outcome = await ports.exclusive(`ecritoire:${dossier.id}`, act)
  if (outcome.ok) ports.announce({ what: 'exports', dossier: dossier.id })
  return outcome
}

/** What has happened since the preview: its documents have left with another export, or something else has changed. */
async function moved(ports: Ports, kept: KeptPreview): Promise<Problem> {
  const { dossier } = kept.book.row
  const register = await Register.open(ports.db, dossier.id)
  const normal = kept.preview.purpose.kind === 'normal'
  const taken = normal ? kept.held.flatMap(({ place }) => register.of(place) ?? []) : []
  const [first] = taken
  return first
    ? { code: 'act.taken-meanwhile', level: 'blocking', documents: taken.length, export: first.export.number }
    : { code: 'act.changed-meanwhile', level: 'blocking' }
}

/** The stored bytes of an export, checked against their digest; never a second rendering. */
export async function storedBytes(ports: Ports, made: Export): Promise<Outcome<readonly Uint8Array[]>> {
  const rows = await ports.db.exportData.where('[exportId+n]').between([made.id, 0], [made.id, Dexie.maxKey]).toArray()
  const problem: Problem = { code: 'act.digest-differs', level: 'blocking', export: made.number, id: made.id }
  try {
    const chunks = await Promise.all(rows.map((row) => gunzip(row.bytes)))
    return digests(chunks).sha256 === made.file.sha256 ? ok(chunks) : fail(problem)
  } catch {
    return fail(problem)
  }
}

/** The stored file of an export, to be handed over. */
export async function download(ports: Ports, id: ExportId): Promise<Outcome<FileOut>> {
  const row = await ports.db.exports.get(id)
  if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
  const bytes = await storedBytes(ports, row.made)
  if (!bytes.ok) return bytes
  const { name } = row.made.file
  const type = name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream'
  const chunks = bytes.value.map((chunk) => new Uint8Array(chunk))
  return ok({ name, blob: new Blob(chunks, { type }) })
}

/** The entries of an export as they were. */
export function storedEntries(ports: Ports, row: ExportRow): KeptEntries {
  return new KeptEntries(row.entries, async (n) => {
    const found = await ports.db.exportData.get([row.id, contentRow(n)])
    if (!found) throw new Error(`export ${row.id} lacks chunk ${n} of its entries`)
    return found.bytes
  })
}
