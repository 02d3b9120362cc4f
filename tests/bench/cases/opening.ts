import { median } from '../figure'
import type { Stage } from '../stage'
import { longestTask, untilShown } from '../stage'

/** From the address of « Pièces » typed into a new tab to the first rows on the screen. */
export async function opening({ options, address, context, page, worker, dossier, add }: Stage): Promise<void> {
  for (const size of options.sizes) {
    const id = await dossier(size)
    const shown: number[] = []
    const engine: number[] = []
    const start: number[] = []
    let longest = 0
    for (let run = 0; run < options.runs; run++) {
      const tab = await context.newPage()
      shown.push(await untilShown(tab, 'row', () => tab.goto(`${address}#/${id}/pieces`)))
      longest = Math.max(longest, await longestTask(tab))
      await tab.goto('about:blank')
      start.push(await untilShown(tab, 'title', () => tab.goto(`${address}#/dossiers`)))
      await tab.close()
      engine.push(await page.evaluate(([path, of]) => bench.firstRows(path, of), [worker, id] as const))
    }
    const n = size.toLocaleString('en').replaceAll(',', ' ')
    const large = size === options.large
    add(
      {
        case: 'open',
        what: `${n} documents: new tab to first rows`,
        value: median(shown),
        unit: 'ms',
        runs: options.runs,
        ...(large ? { target: 1000 } : {}),
        limit: { what: 'a tab without a dossier', value: median(start) },
      },
      { case: 'open', what: `${n}: the engine's share`, value: median(engine), unit: 'ms', runs: options.runs },
      {
        case: 'open',
        what: `${n}: longest main-thread task`,
        value: longest,
        unit: 'ms',
        runs: options.runs,
        target: 50,
      },
    )
  }
}
