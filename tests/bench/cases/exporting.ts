import { median } from '../figure'
import { FIRST_DAY, MONTH } from '../papers'
import type { Stage } from '../stage'
import { longestTask } from '../stage'
import { fillForm, pressAndWait } from './form'

/** The export of a whole dossier on the real page: preview, stop, record, download, cancel. */
export async function exporting({ options, address, context, page, dossier, add }: Stage): Promise<void> {
  const size = options.large
  const id = await dossier(size)
  const n = size.toLocaleString('en').replaceAll(',', ' ')
  const about = { case: 'export', unit: 'ms', runs: 1 } as const
  const tab = await context.newPage()
  await tab.goto(`${address}#/${id}/exports/nouveau`)
  await tab.getByRole('button', { name: 'Prévisualiser' }).waitFor()
  await fillForm(tab, FIRST_DAY, MONTH.to)
  await longestTask(tab)

  // Stopped in the middle, then run to the end.
  const stopped: number[] = []
  for (let run = 0; run < options.runs; run++) {
    const whole = pressAndWait(tab, 'Prévisualiser')
    await tab.waitForFunction(() => Number(document.querySelector('progress')?.value) > 5000)
    const start = performance.now()
    await tab.locator('.progress button').click()
    await whole
    stopped.push(performance.now() - start)
  }
  const preview = await pressAndWait(tab, 'Prévisualiser')
  const downloading = tab.waitForEvent('download', { timeout: 120_000 })
  const start = performance.now()
  await tab.getByRole('button', { name: /^Exporter/ }).click()
  const file = await downloading
  await file.path()
  const record = performance.now() - start
  const longest = await longestTask(tab)
  await tab.close()

  // The same acts without a page, and the disk's own share of recording.
  const months: { commit: number[]; cancel: number[]; copy: number[]; again: number[] } = {
    commit: [],
    cancel: [],
    copy: [],
    again: [],
  }
  const other = await dossier(options.sizes.filter((each) => each < size).at(-1) ?? size)
  for (let run = 0; run < options.runs; run++) {
    const seen = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'quadratus'), [
      other,
      MONTH.from,
      MONTH.to,
    ] as const)
    const made = await page.evaluate((of) => bench.commit(of), seen.preview as string)
    months.commit.push(made.ms)
    months.copy.push(await page.evaluate((of) => bench.copyRows(of), made.id))
    months.again.push((await page.evaluate((of) => bench.download(of), made.id)).ms)
    months.cancel.push(await page.evaluate((of) => bench.cancel(of), made.id))
  }
  const copied = { what: 'the same rows put into an empty store', value: median(months.copy) }
  add(
    { ...about, what: `${n} documents: preview with every byte`, value: preview },
    { ...about, what: `${n}: recorded and downloaded`, value: record },
    { ...about, what: `${n}: stopped after`, value: median(stopped), runs: stopped.length, target: 1000 },
    { ...about, what: `${n}: longest main-thread task`, value: longest, target: 50 },
    { ...about, what: 'recording a month', value: median(months.commit), runs: options.runs, limit: copied },
    { ...about, what: 'the same file again', value: median(months.again), runs: options.runs },
    { ...about, what: 'cancelling a month', value: median(months.cancel), runs: options.runs },
  )
}
