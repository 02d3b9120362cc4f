import type { DossierId } from '../domain/dossier'
import type { ExportId } from '../domain/export'
import { fail, ok } from '../domain/result'
import { formatInfos } from '../formats'
import { defaultSettings, traceRule } from '../posting'
import { backup, inspectBackup } from './backups'
import { Books } from './books'
import { cancel } from './cancel'
import { settleConflict } from './conflicts'
import type { Engine, ImportReport, Job, Outcome, Preview, PreviewId, StorageState } from './contract'
import { prepareCorrection, prepareReversal } from './corrections'
import { startFromFormat, tryFormat } from './custom-formats'
import { answered, deleteDocument, documents, documentView, saveDocument } from './documents'
import { createDossier, deleteDossier, dossierCards, openDemonstration, overview, saveDossier } from './dossiers'
import type { KeptPreview, Step } from './draft-run'
import { Examinations } from './examinations'
import { entryViews, exportRows, exportView, StoredLines } from './export-views'
import { commit, download, storedEntries } from './exports'
import { importHost } from './hosts'
import { importFiles, recordOf } from './imports'
import { Jobs } from './jobs'
import type { KeptEntries } from './kept-entries'
import { knownParties } from './known-parties'
import { changeLock, changePassphrase, lockState, removeLock, setLock, unlock } from './locks'
import { moveDocument } from './moving'
import { partyAccounts } from './party-accounts'
import { periodCounts } from './period-counts'
import type { Ports } from './ports'
import { preparePreview } from './preview'
import { restore } from './restore'
import { rowsOf } from './rows'
import { importTable, inspectTable } from './tables'
import { problemError, problemOf, telling } from './told'

/** What reads and writes files of settings: the readers of tables behind it are not for every start. */
const settingsFiles = () => import('./settings')

/** The acts on one database. The worker has one; a test makes its own with ports of its own. */
export function createEngine(ports: Ports): Engine {
  const { db } = ports
  const books = new Books(ports)
  const jobs = new Jobs()
  const storedLines = new StoredLines(ports)
  const examinations = new Examinations()
  let kept: KeptPreview | undefined
  let openEntries: { id: ExportId; entries: KeptEntries } | undefined

  /** Runs a long act; what stops it, and a full disk, come out as problems. */
  function long<T>(job: Job, act: (step: Step) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return guarded(() => act(jobs.start(job)))
  }

  /** Runs an act that writes; a full disk comes out as a problem. */
  async function guarded<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await act()
    } catch (cause) {
      const problem = await problemOf(ports, cause)
      if (problem) return fail(problem)
      throw cause
    }
  }

  function previewed(job: Job, prepare: (step: Step) => Promise<Outcome<KeptPreview>>): Promise<Outcome<Preview>> {
    return long(job, async (step) => {
      const prepared = await prepare(step)
      if (!prepared.ok) return prepared
      kept = prepared.value
      return ok(kept.preview)
    })
  }

  function current(id: PreviewId): KeptPreview | undefined {
    return kept?.preview.id === id ? kept : undefined
  }

  return telling(ports, {
    dossiers: () => dossierCards(ports),
    dossier: async (id) => (await db.dossiers.get(id))?.dossier ?? null,
    prepare: (id) => books.prepare(id),
    createDossier: (input) => guarded(() => createDossier(ports, input)),
    saveDossier: (dossier) => guarded(() => saveDossier(ports, books, dossier)),
    deleteDossier: (id) => deleteDossier(ports, books, id),
    openDemonstration: () => openDemonstration(ports, books),
    overview: async (id) => overview(ports, await books.open(id)),

    lockState: (id) => lockState(ports, id),
    setLock: (id, passphrase, settings, job) => long(job, (step) => setLock(ports, id, passphrase, settings, step)),
    changeLock: (id, settings) => changeLock(ports, id, settings),
    unlock: (id, passphrase, job) => long(job, (step) => unlock(ports, id, passphrase, step)),
    async lock(id, everywhere) {
      // Nothing of it stays in memory: neither its documents nor a preview nor what was shown last.
      books.forget()
      kept = undefined
      openEntries = undefined
      storedLines.forget()
      examinations.forget()
      db.keyring.forget(id)
      ports.announce({ what: 'dossiers', dossier: id })
      if (everywhere) ports.announce({ what: 'lock', dossier: id })
    },
    changePassphrase: (id, passphrase, next) => changePassphrase(ports, id, passphrase, next),
    removeLock: (id, passphrase, job) => long(job, (step) => removeLock(ports, id, passphrase, step)),

    formats: async (id) => formatInfos(id ? (await db.dossiers.get(id))?.dossier.customFormats : []),
    tryFormat: async (id, definition) => tryFormat(ports, await books.open(id), definition),
    startFormat: async (id, from, options, name) =>
      startFromFormat(ports, (await db.dossiers.get(id))?.dossier.customFormats, from, options, name),
    formatFile: async (definition) => (await settingsFiles()).customFormatFile(definition),
    readFormatFile: async (file) => (await settingsFiles()).readCustomFormatFile(ports, file),
    defaultSettings: async (regime, width) => defaultSettings(regime, width),
    testRule: async (id, probe) => traceRule((await books.open(id)).row.dossier, probe),
    partyAccounts: async (id, direction, template) => partyAccounts(await books.open(id), direction, template),
    profile: async (id) => (await settingsFiles()).profile((await books.open(id)).row.dossier),
    compareProfile: async (id, file) => {
      const { compareProfile } = await settingsFiles()
      return compareProfile((await books.open(id)).row.dossier, file)
    },
    applyProfile: (id, file) => guarded(async () => (await settingsFiles()).applyProfile(ports, books, id, file)),
    proposeSettings: async (id, file) => {
      const { proposeSettings } = await settingsFiles()
      return proposeSettings((await books.open(id)).row.dossier, file)
    },
    acceptProposals: (id, file, accepted) =>
      guarded(async () => (await settingsFiles()).acceptProposals(ports, books, id, file, accepted)),

    documents: async (query, from, count) => documents(await books.open(query.dossier), query, from, count),
    document: async (id, key) => documentView(ports, await books.open(id), key),
    saveDocument: (id, document, was) => guarded(() => saveDocument(ports, books, id, document, was)),
    deleteDocument: (id, key) => guarded(() => deleteDocument(ports, books, id, key)),
    async liftHolds(id, key, answer) {
      const found = await (await books.open(id)).shelf.find(key)
      if (!found) return ok(undefined)
      const saved = await saveDocument(ports, books, id, answered(found.document, answer), key)
      return saved.ok ? ok(undefined) : saved
    },
    settleConflict: (id, key, other, keep) => settleConflict(ports, books, id, key, other, keep),
    moveDocument: (id, key, to) => guarded(() => moveDocument(ports, books, id, key, to)),
    async original(id, key) {
      const found = await (await books.open(id)).shelf.find(key)
      const capture = found?.document.source.capture
      const row = capture && (await db.captures.get([id, capture]))
      return row ? { name: row.name, blob: new Blob([new Uint8Array(row.bytes)], { type: row.type }) } : null
    },
    parties: async (id, direction, search) => knownParties(await books.open(id), direction, search),

    importFiles: (id, files, job) => importFiles(ports, books, id, files, jobs.start(job)),
    inspectTable: async (id, file, mapping) => inspectTable(ports, (await books.open(id)).row.dossier, file, mapping),
    importTable: (id, file, mapping, job) => long(job, (step) => importTable(ports, books, id, file, mapping, step)),
    importHost: (id, batch, job) => long(job, (step) => importHost(ports, books, id, batch, step)),
    async imports(id) {
      const rows = await db.imports.where('dossier').equals(id).reverse().sortBy('id')
      return rows.map((row) => recordOf({ ...(row.report as ImportReport), id: row.id ?? 0 }))
    },
    async importReport(id, number) {
      const row = await db.imports.get(number)
      return row?.dossier === id ? { ...(row.report as ImportReport), id: number } : null
    },

    periodCounts: async (request) => periodCounts(await books.open(request.dossier), request),
    preview: (request, job) =>
      previewed(job, async (step) => ok(await preparePreview(ports, await books.open(request.dossier), request, step))),
    async previewEntries(id, from, count) {
      const found = current(id)
      return found ? entryViews(found.entries, from, count) : { total: 0, from, items: [] }
    },
    async previewRecords(id, from, count) {
      const found = current(id)
      return found ? found.lines.window(from, count) : { total: 0, from, items: [] }
    },
    async previewDocuments(id, bucket, from, count) {
      const found = current(id)
      const places = found?.bucketPlaces[bucket] ?? []
      const items = found ? await rowsOf(found.book, places.slice(from, from + count)) : []
      return { total: places.length, from, items }
    },
    commit: (id, job) =>
      long(job, async (step) => {
        const found = current(id)
        if (!found) return fail({ code: 'act.preview-gone', level: 'blocking' })
        await step({ step: 'recording', done: 0, total: 1 })
        const outcome = await commit(ports, books, found)
        if (outcome.ok) kept = undefined
        return outcome
      }),
    exports: async (id) => exportRows(await books.open(id)),
    exportView: (id) => exportView(ports, books, id),
    async exportEntries(id, from, count) {
      const row = await db.exports.get(id)
      if (!row) return { total: 0, from, items: [] }
      if (openEntries?.id !== id) openEntries = { id, entries: storedEntries(ports, row) }
      return entryViews(openEntries.entries, from, count)
    },
    exportRecords: (id, from, count) => storedLines.window(id, from, count),
    cancel: (id, reason, imported) => guarded(() => cancel(ports, books, id, reason, imported)),
    previewReversal: (id, job) =>
      previewed(job, async (step) => {
        const row = await db.exports.get(id)
        if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
        return prepareReversal(ports, await books.open(row.dossier), id, step)
      }),
    previewCorrection: (id, keys, job) =>
      previewed(job, async (step) => ok(await prepareCorrection(ports, await books.open(id), keys, step))),
    download: (id) => download(ports, id),

    async recognise(id, file) {
      return examinations.recognise((await books.open(id)).row.dossier, file)
    },
    examine: (id, file, choice, part, job) =>
      long(job, async (step) => examinations.examine((await books.open(id)).row.dossier, file, choice, part, step)),
    examinedEntries: async (id, from, count) => examinations.entries(id, from, count),
    examinedRecords: async (id, from, count) => examinations.records(id, from, count),
    examinedRecordOf: async (id, line) => examinations.recordOf(id, line),

    async storage(): Promise<StorageState> {
      const last = (await db.meta.get('lastBackup'))?.value
      return { ...(await ports.estimate()), lastBackup: (last as StorageState['lastBackup']) ?? null, schema: db.verno }
    },
    async backup(job, passphrase) {
      const made = await backup(ports, jobs.start(job), passphrase)
      if (!made.ok) throw problemError(made.problems[0])
      return made.value
    },
    inspectBackup: (file, passphrase) => inspectBackup(ports, file, passphrase),
    restore: (file, replace, job, secrets = {}) =>
      long(job, (step) =>
        restore(ports, books, file, replace, secrets, (id: DossierId) => deleteDossier(ports, books, id), step),
      ),
    async stop(job) {
      jobs.stop(job)
    },
  })
}
