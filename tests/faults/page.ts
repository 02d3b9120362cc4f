import * as Comlink from 'comlink'
import type { Engine, Outcome } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { ExportId } from '../../src/domain/export'
import { FIRST_DAY, MAPPINGS, MONTH, papers } from '../bench/papers'
import { base64, databaseText, makeDatabase, rowTexts } from './database'
import type { DossierState } from './state'
import { settled, statesOf } from './state'

const DATABASE = 'ecritoire'

/** An id, or a moment to the millisecond, as rows hold them. */
const MADE = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** The minute of an export, which some formats print. */
const MINUTE = /"madeAt":"\d{4}"/g

/** Milliseconds in which the page and who watches it agree on the moment when an act begins. */
const NOTICE = 60

let worker: Worker
let engine: Engine

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)))
  return outcome.value
}

/** What a database holds before one of the acts below. */
export interface Story {
  /** The whole database, for `putDatabase`. */
  readonly text: string
  readonly dossier: DossierId
  /** The export that stands. */
  readonly standing: ExportId
  /** An earlier state of the dossier, as base64: it has to outlive the browser. */
  readonly backup: string
}

export type Act = 'import' | 'export' | 'cancel' | 'restore' | 'upgrade'

/** The act that is ready: its parts, each of which is whole by itself. */
let parts: (() => Promise<unknown>)[] = []
let going: Promise<number>

const acts = {
  /** Starts the application's own worker; resolves once it has answered. */
  async start(path: string): Promise<number> {
    worker = new Worker(path, { type: 'module' })
    engine = Comlink.wrap<Engine>(worker) as unknown as Engine
    return (await engine.dossiers()).length
  },

  /** Puts a database in the place of the application's, whose worker is ended. */
  async putDatabase(text: string): Promise<void> {
    worker?.terminate()
    await settled(indexedDB.deleteDatabase(DATABASE))
    await makeDatabase(DATABASE, text)
  },

  async createDossier(): Promise<DossierId> {
    const id = value(
      await engine.createDossier({
        name: 'Au bon moulin',
        siren: '732829320',
        vatId: '',
        fiscalYear: { start: '2026-01-01' as PlainDate, end: '2026-12-31' as PlainDate },
        vatRegime: 'debits',
        accountWidth: 6,
        format: 'fec' as FormatId,
      }),
    )
    return id
  },

  /** Imports documents `from`…`from + count` from two tables, as two acts. */
  async import(id: DossierId, from: number, count: number): Promise<void> {
    for (const part of importParts(id, from, count)) await part()
  },

  /** How many of these documents are sales, the first of the two acts of `import`. */
  async sales(from: number, count: number): Promise<number> {
    return new Set(
      papers(from, count)
        .sales.split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(';')[0]),
    ).size
  },

  async preview(id: DossierId): Promise<{ id: string; exported: number }> {
    const seen = value(
      await engine.preview(
        {
          dossier: id,
          journals: [],
          from: FIRST_DAY as PlainDate,
          to: MONTH.to as PlainDate,
          format: 'fec' as FormatId,
          options: {},
          withLate: false,
          leftOut: [],
        },
        { id: 'preview' },
      ),
    )
    return { id: seen.id, exported: seen.exported }
  },

  commit: async (preview: string): Promise<ExportId> =>
    value(await engine.commit(preview as never, { id: 'commit' })).id,

  cancel: async (id: ExportId): Promise<unknown> => value(await engine.cancel(id, 'essai', false)),

  /** Everything that is kept, looked at from both sides. */
  state: (): Promise<DossierState[]> => statesOf(engine),

  /**
   * Makes the database of a story: `count` documents that are exported, `count` that were and are so no longer, `count`
   * that came after the backup.
   */
  async makeStory(count: number): Promise<Story> {
    const dossier = await acts.createDossier()
    const exportAll = async () => acts.commit((await acts.preview(dossier)).id)
    await acts.import(dossier, 0, count)
    const standing = await exportAll()
    await acts.import(dossier, count, count)
    await acts.cancel(await exportAll())
    const { blob } = await engine.backup({ id: 'backup' })
    const backup = base64(new Uint8Array(await blob.arrayBuffer()))
    await acts.import(dossier, 2 * count, count)
    return { text: await databaseText(DATABASE), dossier, standing, backup }
  },

  /** Makes an act ready, so that nothing remains but the act; how many parts it has. */
  async ready(act: Act, { dossier, standing, backup }: Story, count: number, path: string): Promise<number> {
    switch (act) {
      case 'import':
        parts = importParts(dossier, 3 * count, count)
        break
      case 'export': {
        const { id } = await acts.preview(dossier)
        parts = [() => acts.commit(id)]
        break
      }
      case 'cancel':
        parts = [() => acts.cancel(standing)]
        break
      case 'restore': {
        const file = new Blob([Uint8Array.from(atob(backup), (char) => char.charCodeAt(0))])
        parts = [async () => value(await engine.restore(file, [dossier], { id: 'restore' }))]
        break
      }
      case 'upgrade':
        parts = [() => acts.start(path)]
    }
    return parts.length
  },

  /** Plays one part of the act that is ready; how long it took. */
  part: (n: number): Promise<number> => timed(async () => parts[n]?.()),

  /** Lets the act that is ready begin at a moment of the machine's clock, which is returned before. */
  async go(): Promise<number> {
    const at = Date.now() + NOTICE
    going = new Promise<void>((resolve) => setTimeout(resolve, NOTICE)).then(() =>
      timed(async () => {
        for (const part of parts) await part()
      }),
    )
    return at
  },

  /** How long the act took, once it has ended. */
  ended: (): Promise<number> => going,

  /** The ids and moments that the database holds. */
  async made(): Promise<string[]> {
    const { tables } = await rowTexts(DATABASE)
    return [...new Set(Object.values(tables).flatMap((rows) => rows.flatMap((row) => row.match(MADE) ?? [])))]
  },

  /** A digest of all rows of each table. Ids and moments that are not `known` differ from time to time: they count as one. */
  async digests(known: readonly string[]): Promise<Record<string, string>> {
    const old = new Set(known)
    const digests: Record<string, string> = {}
    for (const [table, rows] of Object.entries((await rowTexts(DATABASE)).tables)) {
      const plain = rows
        .map((row) => row.replace(MINUTE, '').replace(MADE, (each) => (old.has(each) ? each : 'new')))
        .sort()
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(plain.join('\n')))
      digests[table] = `${rows.length} ${base64(new Uint8Array(digest))}`
    }
    return digests
  },
}

function importParts(id: DossierId, from: number, count: number): (() => Promise<unknown>)[] {
  const made = papers(from, count)
  return (['sales', 'payments'] as const).map((table) => async () => {
    const file = { name: `${table}-${from}.csv`, blob: new Blob([made[table]]) }
    value(await engine.importTable(id, file, MAPPINGS[table], { id: 'import' }))
  })
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

type Faults = typeof acts

declare global {
  var faults: Faults
}
globalThis.faults = acts
