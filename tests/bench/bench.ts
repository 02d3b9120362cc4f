import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
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
  const figures: Figure[] = []
  await onStage(
    options,
    (figure) => figures.push(figure),
    async (stage) => {
      for (const [name, play] of Object.entries(CASES)) {
        if (options.cases.length > 0 && !options.cases.includes(name)) continue
        const began = performance.now()
        await play(stage)
        console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
      }
    },
  )
  const [processor] = cpus()
  const machine = `${cpus().length} × ${processor?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, node ${process.version}`
  console.log(`\n${machine}\n\n${tableOf(figures)}`)
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`)
  const folder = resolve(import.meta.dirname, '../../test-results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString()
  writeFileSync(resolve(folder, 'bench.json'), `${JSON.stringify({ at, machine, options, figures }, null, 2)}\n`)
}
