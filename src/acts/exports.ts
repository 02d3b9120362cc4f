import type { Document } from '../domain/document'
import type { NumberedEntry } from '../domain/entry'
import type { Cancelled, Done, Export, ExportId } from '../domain/export'
import type { Problem } from '../domain/problem'
import { fail, ok } from '../domain/result'
import type { ExportRow } from '../storage'
import { exportPacks, Register } from '../storage'
import type { Books } from './books'
import type { AccountTotal, JournalTotal, Outcome } from './contract'
import { digests } from './digests'
import { gunzip, gzip } from './gzip'
import type { Ports } from './ports'
import type { KeptPreview } from './previews'

/** What an export keeps beside its bytes: entries, documents as they were, totals. */
export interface KeptExport {
  readonly entries: readonly NumberedEntry[]
  readonly documents: readonly Document[]
}

/** The figures of the control report, kept as they were. */
export interface Report {
  readonly journals: readonly JournalTotal[]
  readonly accounts: readonly AccountTotal[]
}

/** Bytes of one stored chunk before compression. */
const CHUNK = 1 << 22

/** Chunk number of the entries and documents; the file's chunks are 0, 1, 2… */
const CONTENT = -1

/**
 * Records a preview as an export: everything is ready before the transaction opens, which reads the register again and
 * aborts whole when a document has left meanwhile, here or in another tab. Nothing is caught inside it.
 */
export async function commit(ports: Ports, books: Books, kept: KeptPreview): Promise<Outcome<Done>> {
  const { preview, book } = kept
  const { dossier } = book.row
  if (kept.entries.length === 0) return fail({ code: 'act.nothing-to-export', level: 'blocking' })
  if (preview.fileBlocked) return fail({ code: 'act.blocked-file', level: 'blocking', problems: preview.blocking })
  const id = ports.newId() as ExportId
  const { bytes, ...file } = kept.file
  const content: KeptExport = {
    entries: kept.entries,
    documents: [...kept.documents.values()].map((each) => each.document),
  }
  const rows = [
    { exportId: id, n: CONTENT, bytes: await gzip([new TextEncoder().encode(JSON.stringify(content))]) },
    ...(await Promise.all(grouped(bytes).map(async (chunks, n) => ({ exportId: id, n, bytes: await gzip(chunks) })))),
  ]
  const { journals, accounts } = preview
  const report: Report = { journals, accounts }
  const notices = preview.problems.filter((problem) => problem.level === 'notice')
  const corrects = preview.purpose.kind === 'correction'
  const packs = preview.purpose.kind === 'reversal' ? [] : exportPacks(id, dossier.id, kept.places, corrects)
  const numbers = kept.entries.map((each) => each.number)

  const act = async (): Promise<Outcome<Done>> => {
    const { db } = ports
    return db.transaction('rw', [db.dossiers, db.exports, db.exportPacks, db.exportData, db.parties], async () => {
      const row = await db.dossiers.get(dossier.id)
      if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
      if (row.revision !== book.row.revision) {
        const register = await Register.open(db, dossier.id)
        const taken = corrects
          ? []
          : kept.places.map(({ place }) => register.of(place)).filter((each) => each !== undefined)
        const [first] = taken
        return first && packs.length > 0
          ? fail({
              code: 'act.taken-meanwhile',
              level: 'blocking',
              documents: taken.length,
              export: first.export.number,
            })
          : fail({ code: 'act.changed-meanwhile', level: 'blocking' })
      }
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
        documents: kept.places.length,
        lines: preview.lines,
        firstEntry: numbers[0] ?? 0,
        lastEntry: numbers.at(-1) ?? 0,
        debit: preview.debit,
        credit: preview.credit,
        file,
        parts: kept.parts,
        version: ports.version,
        purpose: preview.purpose,
        state: 'done',
      }
      await db.exports.add({ id, dossier: dossier.id, number: made.number, made, report, notices })
      await db.exportPacks.bulkAdd(packs)
      await db.exportData.bulkAdd(rows)
      const parties = await db.parties.get(dossier.id)
      const pinned = { ...parties?.pinned, ...Object.fromEntries(kept.auxiliaries.assigned()) }
      await db.parties.put({ dossier: dossier.id, pinned })
      await db.dossiers.put({ ...row, revision: row.revision + 1, lastExport: made.number, lastEntry: kept.lastEntry })
      return ok(made)
    })
  }
  const outcome = await ports.exclusive(`ecritoire:${dossier.id}`, act)
  books.forget()
  if (outcome.ok) ports.announce({ what: 'exports', dossier: dossier.id })
  return outcome
}

/** Chunks gathered to about `CHUNK` bytes. */
function grouped(chunks: readonly Uint8Array[]): Uint8Array[][] {
  const groups: Uint8Array[][] = []
  let size = CHUNK
  for (const chunk of chunks) {
    if (size >= CHUNK) {
      groups.push([])
      size = 0
    }
    groups.at(-1)?.push(chunk)
    size += chunk.length
  }
  return groups
}

/** Cancels an export that stands: one put. Its documents become exportable again; its row, file and reason stay. */
export async function cancel(
  ports: Ports,
  books: Books,
  id: ExportId,
  reason: string,
  imported: boolean,
): Promise<Outcome<Cancelled>> {
  if (reason.trim() === '') return fail({ code: 'act.reason-needed', level: 'blocking' })
  const { db } = ports
  const outcome = await db.transaction(
    'rw',
    [db.dossiers, db.exports, db.exportPacks],
    async (): Promise<Outcome<Cancelled>> => {
      const row = await db.exports.get(id)
      if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
      if (row.made.state === 'cancelled') {
        return fail({ code: 'act.already-cancelled', level: 'blocking', export: row.number, at: row.made.cancelledAt })
      }
      const later = await correctionOf(ports, row)
      if (later) return fail({ code: 'act.corrected-since', level: 'blocking', export: row.number, by: later.number })
      const made: Cancelled = {
        ...row.made,
        state: 'cancelled',
        cancelledAt: ports.now(),
        reason: reason.trim(),
        imported,
      }
      await db.exports.put({ ...row, made })
      await books.touch(row.dossier)
      return ok(made)
    },
  )
  if (outcome.ok) ports.announce({ what: 'exports', dossier: outcome.value.dossier })
  return outcome
}

/** A live correction of documents that this export holds. */
async function correctionOf(ports: Ports, row: ExportRow): Promise<ExportRow | undefined> {
  const { db } = ports
  if (row.made.purpose.kind !== 'normal') return undefined
  const all = await db.exports
    .where('[dossier+number]')
    .between([row.dossier, 0], [row.dossier, Number.MAX_SAFE_INTEGER])
    .toArray()
  const live = all.filter((each) => each.made.state === 'done' && each.made.purpose.kind === 'correction')
  if (live.length === 0) return undefined
  const mine = await db.exportPacks
    .where('[exportId+pack]')
    .between([row.id, 0], [row.id, Number.MAX_SAFE_INTEGER])
    .toArray()
  for (const each of live) {
    const theirs = await db.exportPacks
      .where('[exportId+pack]')
      .between([each.id, 0], [each.id, Number.MAX_SAFE_INTEGER])
      .toArray()
    const overlap = theirs.some((their) => {
      const own = mine.find((pack) => pack.pack === their.pack)
      return own?.bits.some((byte, i) => (byte & (their.bits[i] ?? 0)) !== 0)
    })
    if (overlap) return each
  }
  return undefined
}

/** The stored bytes of an export, checked against their digest; never a second rendering. */
export async function storedBytes(ports: Ports, made: Export): Promise<Outcome<readonly Uint8Array[]>> {
  const rows = await ports.db.exportData
    .where('[exportId+n]')
    .between([made.id, 0], [made.id, Number.MAX_SAFE_INTEGER])
    .toArray()
  const problem: Problem = { code: 'act.digest-differs', level: 'blocking', export: made.number, id: made.id }
  try {
    const chunks = await Promise.all(rows.map((row) => gunzip(row.bytes)))
    return digests(chunks).sha256 === made.file.sha256 ? ok(chunks) : fail(problem)
  } catch {
    return fail(problem)
  }
}

/** The entries and documents of an export as they were. */
export async function keptContent(ports: Ports, id: ExportId): Promise<KeptExport> {
  const row = await ports.db.exportData.get([id, CONTENT])
  if (!row) throw new Error(`export ${id} has no content`)
  return JSON.parse(new TextDecoder().decode(await gunzip(row.bytes)))
}
