import { Dexie } from 'dexie'
import type { Problem } from '../domain/problem'
import type { ColumnsRow, OldColumnsRow, SealedTable } from '../storage'
import { columnsIn, RowAltered, RowLocked } from '../storage'
import type { Engine } from './contract'
import { problemOf as failureOf } from './failures'
import type { Ports } from './ports'

/** Name of an error whose message is a problem as JSON: an act that answers no outcome tells it this way. */
const PROBLEM = 'ActProblem'

/** The error by which an act tells a problem. */
export function problemError(problem: Problem, cause?: unknown): Error {
  return Object.assign(new Error(JSON.stringify(problem), { cause }), { name: PROBLEM })
}

/** Most documents that a problem names. */
const MOST = 5

const OF = {
  dossiers: 'settings',
  parties: 'settings',
  packs: 'documents',
  columns: 'documents',
  exports: 'export',
  exportPacks: 'export',
  exportData: 'export',
  captures: 'original',
  imports: 'import',
  events: 'history',
  versions: 'history',
} as const satisfies Record<SealedTable, string>

/** A problem that an exception stands for; undefined for our own mistakes. */
export async function problemOf(ports: Ports, cause: unknown): Promise<Problem | undefined> {
  const known = failureOf(cause)
  if (known) return known
  const causes: unknown[] = [cause]
  if (cause instanceof Error) causes.push(cause.cause)
  if (cause instanceof Dexie.DexieError) causes.push(cause.inner)
  if (causes.some((each) => each instanceof RowLocked)) return { code: 'act.locked', level: 'blocking' }
  const altered = causes.find((each): each is RowAltered => each instanceof RowAltered)
  return altered && alteredProblem(ports, altered)
}

/** What an altered row told of, as far as its neighbours know. */
async function alteredProblem({ db }: Ports, { table, clear }: RowAltered): Promise<Problem> {
  const { pack, exportId, number } = clear
  const known = exportId === undefined ? undefined : await db.raw.table('exports').get(exportId as string)
  const of = OF[table]
  return {
    code: 'act.row-altered',
    level: 'blocking',
    of,
    export: of !== 'export' ? null : typeof number === 'number' ? number : (known?.number ?? null),
    documents: table === 'packs' && typeof pack === 'number' ? await namesIn(db.columns.get(pack)) : [],
  }
}

/** Some documents of a pack, from what the lists know of them; none when that was altered too. */
async function namesIn(reading: PromiseLike<ColumnsRow | OldColumnsRow | undefined>): Promise<string[]> {
  try {
    const row = await reading
    return (row ? columnsIn(row).text : []).filter((text) => text !== '').slice(0, MOST)
  } catch {
    return []
  }
}

/** The engine with exceptions that stand for a problem told as one. */
export function telling(ports: Ports, engine: Engine): Engine {
  return new Proxy(engine, {
    get(target, name: keyof Engine) {
      const method = target[name] as (...args: unknown[]) => Promise<unknown>
      return async (...args: unknown[]) => {
        try {
          return await method(...args)
        } catch (cause) {
          const problem = await problemOf(ports, cause)
          if (!problem) throw cause
          throw problemError(problem, cause)
        }
      }
    },
  })
}
