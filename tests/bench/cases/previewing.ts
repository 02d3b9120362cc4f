import { median } from '../figure'
import { MONTH } from '../papers'
import type { Stage } from '../stage'
import { longestTask } from '../stage'
import { fillForm, pressAndWait } from './form'

/** The preview of one month of 5,000 documents on the real page, in dossiers of growing size. */
export async function previewing({ options, address, context, page, dossier, add }: Stage): Promise<void> {
  const tabs = []
  for (const size of options.sizes.filter((each) => each >= 10_000)) {
    const tab = await context.newPage()
    await tab.goto(`${address}#/${await dossier(size)}/exports/nouveau`)
    await tab.getByRole('button', { name: 'Prévisualiser' }).waitFor()
    await fillForm(tab, MONTH.from, MONTH.to)
    tabs.push({ size, tab, times: [] as number[], engine: [] as number[], first: 0, longest: 0 })
  }
  for (const each of tabs) {
    each.first = await pressAndWait(each.tab, 'Prévisualiser')
    await longestTask(each.tab)
  }
  // The dossiers take turns.
  for (let run = 0; run < options.runs; run++) {
    for (const each of tabs) {
      each.times.push(await pressAndWait(each.tab, 'Prévisualiser'))
      each.longest = Math.max(each.longest, await longestTask(each.tab))
      const id = await dossier(each.size)
      const asked = [id, MONTH.from, MONTH.to] as const
      const { ms, inPeriod } = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'fec'), asked)
      if (inPeriod !== 5000) throw new Error(`the month holds ${inPeriod} documents`)
      each.engine.push(ms)
    }
  }
  for (const { size, tab, times, engine, first, longest } of tabs) {
    await tab.close()
    const n = size.toLocaleString('en').replaceAll(',', ' ')
    const about = { case: 'preview', unit: 'ms', runs: options.runs } as const
    const target = size === options.large ? { target: 1000 } : {}
    add(
      { ...about, what: `a month of 5 000 in ${n}, first time`, value: first, runs: 1, ...target },
      { ...about, what: `a month of 5 000 in ${n}, then`, value: median(times), ...target },
      { ...about, what: `a month of 5 000 in ${n}: the engine's share`, value: median(engine) },
      { ...about, what: `in ${n}: longest main-thread task`, value: longest, target: 50 },
    )
  }
}
