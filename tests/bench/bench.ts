import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { CASES } from './cases'
import type { Figure } from './figure'
import { tableOf } from './figure'
import { HELP, optionsOf } from './options'
import { onStage } from './stage'

/** Runs the cases, prints the table and writes `test-results/bench.json`. */
export async function main(args: readonly string[]): Promise<void> {
  const options = optionsOf(args)
  if (!options) {
    console.log(HELP)
    return
  }
  const unknown = options.cases.filter((name) => !(name in CASES))
  if (unknown.length > 0) throw new Error(`no case ${unknown.join(', ')}\n${HELP}`)
  const start = performance.now()
  const [processor] = cpus()
  const machine = `${cpus().length} × ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}`
  console.log(`\n${machine}`)
  const folder = resolve(import.meta.dirname, '../../test-results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  const figures: Figure[] = []
  let told = 0
  await onStage(
    options,
    (figure) => figures.push(figure),
    async (stage) => {
      for (const [name, play] of Object.entries(CASES)) {
        if (options.cases.length > 0 && !options.cases.includes(name)) continue
        const before = { at: performance.now(), load: loadavg()[0] ?? 0 }
        await play(stage)
        console.log(`\n${tableOf(figures.slice(told))}\n`)
        console.log(`${name}: ${((performance.now() - before.at) / 1000).toFixed(0)} s, load ${before.load.toFixed(1)}`)
        told = figures.length
        // Whoever breaks a long run off keeps what was measured.
        writeFileSync(resolve(folder, 'bench.json'), `${JSON.stringify({ at, machine, options, figures }, null, 2)}\n`)
      }
    },
  )
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`)
}
