import { median, sized } from '../figure'
import { MONTH, PER_MONTH } from '../papers'
import type { Stage } from '../stage'

/** A period of sixteen months of 5,000 documents, where the dossier has as many. */
const MONTHS = 16

/**
 * What a period costs before and after its entries are made, in the largest dossier: its counts and totals, its
 * recording, its cancellation. The month of 5,000 stands in dossiers of every size beside itself in the smallest.
 */
export async function recording({ options, page, dossier, add }: Stage): Promise<void> {
  const sizes = options.sizes.filter((each) => each >= 10_000)
  const largest = sizes.at(-1)
  if (largest === undefined) return
  const about = { case: 'record', unit: 'ms', runs: options.runs } as const
  const months = new Map<number, number[]>(sizes.map((size) => [size, []]))
  for (const size of sizes) await page.evaluate((of) => bench.list(of, '', '', 0), await dossier(size))
  // The dossiers take turns; the first one asked has to be opened again by the next.
  for (const [size, found] of months) {
    const asked = [await dossier(size), MONTH.from, MONTH.to] as const
    const count = () => page.evaluate(([of, from, to]) => bench.counts(of, from, to), asked)
    await count()
    for (let run = 0; run < options.runs * 4; run++) {
      const { ms, inPeriod } = await count()
      if (inPeriod !== PER_MONTH) throw new Error(`the month holds ${inPeriod} documents`)
      found.push(ms)
    }
  }
  const [smallest] = sizes
  const least = { what: `the same in ${sized(smallest ?? 0)}`, value: median(months.get(smallest ?? 0) ?? []) }
  for (const size of sizes) {
    const value = median(months.get(size) ?? [])
    const beside = size === smallest ? {} : { limit: least, target: Math.max(least.value * 1.3, 5) }
    add({ ...about, what: `counts of a month of 5 000 in ${sized(size)}`, value, runs: options.runs * 4, ...beside })
  }
  const from = largest >= MONTHS * PER_MONTH ? '2025-03-01' : MONTH.from
  const asked = [await dossier(largest), from, MONTH.to] as const
  const taken = { counts: [] as number[], commit: [] as number[], copy: [] as number[], cancel: [] as number[] }
  let documents = 0
  for (let run = 0; run < options.runs; run++) {
    const counted = await page.evaluate(([of, first, last]) => bench.counts(of, first, last), asked)
    taken.counts.push(counted.ms)
    documents = counted.inPeriod
    const seen = await page.evaluate(([of, first, last]) => bench.preview(of, first, last, 'fec'), asked)
    const made = await page.evaluate((of) => bench.commit(of), seen.preview as string)
    taken.commit.push(made.ms)
    taken.copy.push(await page.evaluate((of) => bench.copyRows(of), made.id))
    taken.cancel.push(await page.evaluate((of) => bench.cancel(of), made.id))
  }
  const n = sized(documents)
  add(
    { ...about, what: `counts and totals of ${n} in ${sized(largest)}`, value: median(taken.counts), target: 300 },
    {
      ...about,
      what: `recording an export of ${n}`,
      value: median(taken.commit),
      target: 100,
      limit: { what: 'the same rows put into an empty store', value: median(taken.copy) },
    },
    { ...about, what: `cancelling it`, value: median(taken.cancel), target: 20 },
  )
}
