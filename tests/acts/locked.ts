import type { Engine, Job } from '../../src/acts/contract'
import { demonstration } from '../../src/demo/demonstration'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId } from '../../src/domain/dossier'
import { defaultSettings } from '../../src/posting'
import type { Bench } from './engine'
import { dump, succeeded, testEngine } from './engine'

export const PASSPHRASE = 'quatre mots sans rapport'
export const LOCK = { name: null, idle: 15 }
export const job: Job = { id: 'lock' }

/** The rows of every table as they lie in the database. */
export async function lying({ db }: Bench): Promise<Record<string, unknown[]>> {
  return dump(db.raw as Bench['db'])
}

/** Every text that the demonstration's documents and settings say, of five characters and more. */
export function plainTexts(id: DossierId): string[] {
  const { dossier, steps } = demonstration('2026-11-24' as PlainDate, id, defaultSettings('encaissements', 6))
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length >= 5 && value !== id) found.add(value)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk([dossier.name, dossier.siren, dossier.vatId, dossier.settings.chart, dossier.settings.journals])
  for (const step of steps) if (step.what === 'take') walk(step.documents)
  return [...found]
}

/** All bytes and texts of some rows, as one text in which a plain string would be seen whatever holds it. */
export function textOf(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
      : value,
  )
}

export async function locked(name: string): Promise<Bench & { id: DossierId }> {
  const bench = testEngine(name)
  const id = await bench.engine.openDemonstration()
  succeeded(await bench.engine.setLock(id, PASSPHRASE, LOCK, job))
  return { ...bench, id }
}

/** What is shown of a dossier: its documents, exports and the digests of their stored files. */
export async function shown(engine: Engine, id: DossierId) {
  const exports = await engine.exports(id)
  const files = []
  for (const { made } of exports) {
    const file = succeeded(await engine.download(made.id))
    files.push(Buffer.from(await file.blob.arrayBuffer()).toString('base64'))
  }
  const query = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null }
  const documents = await engine.documents({ dossier: id, ...query, sort: 'date' }, 0, 500)
  return { exports, files, documents, dossier: await engine.dossier(id), overview: await engine.overview(id) }
}
