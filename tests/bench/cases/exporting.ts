import { median, sized } from '../figure'
import { FIRST_DAY, MONTH } from '../papers'
import { cpuSeconds, processesOf } from '../processes'
import type { Stage } from '../stage'
import { longestTask } from '../stage'
import { fillForm, pressAndWait } from './form'
import { PEER } from './peer'

/** A whole dossier exported, of every size: in the engine, beside reading its documents alone, and on the real page. */
export async function exporting(stage: Stage): Promise<void> {
  for (const size of stage.options.sizes) {
    await inTheEngine(stage, size)
    await onThePage(stage, size)
  }
}

async function inTheEngine({ options, page, profile, dossier, add }: Stage, size: number): Promise<void> {
  const id = await dossier(size)
  const times = { read: [], preview: [], commit: [], copy: [], again: [], cancel: [], whole: [], cpu: [] }
  const taken: Record<keyof typeof times, number[]> = times
  let lines = 0
  for (let run = 0; run < options.runs; run++) {
    const { ms, documents } = await page.evaluate((of) => bench.readDocuments(of), id)
    if (documents !== size) throw new Error(`${documents} of ${size} documents were read`)
    taken.read.push(ms)
    const processes = processesOf(profile, 'all')
    const before = cpuSeconds(processes)
    const asked = [id, FIRST_DAY, MONTH.to] as const
    const seen = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'fec'), asked)
    const made = await page.evaluate((of) => bench.commit(of), seen.preview as string)
    taken.cpu.push(cpuSeconds(processes) - before)
    taken.preview.push(seen.ms)
    taken.commit.push(made.ms)
    taken.whole.push(seen.ms + made.ms)
    taken.copy.push(await page.evaluate((of) => bench.copyRows(of), made.id))
    taken.again.push((await page.evaluate((of) => bench.download(of), made.id)).ms)
    taken.cancel.push(await page.evaluate((of) => bench.cancel(of), made.id))
    lines = seen.lines
  }
  const reading = { what: 'reading the same documents', value: median(taken.read) }
  const copied = { what: 'the same rows put into an empty store', value: median(taken.copy) }
  const about = { case: 'export', unit: 'ms', runs: options.runs, documents: size } as const
  const n = sized(size)
  add(
    {
      ...about,
      what: `${n} documents, ${sized(lines)} lines: read, posted, checked, written, recorded`,
      value: median(taken.whole),
      limit: reading,
      ...(size === options.large ? { target: reading.value * 4 } : {}),
    },
    { ...about, what: `${n}: of it, recorded`, value: median(taken.commit), limit: copied },
    { ...about, what: `${n}: the same file again`, value: median(taken.again) },
    { ...about, what: `${n}: cancelled`, value: median(taken.cancel) },
  )
  if (size < 10_000 || processesOf(profile, 'all').length === 0) return
  add({
    ...about,
    unit: 'lines/s',
    what: `${n}: lines a second of processor, end to end`,
    value: lines / median(taken.cpu),
    target: PEER.linesPerCpuSecond.most * 10,
    usual: { what: PEER.name, value: PEER.linesPerCpuSecond.most },
    note: `all processes of the browser; the peer does ${sized(PEER.linesPerCpuSecond.least)} to ${sized(PEER.linesPerCpuSecond.most)}`,
  })
}

/** With the progress bar and its stop, the file taken at the end. */
async function onThePage({ options, address, context, page, dossier, add }: Stage, size: number): Promise<void> {
  const id = await dossier(size)
  const about = { case: 'export', unit: 'ms', documents: size } as const
  const tab = await context.newPage()
  await tab.goto(`${address}#/${id}/exports/nouveau`)
  await tab.getByRole('button', { name: 'Prévisualiser' }).waitFor()
  await fillForm(tab, FIRST_DAY, MONTH.to)
  await longestTask(tab)
  const stopped: number[] = []
  // A small one is over before anybody could stop it.
  for (let run = 0; run < (size >= 100_000 ? options.runs : 0); run++) {
    const whole = pressAndWait(tab, 'Prévisualiser')
    await tab.waitForFunction(() => Number(document.querySelector('progress')?.value) > 5000)
    const start = performance.now()
    await tab.locator('.progress button').click()
    await whole
    stopped.push(performance.now() - start)
  }
  const shown: number[] = []
  for (let run = 0; run < (size > options.large ? 1 : options.runs); run++) {
    shown.push(await pressAndWait(tab, 'Prévisualiser'))
  }
  const downloading = tab.waitForEvent('download', { timeout: 120_000 })
  const start = performance.now()
  await tab.getByRole('button', { name: /^Exporter/ }).click()
  await (await downloading).path()
  const recorded = performance.now() - start
  const longest = await longestTask(tab)
  await tab.close()
  // The dossier is left as it was found.
  await page.evaluate((of) => bench.cancelLast(of), id)
  const n = sized(size)
  add(
    { ...about, what: `${n} on the page: preview with every byte`, value: median(shown), runs: shown.length },
    { ...about, what: `${n} on the page: recorded and downloaded`, value: recorded, runs: 1 },
    { ...about, what: `${n} on the page: longest main-thread task`, value: longest, runs: 1, target: 50 },
  )
  if (stopped.length === 0) return
  add({ ...about, what: `${n} on the page: stopped after`, value: median(stopped), runs: stopped.length, target: 1000 })
}
