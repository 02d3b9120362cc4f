import type { PlainDate } from '../domain/date'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import type { HostBatch } from '../intake/hosts'
import { hostBatchOf, placeOf, readHostBatch } from '../intake/hosts'
import type { Books } from './books'
import type { ImportCounts, ImportItem, ImportReport, Outcome } from './contract'
import type { Step } from './draft-run'
import { announceImport, identityOf, keepReport, MAX_ITEMS, reportOf, take } from './imports'
import type { Ports } from './ports'

/**
 * Takes one part of what the extension read in a billing application, in one transaction; the parts of one transfer are
 * one import. A part that comes again (its acknowledgement was lost, a message is replayed) changes nothing and is
 * answered with what it gave.
 */
export async function importHost(
  ports: Ports,
  books: Books,
  id: DossierId,
  given: unknown,
  step: Step,
): Promise<Outcome<ImportReport>> {
  const batch = hostBatchOf(given)
  if (!batch)
    return fail({
      code: 'intake.bad-value',
      level: 'blocking',
      file: 'extension',
      what: 'batch',
      value: '…',
      expected: 'protocol 1',
    })
  return ports.exclusive(`transfer ${batch.transfer}`, async () => {
    const before = await recorded(ports, id, batch)
    if (before?.transfer?.taken.includes(batch.part)) return ok(before)
    await step({ step: 'reading', done: batch.part - 1, total: batch.parts })
    const { dossier } = (await books.open(id)).row
    const reading = readHostBatch(batch, identityOf(dossier), dossier.vatRegime === 'franchise')
    let report: ImportReport | undefined
    await take(ports, books, id, { file: placeOf(batch), captures: [], ...reading }, step, async (items) => {
      report = await recordPart(ports, id, batch, before, items)
    })
    if (!report) throw new Error('a part has a report')
    announceImport(ports, id)
    return ok(report)
  })
}

/** The import that earlier parts of the same transfer made; transfers follow each other, so it is among the last. */
async function recorded(ports: Ports, id: DossierId, batch: HostBatch): Promise<ImportReport | undefined> {
  const last = await ports.db.imports.where('dossier').equals(id).reverse().limit(50).toArray()
  const row = last.find((each) => (each.report as ImportReport).transfer?.id === batch.transfer)
  return row && { ...(row.report as ImportReport), id: row.id ?? 0 }
}

async function recordPart(
  ports: Ports,
  id: DossierId,
  batch: HostBatch,
  before: ImportReport | undefined,
  items: readonly ImportItem[],
): Promise<ImportReport> {
  const part = reportOf(ports, placeOf(batch), 1, items, [])
  const report: Omit<ImportReport, 'id'> = {
    ...part,
    at: before?.at ?? part.at,
    counts: before ? added(before.counts, part.counts) : part.counts,
    items: [...(before?.items ?? []), ...part.items].slice(0, MAX_ITEMS),
    transfer: {
      id: batch.transfer,
      parts: batch.parts,
      taken: [...(before?.transfer?.taken ?? []), batch.part],
      from: batch.from as PlainDate,
      to: batch.to as PlainDate,
    },
  }
  const number = await keepReport(ports, id, report, before?.id)
  return { id: number, ...report }
}

function added(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    taken: a.taken + b.taken,
    unchanged: a.unchanged + b.unchanged,
    changed: a.changed + b.changed,
    refused: a.refused + b.refused,
    notForBooks: a.notForBooks + b.notForBooks,
  }
}
