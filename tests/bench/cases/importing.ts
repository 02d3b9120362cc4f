import { median } from '../figure'
import type { Stage } from '../stage'
import { fill } from '../stage'

/** Imports of growing size beside a bare copy of the same documents and beside one `put` for each. */
export async function importing({ options, page, keepDossier, add }: Stage): Promise<void> {
  for (const size of options.sizes) {
    const runs = size <= 1000 ? options.runs : size <= 10_000 ? Math.min(3, options.runs) : 1
    const taken: number[] = []
    const read: number[] = []
    const copied: number[] = []
    const put: number[] = []
    const again: number[] = []
    for (let run = 0; run < runs; run++) {
      const id = await page.evaluate((name) => bench.createDossier(name), `${size} documents`)
      taken.push(await fill(page, id, size))
      if (size <= 100_000) {
        const same = await page.evaluate(([to, n]) => bench.importPapers(to, 0, n), [id, size] as const)
        again.push(same.ms)
        const { ms, documents } = await page.evaluate((n) => bench.read(0, n), size)
        if (documents !== size) throw new Error(`${documents} of ${size} documents were read`)
        read.push(ms)
        copied.push(await page.evaluate(() => bench.clone()))
        put.push(await page.evaluate(() => bench.putEach()))
      }
      if (run < runs - 1) await page.evaluate((each) => bench.deleteDossier(each), id)
      else keepDossier(size, id)
    }
    const about = { case: 'import', unit: 'ms', runs } as const
    const n = size.toLocaleString('en').replaceAll(',', ' ')
    if (read.length === 0) {
      add({ ...about, what: `${n} documents from tables`, value: median(taken) })
      continue
    }
    add(
      {
        ...about,
        what: `${n} documents from tables`,
        value: median(taken),
        limit: { what: 'structuredClone', value: median(copied) },
        usual: { what: 'read, one put each', value: median(read) + median(put) },
      },
      {
        ...about,
        what: `${n}: kept, without reading the tables`,
        value: Math.max(0, median(taken) - median(read)),
        limit: { what: 'structuredClone', value: median(copied) },
        usual: { what: 'one put each', value: median(put) },
      },
      { ...about, what: `${n}: the same tables again`, value: median(again) },
    )
  }
}
