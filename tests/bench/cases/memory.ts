import { statSync } from 'node:fs'
import { join } from 'node:path'
import { sized } from '../figure'
import { FIRST_DAY, MONTH } from '../papers'
import { list, peakOf, processesOf, resetPeak } from '../processes'
import type { Stage } from '../stage'

/** More than this over the idle worker was never to be needed, whatever the size. */
const MOST_MB = 200

/** Memory that the page's process takes at most while a whole dossier is exported, and what the database takes on disk. */
export async function memory({ options, page, profile, dossier, add }: Stage): Promise<void> {
  for (const size of options.sizes.filter((each) => each >= 10_000)) {
    const id = await dossier(size)
    // The idle worker is one that has the dossier open.
    await page.evaluate((of) => bench.list(of, '', '', 0), id)
    const renderers = processesOf(profile, 'renderer')
    const grown: number[] = []
    let file = 0
    for (let run = 0; run < (size > options.large ? 1 : options.runs); run++) {
      const before = renderers.map(resetPeak)
      const asked = [id, FIRST_DAY, MONTH.to] as const
      const seen = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'quadratus'), asked)
      const made = await page.evaluate((of) => bench.commit(of), seen.preview as string)
      grown.push(Math.max(0, ...renderers.map((pid, i) => peakOf(pid) - (before[i] ?? 0))) / 1e6)
      await page.evaluate((of) => bench.cancel(of), made.id)
      file = seen.size / 1e6
    }
    if (renderers.length === 0) continue
    add({
      case: 'memory',
      what: `${sized(size)} documents exported: peak above the idle worker`,
      // The worst, not the median: memory that is not there ends the page.
      value: Math.max(...grown),
      unit: 'MB',
      runs: grown.length,
      worst: true,
      target: MOST_MB,
      limit: { what: 'the file itself', value: file },
      note: 'resident memory of the process that holds the page and the worker, preview and recording',
    })
  }
  const disk = folderSize(join(profile, 'Default/IndexedDB')) / 1e6
  const documents = await page.evaluate(() => bench.stored())
  add({
    case: 'memory',
    what: `the database on disk, ${sized(documents)} documents`,
    value: disk,
    unit: 'MB',
    documents,
    runs: 1,
  })
}

function folderSize(folder: string): number {
  return list(folder).reduce((size, name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return size
    return size + (found.isDirectory() ? folderSize(path) : found.size)
  }, 0)
}
