import type { Document } from '../domain/document'
import type { Dossier, DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import type { Capture } from '../intake/files'
import { Arriving } from './arriving'
import type { Books } from './books'
import type { ImportCounts, ImportItem, ImportRecord, ImportReport, IncomingFile } from './contract'
import type { Step } from './draft-run'
import { edit } from './edit'
import { problemOf } from './failures'
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
      const reading = await ports.reader.file(file, identityOf(row.dossier), () => undefined)
      items.push(...(await take(ports, books, id, { file: file.name, ...reading }, step)))
      tables.push(...reading.tables)
      taken += 1
    }
  } catch (cause) {
    const problem = problemOf(cause)
    if (!problem) throw cause
    if (!(cause instanceof Stopped)) items.push(refused(files[taken]?.name ?? '', problem))
  }
  const report = reportOf(ports, files.length === 1 ? (files[0]?.name ?? '') : '', taken, items, tables)
  // A file that only waits for its mapping has not been imported yet.
  const waits = items.length === 0 && tables.length > 0
  const number = waits ? 0 : await keptReport(ports, id, report)
  announceImport(ports, id)
  return { id: number, ...report }
}

/** Keeps the report of files that are taken already; 0 where there is no room for it: it is shown all the same. */
async function keptReport(ports: Ports, id: DossierId, report: Omit<ImportReport, 'id'>): Promise<number> {
  try {
    return await keepReport(ports, id, report)
  } catch (cause) {
    if (problemOf(cause)) return 0
    throw cause
  }
}

/** Tells the tabs. */
export function announceImport(ports: Ports, id: DossierId): void {
  ports.announce({ what: 'imports', dossier: id })
  ports.announce({ what: 'documents', dossier: id })
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

/**
 * Takes one arrival: what is new is added, what says the same is left, what says something else replaces it. `keep`
 * writes what is told of it, in the same transaction where documents are written; it may await the database alone.
 */
export async function take(
  ports: Ports,
  books: Books,
  id: DossierId,
  arrival: Arrival,
  step: Step,
  keep?: (items: readonly ImportItem[]) => Promise<unknown>,
): Promise<ImportItem[]> {
  let kept = false
  const notices = arrival.problems.filter((problem) => problem.level === 'notice')
  const items: ImportItem[] = arrival.problems
    .filter((problem) => problem.level === 'blocking')
    .map((problem) => refused(arrival.file, problem))
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
  const told = await edit(ports, books, id, async (book) => {
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
    const within = async () => {
      kept = true
      await keep?.(result)
    }
    return { edit: { add: [...add.values()], replace: changes, captures, replaced: 'changed', detail, within }, result }
  })
  if (!kept) await keep?.(told)
  return told
}

function refused(file: string, problem: Problem): ImportItem {
  return {
    what: 'refused',
    file: 'file' in problem ? problem.file : file,
    ...('line' in problem && problem.line !== undefined ? { line: problem.line } : {}),
    number: '',
    party: '',
    key: null,
    differences: [],
    problems: [problem],
  }
}

/** The record of a kept report. */
export function recordOf({ id, at, name, files, counts }: ImportReport): ImportRecord {
  return { id, at, name, files, counts }
}
