import { median } from '../figure'
import { MONTH } from '../papers'
import type { Stage } from '../stage'

/** What a lock costs: the same acts on the same dossier without one, then with one that its passphrase has opened. */
export async function locking({ options, page, worker, dossier, add }: Stage): Promise<void> {
  const size = options.sizes.filter((each) => each < options.large).at(-1) ?? options.large
  const id = await dossier(size)
  const acts = { open: [], preview: [], commit: [], download: [] } as Record<string, number[]>
  const measure = async (passphrase: string | undefined) => {
    const found = structuredClone(acts)
    for (let run = 0; run < options.runs; run++) {
      const opening = [worker, id, passphrase] as const
      found.open?.push(await page.evaluate(([path, of, by]) => bench.openedRows(path, of, by), opening))
      const asked = [id, MONTH.from, MONTH.to] as const
      const seen = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'fec'), asked)
      found.preview?.push(seen.ms)
      const made = await page.evaluate((of) => bench.commit(of), seen.preview as string)
      found.commit?.push(made.ms)
      found.download?.push((await page.evaluate((of) => bench.download(of), made.id)).ms)
      await page.evaluate((of) => bench.cancel(of), made.id)
    }
    return (name: string) => median(found[name] ?? [])
  }
  const plain = await measure(undefined)
  const passphrase = 'quatre mots sans rapport'
  const set = await page.evaluate(([of, by]) => bench.setLock(of, by), [id, passphrase] as const)
  const sealed = await measure(passphrase)
  const unlock: number[] = []
  for (let run = 0; run < options.runs; run++) {
    unlock.push(await page.evaluate(([of, by]) => bench.unlock(of, by), [id, passphrase] as const))
  }
  // The other cases find the dossier as they left it.
  const remove = await page.evaluate(([of, by]) => bench.removeLock(of, by), [id, passphrase] as const)
  const n = size.toLocaleString('en').replaceAll(',', ' ')
  const about = { case: 'lock', unit: 'ms' } as const
  const beside = (name: string, what: string) => ({
    ...about,
    what,
    value: sealed(name),
    runs: options.runs,
    limit: { what: 'without a lock', value: plain(name) },
  })
  add(
    beside('open', `${n} documents: first rows, the engine's share`),
    beside('preview', `${n}: preview of a month of 5 000`),
    beside('commit', `${n}: recording that month`),
    beside('download', `${n}: the same file again`),
    { ...about, what: 'the passphrase given', value: median(unlock), runs: options.runs },
    { ...about, what: `${n}: locked for the first time`, value: set, runs: 1 },
    { ...about, what: `${n}: lock removed`, value: remove, runs: 1 },
  )
}
