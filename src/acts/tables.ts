import type { Dossier, DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import { isNonEmpty, ok } from '../domain/result'
import type { OpenTable } from '../intake/tables'
import { openTable, readTable, signatureOf } from '../intake/tables'
import type { Books } from './books'
import type { ImportReport, IncomingFile, Outcome, TableInspection, TableMapping } from './contract'
import type { Step } from './draft-run'
import { announceImport, identityOf, reportOf, take } from './imports'
import type { Ports } from './ports'

/** Rows and documents shown by the assistant. */
const SAMPLE = 12

async function bytesOf(file: IncomingFile): Promise<Uint8Array> {
  return new Uint8Array(await file.blob.arrayBuffer())
}

function read(table: OpenTable, bytes: Uint8Array, name: string, dossier: Dossier) {
  return readTable(table, bytes, name, identityOf(dossier), { franchise: dossier.vatRegime === 'franchise' })
}

/** What a table is and what it would give; a mapping remembered for its header comes first. Nothing is written. */
export async function inspectTable(
  ports: Ports,
  dossier: Dossier,
  file: IncomingFile,
  mapping: TableMapping | null,
): Promise<Outcome<TableInspection>> {
  const bytes = await bytesOf(file)
  const first = await openTable(bytes, file.name, mapping)
  const kept = mapping === null ? await ports.db.mappings.get(signatureOf(first)) : undefined
  // Where the columns stand is remembered; how this file is encoded and cut is its own.
  const { encoding, separator, headerRow, sheet } = first.mapping
  const remembered = kept && { ...(kept.mapping as TableMapping), encoding, separator, headerRow, sheet }
  const table = remembered ? await openTable(bytes, file.name, remembered) : first
  const unreadable = table.problems.filter((problem) => problem.level === 'blocking')
  if (isNonEmpty(unreadable)) return { ok: false, problems: unreadable }
  const reading = read(table, bytes, file.name, dossier)
  return ok({
    mapping: table.mapping,
    remembered: kept !== undefined,
    sheets: table.grid.sheets,
    header: table.header,
    sample: table.grid.rows.slice(table.mapping.headerRow, table.mapping.headerRow + SAMPLE),
    rows: Math.max(0, table.grid.rows.length - table.mapping.headerRow),
    documents: reading.documents.slice(0, SAMPLE).map((each) => each.document),
    documentCount: reading.documents.length,
    problems: reading.problems.slice(0, 200),
  })
}

/** Takes a table with its mapping, in one transaction, and remembers the mapping for this header. */
export async function importTable(
  ports: Ports,
  books: Books,
  id: DossierId,
  file: IncomingFile,
  mapping: TableMapping,
  step: Step,
): Promise<Outcome<ImportReport>> {
  const bytes = await bytesOf(file)
  const table = await openTable(bytes, file.name, mapping)
  const unreadable: Problem[] = table.problems.filter((problem) => problem.level === 'blocking')
  if (isNonEmpty(unreadable)) return { ok: false, problems: unreadable }
  const { row } = await books.open(id)
  const reading = read(table, bytes, file.name, row.dossier)
  const { db } = ports
  let report: Omit<ImportReport, 'id'> | undefined
  let number = 0
  await take(ports, books, id, { file: file.name, captures: [], ...reading }, step, async (items) => {
    report = reportOf(ports, file.name, 1, items, [])
    number = await db.imports.add({ dossier: id, report })
    await db.mappings.put({ signature: signatureOf(table), mapping })
  })
  if (!report) throw new Error('an import has a report')
  announceImport(ports, id)
  return ok({ id: number, ...report })
}
