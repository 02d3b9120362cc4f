import { median, sized } from '../figure'
import type { Stage } from '../stage'
import { longestTask } from '../stage'

/** Each key of a search, as the list asks the engine; filters that need posting; and the keys on the real page. */
export async function searching({ options, address, context, page, dossier, add }: Stage): Promise<void> {
  const size = options.sizes.at(-1) ?? options.large
  const id = await dossier(size)
  const about = { case: 'search', unit: 'ms', runs: options.runs } as const
  const ask = (search: string, state: '' | 'blocked' | 'pending', from: number) =>
    page.evaluate(([of, text, which, at]) => bench.list(of, text, which, at), [id, search, state, from] as const)
  await ask('', '', 0)
  const word = 'legrand 1'
  const keys: number[] = []
  for (let run = 0; run < options.runs; run++) {
    for (let length = 1; length <= word.length; length++) keys.push((await ask(word.slice(0, length), '', 0)).ms)
  }
  add({
    ...about,
    what: `each key in ${sized(size)}, in the engine`,
    value: median(keys),
    runs: keys.length,
    target: 150,
  })
  const last: number[] = []
  for (let run = 0; run < options.runs; run++) {
    const { total } = await ask('', '', 0)
    last.push((await ask('', '', Math.max(0, total - 100 - run))).ms)
  }
  add({ ...about, what: 'the last hundred rows', value: median(last), target: 100 })
  const first = await ask('', 'blocked', 0)
  const again: number[] = []
  for (let run = 0; run < options.runs; run++) again.push((await ask('', 'blocked', 0)).ms)
  add(
    {
      ...about,
      what: 'filter « bloquée », first time',
      value: first.ms,
      runs: 1,
      note: `${first.total} found; posting is asked of every pending document`,
    },
    { ...about, what: 'filter « bloquée », again', value: median(again) },
  )
  const tab = await context.newPage()
  await tab.goto(`${address}#/${id}/pieces`)
  await tab.waitForSelector('tr[data-index] a')
  await longestTask(tab)
  const field = tab.getByRole('searchbox').first()
  await field.pressSequentially('legrand 1', { delay: 60 })
  await tab.waitForTimeout(1000)
  const longest = await longestTask(tab)
  await tab.close()
  add({ ...about, what: 'typing on the page: longest main-thread task', value: longest, runs: 1, target: 50 })
}
