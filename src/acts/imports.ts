import type { Document } from '../domain/document'
import type { Dossier, DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import type { Capture } from '../intake/files'
import { readFile } from '../intake/files'
import { Arriving } from './arriving'
import type { Books } from './books'
import type { ImportCounts, ImportItem, ImportRecord, ImportReport, IncomingFile } from './contract'
import type { Step } from './draft-run'
import { edit } from './edit'
import { Stopped } from './jobs'
import type { Ports } from './ports'

/** Most items that a report keeps; its counts are whole. */
export const MAX_ITEMS = 2000

/** What one file or table gave, before it is held against what the dossier has. */
export interface Arrival {
  readonly file: string
  readonly documents: readonly { readonly document: Document; readonly line?: number }[]
  readonly captures: readonly Capture[]
  readonly problems: readonly Problem[]
  readonly notForBooks: readonly { readonly file: string; readonly what: string }[]
}

/** Who the books belong to, as readers ask it. */
export function identityOf(dossier: Dossier) {
  const { name, siren, vatId, postalCode } = dossier
  return { name, siren, vatId, postalCode }
}

/**
 * Reads files and takes what they hold, one transaction a file: all of it or nothing. Tables wait for their mapping.
 * Stopped in the middle, it reports the files that were taken; the others have left no trace.
 */
export async function importFiles(
  ports: Ports,
  books: Books,
  id: DossierId,
  files: readonly IncomingFile[],
  step: Step,
): Promise<ImportReport> {
  const items: ImportItem[] = []
  const tables: string[] = []
  let taken = 0
  try {
    for (const [done, file] of files.entries()) {
      await step({ step: 'reading', done, total: files.length })
      const row = await ports.db.dossiers.get(id)
      if (!row) throw new Error(`no dossier ${id}`)
      const bytes = new Uint8Array(await file.blob.arrayBuffer())
      const reading = await readFile({ name: file.name, bytes }, identityOf(row.dossier))
      items.push(...(await take(ports, books, id, { file: file.name, ...reading }, step)))
      tables.push(...reading.tables.map((table) => table.name))
      taken += 1
    }
  } catch (cause) {
    if (!(cause instanceof Stopped)) throw cause
  }
  return record(ports, id, files.length === 1 ? (files[0]?.name ?? '') : '', taken, items, tables)
}

/** Keeps the report of an import and tells the tabs. */
export async function record(
  ports: Ports,
  id: DossierId,
  name: string,
  files: number,
  items: readonly ImportItem[],
  tables: readonly string[],
): Promise<ImportReport> {
  const report = reportOf(ports, name, files, items, tables)
  // A file that only waits for its mapping has not been imported yet.
  const number = items.length === 0 && tables.length > 0 ? 0 : await keepReport(ports, id, report)
  ports.announce({ what: 'imports', dossier: id })
  ports.announce({ what: 'documents', dossier: id })
  return { id: number, ...report }
}

/**
 * Keeps the report of an import, a new one or one that goes on; returns its number. The dossier's row is read first: it
 * says whether what is written is to be sealed.
 */
export async function keepReport(
  { db }: Ports,
  dossier: DossierId,
  report: Omit<ImportReport, 'id'>,
  id?: number,
): Promise<number> {
  return db.transaction('rw', [db.dossiers, db.imports], async () => {
    await db.dossiers.get(dossier)
    return db.imports.put({ dossier, report, ...(id === undefined ? {} : { id }) })
  })
}

/** What an import is told as: whole counts, and its items, problems first. */
export function reportOf(
  ports: Ports,
  name: string,
  files: number,
  items: readonly ImportItem[],
  tables: readonly string[],
): Omit<ImportReport, 'id'> {
  const count = (what: ImportItem['what']) => items.filter((item) => item.what === what).length
  const counts: ImportCounts = {
    taken: count('taken'),
    unchanged: count('unchanged'),
    changed: count('changed'),
    refused: count('refused'),
    notForBooks: count('not-for-books'),
  }
  const order: readonly ImportItem['what'][] = ['refused', 'changed', 'taken', 'not-for-books', 'unchanged']
  const sorted = [...items].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what))
  return { at: ports.now(), name, files, counts, items: sorted.slice(0, MAX_ITEMS), tables }
}

/** Takes one arrival: what is new is added, what says the same is left, what says something else replaces it. */
export async function take(
  ports: Ports,
  books: Books,
  id: DossierId,
  arrival: Arrival,
  step: Step,
): Promise<ImportItem[]> {
  const notices = arrival.problems.filter((problem) => problem.level === 'notice')
  const items: ImportItem[] = arrival.problems
    .filter((problem) => problem.level === 'blocking')
    .map((problem) => ({
      what: 'refused',
      file: 'file' in problem ? problem.file : arrival.file,
      ...('line' in problem && problem.line !== undefined ? { line: problem.line } : {}),
      number: '',
      party: '',
      key: null,
      differences: [],
      problems: [problem],
    }))
  for (const paper of arrival.notForBooks) {
    items.push({
      what: 'not-for-books',
      file: paper.file,
      number: paper.what,
      party: '',
      key: null,
      differences: [],
      problems: [],
    })
  }
  return edit(ports, books, id, async (book) => {
    const arriving = new Arriving(book)
    const taken: ImportItem[] = []
    for (const [done, { document, line }] of arrival.documents.entries()) {
      if (done % 1024 === 0) await step({ step: 'checking', done, total: arrival.documents.length })
      const found = await arriving.take(document)
      taken.push({
        file: document.source.name || arrival.file,
        ...(line === undefined ? {} : { line }),
        number: document.number,
        party: document.party.name,
        ...found,
        // What a reader says of a file without refusing it stands beside what the file gave.
        problems: [
          ...found.problems,
          ...notices.filter((each) => 'file' in each && each.file === document.source.name),
        ],
      })
    }
    const { add, replace } = arriving
    const result = [...items, ...taken]
    if (add.size + replace.size === 0) return { result }
    const changes = [...replace].map(([place, document]) => ({ place, document }))
    const { captures, file: detail } = arrival
    return { edit: { add: [...add.values()], replace: changes, captures, replaced: 'changed', detail }, result }
  })
}

/** The record of a kept report. */
export function recordOf({ id, at, name, files, counts }: ImportReport): ImportRecord {
  return { id, at, name, files, counts }
}
