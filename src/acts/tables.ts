import type { Dossier, DossierId } from '../domain/dossier'
import { ok } from '../domain/result'
import type { Books } from './books'
import type { ImportReport, IncomingFile, Outcome, TableInspection, TableMapping } from './contract'
import type { Step } from './draft-run'
import { announceImport, identityOf, reportOf, take } from './imports'
import type { Ports } from './ports'
import type { TableOwner } from './reader'

const owner = (dossier: Dossier): TableOwner => ({
  us: identityOf(dossier),
  franchise: dossier.vatRegime === 'franchise',
})

const quiet = () => undefined

/** What a table is and what it would give; a mapping remembered for its header comes first. Nothing is written. */
export async function inspectTable(
  ports: Ports,
  dossier: Dossier,
  file: IncomingFile,
  mapping: TableMapping | null,
): Promise<Outcome<TableInspection>> {
  const first = await ports.reader.inspect(file, mapping, owner(dossier), quiet)
  if (!first.ok) return first
  const { signature, ...inspection } = first.value
  const kept = mapping === null ? await ports.db.mappings.get(signature) : undefined
  if (!kept) return ok({ ...inspection, remembered: false })
  // Where the columns stand is remembered; how this file is encoded and cut is its own.
  const { encoding, separator, headerRow, sheet } = inspection.mapping
  const remembered = { ...(kept.mapping as TableMapping), encoding, separator, headerRow, sheet }
  const again = await ports.reader.inspect(file, remembered, owner(dossier), quiet)
  if (!again.ok) return again
  const { signature: _, ...found } = again.value
  return ok({ ...found, remembered: true })
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
  const { row } = await books.open(id)
  const reading = await ports.reader.table(file, mapping, owner(row.dossier), quiet)
  if (!reading.ok) return reading
  const { signature, ...read } = reading.value
  const { db } = ports
  let report: Omit<ImportReport, 'id'> | undefined
  let number = 0
  await take(ports, books, id, { file: file.name, captures: [], ...read }, step, async (items) => {
    report = reportOf(ports, file.name, 1, items, [])
    number = await db.imports.add({ dossier: id, report })
    await db.mappings.put({ signature, mapping })
  })
  if (!report) throw new Error('an import has a report')
  announceImport(ports, id)
  return ok({ id: number, ...report })
}
