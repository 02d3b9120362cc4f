import { parseArgs } from 'node:util'

export interface Options {
  /** Which cases, by name; empty: all. */
  readonly cases: readonly string[]
  /** Sizes of the dossiers that growth is shown over, smallest first. */
  readonly sizes: readonly number[]
  /** Size of the dossier that the targets are held against. */
  readonly large: number
  readonly runs: number
  /** Folder of a profile that is kept, with the dossiers of earlier runs; empty: a new one that is removed. */
  readonly keep: string
}

export const HELP = `npm run bench -- [options]
  --cases a,b     only these cases: start, content, import, open, search, preview,
                  record, export, lock, writers, memory
  --sizes 1000,…  sizes whose growth is shown (default 1000,10000,100000)
  --runs 5        repetitions; the median is shown
  --full          the million too (some twenty minutes more)
  --keep folder   a profile that stays: a dossier that it holds is not made again
  --built         dist/app is already built`

/** Reads the command line. */
export function optionsOf(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '' },
      sizes: { type: 'string', default: '1000,10000,100000' },
      runs: { type: 'string', default: '5' },
      full: { type: 'boolean', default: false },
      keep: { type: 'string', default: '' },
      built: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const sizes = values.sizes.split(',').map(Number)
  if (values.full) sizes.push(1_000_000)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 20)) throw new Error(HELP)
  sizes.sort((a, b) => a - b)
  const large = sizes.filter((size) => size <= 100_000).at(-1) ?? sizes[0] ?? 100_000
  const cases = values.cases.split(',').filter((name) => name !== '')
  return { cases, sizes, large, runs: Math.max(1, Number(values.runs)), keep: values.keep }
}
