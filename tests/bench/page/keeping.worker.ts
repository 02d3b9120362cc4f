import * as Comlink from 'comlink'
import { createEngine } from '../../../src/acts/engine'
import { localPacker } from '../../../src/acts/packer'
import { reader } from '../../../src/acts/reader'
import type { Instant, PlainDate } from '../../../src/domain/date'
import type { FormatId } from '../../../src/domain/dossier'
import { ok } from '../../../src/domain/result'
import type { TableReading } from '../../../src/intake/tables'
import { openTable, readTable } from '../../../src/intake/tables'
import { Database } from '../../../src/storage'
import { MAPPINGS, PER_FILE, papers } from '../papers'
import { putEach } from './plain-store'

/** Milliseconds of one import by its parts, and of the two things that it stands beside. */
export interface KeepingRound {
  /** Tables made into documents. */
  readonly read: number
  /** Documents in memory held against the dossier and put into the database, with the report of the import. */
  readonly keep: number
  /** `structuredClone` of the array of the same documents. */
  readonly clone: number
  /** One `put` for each of the same documents, in one transaction. */
  readonly put: number
}

/** The documents that the next import finds read. */
let ready: TableReading['documents'] = []

const US = { name: 'Au bon moulin', siren: '732829320', vatId: null, postalCode: null }

/** The application's acts on a database of the bench's own. The reading of tables is taken out: they are read before. */
const engine = createEngine({
  db: new Database('bench-keeping'),
  today: () => '2026-07-01' as PlainDate,
  now: () => new Date().toISOString() as Instant,
  newId: () => crypto.randomUUID(),
  exclusive: (name, act) => navigator.locks.request(name, act),
  announce: () => undefined,
  reader: {
    ...reader,
    table: async () => ok({ documents: ready, problems: [], notForBooks: [], passed: 0, signature: 'bench' }),
  },
  packer: async () => localPacker(),
  version: 'bench',
  estimate: async () => ({ used: 0, quota: 0, persisted: false }),
})

async function timed(act: () => unknown): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

const acts = {
  /** Imports documents into an empty dossier, file by file, and deletes it again. */
  async round(size: number): Promise<KeepingRound> {
    const made = await engine.createDossier({
      name: 'banc',
      siren: '732829320',
      vatId: '',
      fiscalYear: { start: '2026-01-01' as PlainDate, end: '2026-12-31' as PlainDate },
      vatRegime: 'encaissements',
      accountWidth: 6,
      format: 'fec' as FormatId,
    })
    if (!made.ok) throw new Error(JSON.stringify(made.problems))
    const sum = { read: 0, keep: 0, clone: 0, put: 0 }
    for (let from = 0; from < size; from += PER_FILE) {
      const count = Math.min(PER_FILE, size - from)
      sum.read += await timed(() => read(from, count))
      const documents = ready.map((each) => each.document)
      sum.clone += await timed(() => structuredClone(documents).length)
      const file = { name: `${from}.csv`, blob: new Blob([]) }
      let taken = 0
      sum.keep += await timed(async () => {
        const told = await engine.importTable(made.value, file, MAPPINGS.sales, { id: `${from}` })
        if (told.ok) taken = told.value.counts.taken
      })
      if (taken !== count) throw new Error(`${taken} of ${count} documents were kept`)
      sum.put += await putEach(documents)
    }
    await engine.deleteDossier(made.value)
    ready = []
    return sum
  },
}

async function read(from: number, count: number): Promise<void> {
  const made = papers(from, count)
  const documents: TableReading['documents'][number][] = []
  for (const table of ['sales', 'payments'] as const) {
    const bytes = new TextEncoder().encode(made[table])
    const open = await openTable(bytes, `${table}.csv`, MAPPINGS[table])
    for (const each of readTable(open, bytes, `${table}.csv`, US, { franchise: false }).documents) documents.push(each)
  }
  ready = documents
}

export type Keeping = typeof acts
Comlink.expose(acts)
