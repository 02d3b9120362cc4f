import * as Comlink from 'comlink'
import type { Engine, EntryView, Outcome } from '../../../src/acts/contract'
import type { PlainDate } from '../../../src/domain/date'
import type { DossierId, FormatId } from '../../../src/domain/dossier'
import type { ExportId, ExportRequest } from '../../../src/domain/export'
import { MAPPINGS, papers } from '../papers'
import type { Keeping, KeepingRound } from './keeping.worker'
import KeepingWorker from './keeping.worker?worker&inline'
import { copyDatabaseRows, readDocuments } from './plain-store'
import type { WriterSpeed, Writers } from './writers.worker'
import WritersWorker from './writers.worker?worker&inline'

let engine: Engine | undefined
/** Entries for the writers. */
let views: readonly EntryView[] = []
let kept: Comlink.Remote<Keeping> | undefined

/** The built application's own worker. Every act of the engine is asynchronous already: the proxy is the engine. */
function connect(worker: Worker): Engine {
  return Comlink.wrap<Engine>(worker) as unknown as Engine
}

function running(): Engine {
  if (!engine) throw new Error('the engine has not been started')
  return engine
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)))
  return outcome.value
}

/** Milliseconds that an act takes, beside what it gives. */
async function timed<T>(act: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const given = await act()
  return { ms: performance.now() - start, value: given }
}

/** First hundred rows of a dossier, the latest first. */
function firstHundred(of: Engine, id: DossierId) {
  const query = { dossier: id, search: '', kinds: [], direction: null, states: [], from: null, to: null }
  return of.documents({ ...query, journal: null, sort: 'date-desc' }, 0, 100)
}

function requestOf(id: DossierId, from: string, to: string, format: string): ExportRequest {
  return {
    dossier: id,
    journals: [],
    from: from as PlainDate,
    to: to as PlainDate,
    format: format as FormatId,
    options: {},
    withLate: false,
    leftOut: [],
  }
}

const TABLES = ['sales', 'payments'] as const

/** The worker with an engine around documents in memory, started when it is first asked. */
function keeping(): Comlink.Remote<Keeping> {
  kept ??= Comlink.wrap<Keeping>(new KeepingWorker())
  return kept
}

/** What the bench asks of the page. The engine is the built application's own worker, spoken to as the page does. */
const acts = {
  /** Starts the worker; resolves once it has answered. */
  async start(worker: string): Promise<number> {
    const { ms } = await timed(() => {
      engine = connect(new Worker(worker, { type: 'module' }))
      return engine.dossiers()
    })
    return ms
  },

  /** A dossier whose years hold every document of the bench. */
  async createDossier(name: string): Promise<DossierId> {
    const year = (of: number) => ({ start: `${of}-01-01` as PlainDate, end: `${of}-12-31` as PlainDate })
    const id = value(
      await running().createDossier({
        name,
        siren: '732829320',
        vatId: '',
        fiscalYear: year(2026),
        vatRegime: 'encaissements',
        accountWidth: 6,
        format: 'fec' as FormatId,
      }),
    )
    const dossier = await running().dossier(id)
    if (!dossier) throw new Error('the dossier is not there')
    const fiscalYears = Array.from({ length: 18 }, (_, i) => year(2009 + i))
    value(await running().saveDossier({ ...dossier, fiscalYears }))
    return id
  },

  async deleteDossier(id: DossierId): Promise<void> {
    await running().deleteDossier(id)
  },

  /** Imports documents `from`…`from + count` from two tables; what the tables weigh is not timed. */
  async importPapers(
    id: DossierId,
    from: number,
    count: number,
  ): Promise<{ ms: number; taken: number; unchanged: number }> {
    const made = papers(from, count)
    let ms = 0
    let taken = 0
    let unchanged = 0
    for (const table of TABLES) {
      const blob = new Blob([made[table]])
      const run = await timed(() =>
        running().importTable(id, { name: `${table}-${from}.csv`, blob }, MAPPINGS[table], { id: `import-${from}` }),
      )
      ms += run.ms
      const { counts } = value(run.value)
      taken += counts.taken
      unchanged += counts.unchanged
    }
    return { ms, taken, unchanged }
  },

  /** A dossier that holds so many documents and bears their number as its name: an earlier run has made it. */
  async dossierOf(size: number): Promise<DossierId | undefined> {
    const cards = await running().dossiers()
    return cards.find((each) => each.name === `${size} documents` && each.documents === size)?.id
  },

  /** Documents in all dossiers. */
  async stored(): Promise<number> {
    return (await running().dossiers()).reduce((sum, each) => sum + each.documents, 0)
  },

  /** One round of the import without the reading of tables, in a worker with a database of its own. */
  keepingRound: (size: number): Promise<KeepingRound> => keeping().round(size),

  /** Counts and totals of a period. */
  async counts(id: DossierId, from: string, to: string) {
    const { ms, value: found } = await timed(() => running().periodCounts(requestOf(id, from, to, 'fec')))
    return { ms, inPeriod: found.inPeriod }
  },

  async preview(id: DossierId, from: string, to: string, format: string) {
    const run = await timed(() => running().preview(requestOf(id, from, to, format), { id: 'preview' }))
    const { id: preview, exported, inPeriod, lines, entries, file } = value(run.value)
    return { ms: run.ms, preview, exported, inPeriod, lines, entries, size: file.size }
  },

  async commit(preview: string): Promise<{ ms: number; id: ExportId }> {
    const run = await timed(() => running().commit(preview as never, { id: 'commit' }))
    return { ms: run.ms, id: value(run.value).id }
  },

  async cancel(id: ExportId): Promise<number> {
    const run = await timed(() => running().cancel(id, 'banc', false))
    value(run.value)
    return run.ms
  },

  /** Cancels the last export of a dossier, made on another page. */
  async cancelLast(id: DossierId): Promise<void> {
    const [last] = await running().exports(id)
    if (last) value(await running().cancel(last.made.id, 'banc', false))
  },

  async download(id: ExportId): Promise<{ ms: number; size: number }> {
    const run = await timed(() => running().download(id))
    return { ms: run.ms, size: value(run.value).blob.size }
  },

  /** One window of a hundred rows of a list. */
  async list(id: DossierId, search: string, state: '' | 'blocked' | 'pending', from: number) {
    const states = state === '' ? [] : [state]
    const query = { dossier: id, search, kinds: [], direction: null, states, from: null, to: null, journal: null }
    const run = await timed(() => running().documents({ ...query, sort: 'date-desc' }, from, 100))
    return { ms: run.ms, total: run.value.total }
  },

  /** Reads the documents of a dossier and does nothing with them: what an export cannot do without. */
  readDocuments: (id: DossierId) => readDocuments(id),

  /** Reads again the rows that an export wrote and puts their like into another database: the disk's own share. */
  copyRows: (exportId: ExportId): Promise<number> => copyDatabaseRows(exportId),

  /** Opens a dossier without any page: columns and register read, first hundred rows. */
  async firstRows(worker: string, id: DossierId): Promise<number> {
    const fresh = new Worker(worker, { type: 'module' })
    const run = await timed(() => firstHundred(connect(fresh), id))
    fresh.terminate()
    return run.ms
  },

  /** The same in a worker that has started, with the passphrase of a locked dossier given. */
  async openedRows(worker: string, id: DossierId, passphrase: string | undefined): Promise<number> {
    const fresh = new Worker(worker, { type: 'module' })
    const own = connect(fresh)
    if (passphrase === undefined) await own.dossiers()
    else value(await own.unlock(id, passphrase, { id: 'unlock' }))
    const run = await timed(() => firstHundred(own, id))
    fresh.terminate()
    return run.ms
  },

  async setLock(id: DossierId, passphrase: string): Promise<number> {
    const run = await timed(() => running().setLock(id, passphrase, { name: null, idle: 0 }, { id: 'lock' }))
    value(run.value)
    return run.ms
  },

  /** The passphrase given once more: what its derivation takes. */
  async unlock(id: DossierId, passphrase: string): Promise<number> {
    const run = await timed(() => running().unlock(id, passphrase, { id: 'unlock' }))
    value(run.value)
    return run.ms
  },

  async removeLock(id: DossierId, passphrase: string): Promise<number> {
    const run = await timed(() => running().removeLock(id, passphrase, { id: 'lock' }))
    value(run.value)
    return run.ms
  },

  /** Reads the entries of a preview that the writers write; the formats to be written. */
  async readForWriters(preview: string, entries: number): Promise<string[]> {
    const read: EntryView[] = []
    for (let from = 0; from < entries; from += 2000)
      read.push(...(await running().previewEntries(preview as never, from, 2000)).items)
    views = read
    const fresh = new WritersWorker()
    const formats = await Comlink.wrap<Writers>(fresh).formats()
    fresh.terminate()
    return formats
  },

  /** One format, written again and again in a worker that has written no other, as an export does. */
  async writerSpeed(format: string, lines: number, runs: number): Promise<WriterSpeed> {
    const fresh = new WritersWorker()
    const writers = Comlink.wrap<Writers>(fresh)
    await writers.fill(views, lines)
    const speed = await writers.speed(format, runs)
    fresh.terminate()
    return speed
  },
}

declare global {
  var bench: typeof acts
}
globalThis.bench = acts
