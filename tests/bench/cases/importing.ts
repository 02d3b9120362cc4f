import { median, sized } from '../figure'
import type { KeepingRound } from '../page/keeping.worker'
import type { Stage } from '../stage'
import { fill } from '../stage'

/**
 * Imports of growing size. What the database takes stands beside a bare copy of the same documents and beside one `put`
 * for each; the whole import, with the reading of the tables in a worker of its own, beside the sum of the usual way.
 */
export async function importing({ options, page, add }: Stage): Promise<void> {
  for (const size of options.sizes) {
    const rounds: KeepingRound[] = []
    const whole: number[] = []
    const again: number[] = []
    for (let run = 0; run < options.runs; run++) {
      rounds.push(await page.evaluate((n) => bench.keepingRound(n), size))
      const id = await page.evaluate((name) => bench.createDossier(name), `import of ${size}`)
      whole.push(await fill(page, id, size))
      again.push(await fill(page, id, size, 'unchanged'))
      await page.evaluate((each) => bench.deleteDossier(each), id)
    }
    const of = (part: keyof KeepingRound) => median(rounds.map((round) => round[part]))
    const about = { case: 'import', unit: 'ms', runs: options.runs, documents: size } as const
    add(
      {
        ...about,
        what: `${sized(size)} documents in memory into the database`,
        value: of('keep'),
        target: of('clone') * 1.5,
        limit: { what: 'structuredClone', value: of('clone') },
        usual: { what: 'one put each', value: of('put') },
      },
      {
        ...about,
        what: `${sized(size)} documents from tables, read and kept`,
        value: median(whole),
        limit: { what: 'reading the tables', value: of('read') },
        usual: { what: 'reading, one put each', value: of('read') + of('put') },
      },
      { ...about, what: `${sized(size)}: the same tables again`, value: median(again) },
    )
  }
}
