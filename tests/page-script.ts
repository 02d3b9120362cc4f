import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '..')

/** Path of the built engine's worker on the application's address. */
export function workerPath(): string {
  const file = readdirSync(resolve(root, 'dist/app/assets')).find((name) => /^export\.worker-.*\.js$/.test(name))
  if (!file) throw new Error('dist/app holds no worker: run `npm run build`')
  return `/assets/${file}`
}

/** A script for a page that speaks to the built worker, made apart from the application: nothing of it is in dist/app. */
export async function pageScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome120',
      lib: { entry: resolve(import.meta.dirname, entry), formats: ['iife'], name: 'ecritoireTest' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first && 'output' in first ? first.output.find((each) => each.type === 'chunk') : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${entry} was not built`)
  return chunk.code
}
