import { Dexie } from 'dexie'
import type { Document } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import { fail, ok } from '../domain/result'
import { formatInfos } from '../formats'
import { accountFromTemplate, defaultSettings, partyKey, traceRule } from '../posting'
import { KINDS, PACK_SIZE, PURCHASE, placesOf, searchable } from '../storage'
import { backup, inspectBackup, restore } from './backups'
import { Books } from './books'
import type {
  Engine,
  EntryView,
  ImportReport,
  Job,
  Outcome,
  PreviewId,
  Progress,
  RecordView,
  StorageState,
  Window,
} from './contract'
import { prepareCorrection, prepareReversal } from './corrections'
import { differences } from './differences'
import { answered, bookedVersion, deleteDocument, documents, documentView, rowsOf, saveDocument } from './documents'
import { createDossier, deleteDossier, dossierCards, openDemonstration, overview, saveDossier } from './dossiers'
import type { Report } from './exports'
import { cancel, commit, keptContent, storedBytes } from './exports'
import { importFiles, recordOf } from './imports'
import { Jobs, Stopped } from './jobs'
import { keptRecords, pictures } from './pictures'
import type { Ports } from './ports'
import type { KeptPreview } from './previews'
import { preparePreview } from './previews'
import { acceptProposals, applyProfile, compareProfile, profile, proposeSettings } from './settings'
import { importTable, inspectTable } from './tables'

/** The acts on one database. The worker has one; a test makes its own with ports of its own. */
export function createEngine(ports: Ports): Engine {
  const { db } = ports
  const books = new Books(ports)
  const jobs = new Jobs()
  let kept: KeptPreview | undefined

  /** Runs a long act; what stops it, and a full disk, come out as problems. */
  async function long<T>(
    job: Job,
    act: (step: (progress: Progress) => Promise<void>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    try {
      return await act(jobs.start(job))
    } catch (cause) {
      const problem = problemOf(cause)
      if (problem) return fail(problem)
      throw cause
    }
  }

  async function previewed(job: Job, prepare: (step: (progress: Progress) => Promise<void>) => Promise<KeptPreview>) {
    return long(job, async (step) => {
      kept = await prepare(step)
      return ok(kept.preview)
    })
  }

  function current(id: PreviewId): KeptPreview | undefined {
    return kept?.preview.id === id ? kept : undefined
  }

  const view = (
    entries: KeptPreview['entries'],
    from: number,
    count: number,
    documentsOf: (key: string) => Document | undefined,
  ): Window<EntryView> => ({
    total: entries.length,
    from,
    items: entries.slice(from, from + count).map(({ number, entry }) => ({
      entryNumber: number,
      documents: [entry.document, ...(entry.alsoFrom ?? [])].map((key) => ({
        key,
        number: documentsOf(key)?.number ?? entry.pieceRef,
      })),
      party: documentsOf(entry.document)?.party.name ?? entry.label,
      dueDate: entry.lines.find((line) => line.dueDate !== undefined)?.dueDate ?? null,
      facts: entry,
    })),
  })

  return {
    dossiers: () => dossierCards(ports),
    dossier: async (id) => (await db.dossiers.get(id))?.dossier ?? null,
    createDossier: (input) => createDossier(ports, input),
    saveDossier: (dossier) => saveDossier(ports, books, dossier),
    deleteDossier: (id) => deleteDossier(ports, books, id),
    openDemonstration: () => openDemonstration(ports, books),
    overview: async (id) => overview(ports, await books.open(id)),

    formats: async () => formatInfos(),
    defaultSettings: async (regime, width) => defaultSettings(regime, width),
    testRule: async (id, probe) => traceRule((await books.open(id)).row.dossier, probe),
    profile: async (id) => profile((await books.open(id)).row.dossier),
    compareProfile: async (id, file) => compareProfile((await books.open(id)).row.dossier, file),
    applyProfile: async (id, file) => applyProfile(ports, books, id, file),
    proposeSettings: async (id, file) => proposeSettings((await books.open(id)).row.dossier, file),
    acceptProposals: (id, file, accepted) => acceptProposals(ports, books, id, file, accepted),

    documents: async (query, from, count) => documents(await books.open(query.dossier), query, from, count),
    document: async (id, key) => documentView(ports, await books.open(id), key),
    saveDocument: (id, document, was) => saveDocument(ports, books, id, document, was),
    deleteDocument: (id, key) => deleteDocument(ports, books, id, key),
    async liftHolds(id, key, answer) {
      const found = await (await books.open(id)).shelf.find(key)
      if (!found) return ok(undefined)
      const saved = await saveDocument(ports, books, id, answered(found.document, answer), key)
      return saved.ok ? ok(undefined) : saved
    },
    async original(id, key) {
      const found = await (await books.open(id)).shelf.find(key)
      const capture = found?.document.source.capture
      const row = capture && (await db.captures.get([id, capture]))
      return row ? { name: row.name, blob: new Blob([new Uint8Array(row.bytes)], { type: row.type }) } : null
    },
    async parties(id, direction, search) {
      const book = await books.open(id)
      const words = searchable(search)
      const places: number[] = []
      for (const columns of book.shelf.columns) {
        for (let slot = 0; slot < columns.text.length && places.length < 400; slot++) {
          const code = columns.kind[slot] ?? 0
          const purchase = code >= PURCHASE
          const wanted = purchase === (direction === 'purchase') && (columns.text[slot] ?? '').includes(words)
          if (wanted && KINDS[code & (PURCHASE - 1)]) places.push(columns.pack * PACK_SIZE + slot)
        }
      }
      const found = new Map<string, Document['party']>()
      for (const { party } of await book.shelf.read(places)) {
        const key = partyKey(direction, party)
        if (key && searchable(party.name).includes(words)) found.set(key, party)
      }
      const { settings } = book.row.dossier
      const template = direction === 'sale' ? settings.auxiliaries.customer : settings.auxiliaries.supplier
      return [...found].slice(0, 20).map(([key, party]) => ({
        ...party,
        auxiliary: book.pinned.get(key as never) ?? accountFromTemplate(template, party),
      }))
    },

    importFiles: (id, files, job) => importFiles(ports, books, id, files, jobs.start(job)),
    inspectTable: async (id, file, mapping) => inspectTable(ports, (await books.open(id)).row.dossier, file, mapping),
    importTable: (id, file, mapping, job) => long(job, () => importTable(ports, books, id, file, mapping)),
    async imports(id) {
      const rows = await db.imports.where('dossier').equals(id).reverse().sortBy('id')
      return rows.map((row) => recordOf({ ...(row.report as ImportReport), id: row.id ?? 0 }))
    },
    async importReport(id, number) {
      const row = await db.imports.get(number)
      return row?.dossier === id ? { ...(row.report as ImportReport), id: number } : null
    },

    preview: (request, job) =>
      previewed(job, async (step) => preparePreview(ports, await books.open(request.dossier), request, step)),
    async previewEntries(id, from, count) {
      const found = current(id)
      if (!found) return { total: 0, from, items: [] }
      return view(found.entries, from, count, (key) => found.documents.get(key as never)?.document)
    },
    async previewRecords(id, from, count): Promise<Window<RecordView>> {
      const found = current(id)
      return found ? pictures(found, from, count) : { total: 0, from, items: [] }
    },
    async previewDocuments(id, bucket, from, count) {
      const found = current(id)
      const places = found?.bucketPlaces[bucket] ?? []
      return {
        total: places.length,
        from,
        items: found ? await rowsOf(found.book, places.slice(from, from + count)) : [],
      }
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
    async exports(id) {
      const book = await books.open(id)
      const modified = new Map<number, number>()
      for (const columns of book.shelf.columns) {
        for (let slot = 0; slot < columns.day.length; slot++) {
          const stands = book.register.of(columns.pack * PACK_SIZE + slot)
          if (!stands) continue
          const now = columns.deleted[slot] ? 0 : columns.content[slot]
          if (stands.content !== now) modified.set(stands.export.number, (modified.get(stands.export.number) ?? 0) + 1)
        }
      }
      return [...book.register.exports]
        .reverse()
        .map((row) => ({ made: row.made, modified: modified.get(row.number) ?? 0 }))
    },
    async exportView(id) {
      const row = await db.exports.get(id)
      if (!row) return null
      const book = await books.open(row.dossier)
      const report = row.report as Report
      const rows = await db.exportPacks.where('[exportId+pack]').between([id, 0], [id, Dexie.maxKey]).toArray()
      const changed = placesOf(rows).filter(({ place }) => {
        const stands = book.register.of(place)
        if (stands?.export.id !== id) return false
        const { columns, slot } = book.shelf.columnsAt(place)
        return stands.content !== (columns.deleted[slot] ? 0 : columns.content[slot])
      })
      const places = changed.map((each) => each.place)
      const now = await book.shelf.read(places)
      const shown = await rowsOf(book, places)
      const modifiedDocuments = await Promise.all(
        now.map(async (document, i) => {
          const { columns, slot } = book.shelf.columnsAt(places[i] ?? 0)
          const before = await bookedVersion(ports, book, document.key)
          const documentRow = shown[i]
          if (!documentRow) throw new Error('a document has a row')
          return {
            row: documentRow,
            differences: before ? differences(before, document) : [],
            deleted: columns.deleted[slot] === 1,
          }
        }),
      )
      const followedBy = book.register.exports.flatMap(({ id: other, number, made }) =>
        made.purpose.kind === 'reversal' && made.purpose.of === id
          ? [{ id: other, number, kind: 'reversal' as const }]
          : [],
      )
      const bytes = await storedBytes(ports, row.made)
      return {
        made: row.made,
        modified: places.length,
        ...report,
        digestHolds: bytes.ok,
        modifiedDocuments,
        followedBy,
        notices: row.notices,
      }
    },
    async exportEntries(id, from, count) {
      const content = await keptContent(ports, id)
      const byKey = new Map<string, Document>(content.documents.map((document) => [document.key, document]))
      return view(content.entries, from, count, (key) => byKey.get(key))
    },
    async exportRecords(id, from, count) {
      const row = await db.exports.get(id)
      if (!row) return { total: 0, from, items: [] }
      const bytes = await storedBytes(ports, row.made)
      return bytes.ok ? keptRecords(row.made, bytes.value, from, count) : { total: 0, from, items: [] }
    },
    cancel: (id, reason, imported) => cancel(ports, books, id, reason, imported),
    previewReversal: (id, job) =>
      previewed(job, async (step) => {
        const row = await db.exports.get(id)
        if (row?.made.state !== 'done') throw new Error('only an export that stands can be reversed')
        return prepareReversal(ports, await books.open(row.dossier), row.made, step)
      }),
    previewCorrection: (id, keys, job) =>
      previewed(job, async (step) => prepareCorrection(ports, await books.open(id), keys, step)),
    async download(id) {
      const row = await db.exports.get(id)
      if (!row) return fail({ code: 'act.preview-gone', level: 'blocking' })
      const bytes = await storedBytes(ports, row.made)
      if (!bytes.ok) return bytes
      const type = row.made.file.name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream'
      return ok({
        name: row.made.file.name,
        blob: new Blob(
          bytes.value.map((chunk) => new Uint8Array(chunk)),
          { type },
        ),
      })
    },

    async storage(): Promise<StorageState> {
      const last = (await db.meta.get('lastBackup'))?.value
      return { ...(await ports.estimate()), lastBackup: (last as StorageState['lastBackup']) ?? null, schema: db.verno }
    },
    backup: (job) => backup(ports, jobs.start(job)),
    inspectBackup: (file) => inspectBackup(ports, file),
    restore: (file, replace, job) =>
      long(job, (step) =>
        restore(ports, books, file, replace, (id: DossierId) => deleteDossier(ports, books, id), step),
      ),
    async stop(job) {
      jobs.stop(job)
    },
  }
}

/** A problem that an exception stands for; undefined for our own mistakes. */
function problemOf(cause: unknown): Problem | undefined {
  if (cause instanceof Stopped) return { code: 'act.stopped', level: 'blocking' }
  const names = [
    cause,
    cause instanceof Error ? cause.cause : undefined,
    cause instanceof Dexie.DexieError ? cause.inner : undefined,
  ]
  const full = names.some((each) => each instanceof Error && each.name === 'QuotaExceededError')
  return full ? { code: 'act.storage-full', level: 'blocking' } : undefined
}
