import { Dexie } from 'dexie'
import type { Cancelled, ExportId } from '../domain/export'
import { fail, ok } from '../domain/result'
import type { DossierRow, ExportRow } from '../storage'
import type { Books } from './books'
import type { Outcome } from './contract'
import type { Ports } from './ports'

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
  const known = await db.exports.get(id)
  if (!known) return fail({ code: 'act.preview-gone', level: 'blocking' })
  const book = await books.open(known.dossier)
  let after: { dossier: DossierRow; row: ExportRow } | undefined
  const outcome = await db.transaction(
    'rw',
    [db.dossiers, db.exports, db.exportPacks],
    async (): Promise<Outcome<Cancelled>> => {
      const row = await db.exports.get(id)
      const dossier = await db.dossiers.get(known.dossier)
      if (!row || !dossier) return fail({ code: 'act.preview-gone', level: 'blocking' })
      if (row.made.state === 'cancelled') {
        return fail({ code: 'act.already-cancelled', level: 'blocking', export: row.number, at: row.made.cancelledAt })
      }
      const later = await correctionOf(ports, row)
      if (later) return fail({ code: 'act.corrected-since', level: 'blocking', export: row.number, by: later.number })
      const cancelledAt = ports.now()
      const made: Cancelled = { ...row.made, state: 'cancelled', cancelledAt, reason: reason.trim(), imported }
      after = { dossier: { ...dossier, revision: dossier.revision + 1 }, row: { ...row, made } }
      await db.exports.put(after.row)
      await db.dossiers.put(after.dossier)
      return ok(made)
    },
  )
  if (!outcome.ok) return outcome
  if (after) books.keepRegister(book, after.dossier, book.register.with(after.row))
  ports.announce({ what: 'exports', dossier: known.dossier })
  return outcome
}

/** A later live correction of documents that this export, or this correction, books; it has to be cancelled first. */
export async function correctionOf(ports: Ports, row: ExportRow): Promise<ExportRow | undefined> {
  const { db } = ports
  const later = await db.exports
    .where('[dossier+number]')
    .between([row.dossier, row.number + 1], [row.dossier, Number.MAX_SAFE_INTEGER])
    .toArray()
  // A reversal holds no document. (Nothing is returned before the database was asked: this runs in transactions.)
  if (row.made.purpose.kind === 'reversal') return undefined
  const live = later.filter(({ made }) => made.state === 'done' && made.purpose.kind === 'correction')
  if (live.length === 0) return undefined
  const packs = (id: ExportId) => db.exportPacks.where('[exportId+pack]').between([id, 0], [id, Dexie.maxKey]).toArray()
  const mine = new Map((await packs(row.id)).map((each) => [each.pack, each.bits]))
  for (const each of live) {
    const overlap = (await packs(each.id)).some(({ pack, bits }) =>
      mine.get(pack)?.some((byte, i) => (byte & (bits[i] ?? 0)) !== 0),
    )
    if (overlap) return each
  }
  return undefined
}
