import type { IntakeProblem } from '../domain/problems/intake'
import type { Result } from '../domain/result'
import { fail, isNonEmpty, ok } from '../domain/result'
import type { FileReading, OurIdentity } from '../intake/files'
import { checkSize, readFile } from '../intake/files'
import type { OpenTable, TableReading } from '../intake/tables'
import { openTable, readTable, signatureOf } from '../intake/tables'
import type { IncomingFile, TableInspection, TableMapping } from './contract'

/** Whose books a table is read into. */
export interface TableOwner {
  readonly us: OurIdentity
  readonly franchise: boolean
}

/** What a file gave; tables are only named, and read again with their mapping. */
type FileRead = Omit<FileReading, 'tables'> & { readonly tables: readonly string[] }

/** Told now and then while a reading goes on: one that is silent for too long is given up. */
export type Tick = () => void

/** What is read of files. The application runs it in a worker of its own, which a hostile file can only take with itself. */
export interface Reader {
  /** Reads one file, whatever it is. */
  file(file: IncomingFile, us: OurIdentity, tick: Tick): Promise<FileRead>
  /** What a table is and what it would give, and the signature of its header. */
  inspect(
    file: IncomingFile,
    mapping: TableMapping | null,
    owner: TableOwner,
    tick: Tick,
  ): Promise<Result<Omit<TableInspection, 'remembered'> & { readonly signature: string }, IntakeProblem>>
  /** All documents of a table. */
  table(
    file: IncomingFile,
    mapping: TableMapping,
    owner: TableOwner,
    tick: Tick,
  ): Promise<Result<TableReading & { readonly signature: string }, IntakeProblem>>
}

/** Rows and documents shown by the assistant. */
const SAMPLE = 12

/** The readers themselves, in whatever thread they are called. */
export const reader: Reader = {
  async file(file, us, tick) {
    const refused = checkSize(file)
    const nothing = { documents: [], captures: [], tables: [], notForBooks: [] }
    if (refused) return { ...nothing, problems: [refused] }
    const { tables, ...read } = await readFile({ name: file.name, bytes: await bytesOf(file) }, us, tick)
    return { ...read, tables: tables.map((table) => table.name) }
  },

  async inspect(file, mapping, owner, tick) {
    const opened = await open(file, mapping)
    if (!opened.ok) return opened
    const { table, bytes } = opened.value
    tick()
    const reading = read(table, bytes, file, owner, tick)
    const { headerRow } = table.mapping
    return ok({
      signature: signatureOf(table),
      mapping: table.mapping,
      sheets: table.grid.sheets,
      header: table.header,
      sample: table.grid.rows.slice(headerRow, headerRow + SAMPLE),
      rows: Math.max(0, table.grid.rows.length - headerRow),
      documents: reading.documents.slice(0, SAMPLE).map((each) => each.document),
      documentCount: reading.documents.length,
      problems: reading.problems.slice(0, 200),
    })
  },

  async table(file, mapping, owner, tick) {
    const opened = await open(file, mapping)
    if (!opened.ok) return opened
    const { table, bytes } = opened.value
    tick()
    return ok({ ...read(table, bytes, file, owner, tick), signature: signatureOf(table) })
  },
}

async function bytesOf(file: IncomingFile): Promise<Uint8Array> {
  return new Uint8Array(await file.blob.arrayBuffer())
}

async function open(
  file: IncomingFile,
  mapping: TableMapping | null,
): Promise<Result<{ readonly table: OpenTable; readonly bytes: Uint8Array }, IntakeProblem>> {
  const refused = checkSize(file)
  if (refused) return fail(refused)
  const bytes = await bytesOf(file)
  const table = await openTable(bytes, file.name, mapping)
  const unreadable = table.problems.filter((problem) => problem.level === 'blocking')
  return isNonEmpty(unreadable) ? { ok: false, problems: unreadable } : ok({ table, bytes })
}

function read(table: OpenTable, bytes: Uint8Array, file: IncomingFile, owner: TableOwner, tick: Tick): TableReading {
  return readTable(table, bytes, file.name, owner.us, { franchise: owner.franchise, tick })
}
