import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { DossierId } from '../../src/domain/dossier'
import { pageScript, workerPath } from '../page-script'

const TABS = 10
/** Documents of one import; two neighbours bring some of the same. */
const COUNT = 60
const STEP = 40
const ROUNDS = 2

/** Ten tabs of one profile, each with the application's own worker. */
async function openTabs(context: BrowserContext): Promise<Page[]> {
  const script = await pageScript('faults/page.ts')
  await context.route('**/faults', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  return Promise.all(
    Array.from({ length: TABS }, async () => {
      const tab = await context.newPage()
      await tab.goto('/faults')
      await tab.addScriptTag({ content: script })
      await tab.evaluate((path) => faults.start(path), workerPath())
      return tab
    }),
  )
}

/** What an act came to: what it gave, or the code of the problem that it was refused with. */
interface Told {
  readonly act: 'export' | 'cancel'
  readonly of: string
  readonly refused: string
}

/** One tab's work: it brings documents, then exports and cancels in turn, whatever the others do meanwhile. */
function work(tab: Page, dossier: DossierId, nth: number): Promise<Told[]> {
  return tab.evaluate(
    async ([id, from, count, step, rounds]) => {
      const told: Told[] = []
      const tell = (act: Told['act'], of: string, doing: Promise<unknown>) =>
        doing.then(
          (given) => told.push({ act, of: of || String(given), refused: '' }),
          (cause: unknown) => told.push({ act, of, refused: /act\.[a-z-]+/.exec(String(cause))?.[0] ?? String(cause) }),
        )
      for (let round = 0; round < rounds; round++) {
        await faults.import(id, from + round * step, count)
        const preview = await faults.preview(id)
        await tell('export', '', faults.commit(preview.id))
        // Any export that stands, made here or by another tab.
        const [mine] = await faults.state()
        const standing = mine?.exports.find((each) => each.state === 'done')
        if (standing) await tell('cancel', standing.id, faults.cancel(standing.id))
      }
      return told
    },
    [dossier, nth * ROUNDS * STEP, COUNT, STEP, ROUNDS] as const,
  )
}

test('ten tabs import, export and cancel in one dossier at once: nothing twice, nothing lost, whoever is refused is told', async ({
  context,
}) => {
  const tabs = await openTabs(context)
  const [one] = tabs
  if (!one) throw new Error('no tab')
  const dossier = await one.evaluate(() => faults.createDossier())
  await one.evaluate(([id, count]) => faults.import(id, 0, count), [dossier, COUNT] as const)

  // The same preview in each: one export.
  const previews = await Promise.all(tabs.map((tab) => tab.evaluate((id) => faults.preview(id), dossier)))
  const commits = await Promise.allSettled(
    tabs.map((tab, i) => tab.evaluate((id) => faults.commit(id), previews[i]?.id ?? '')),
  )
  const won = commits.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(won).toHaveLength(1)
  for (const each of commits)
    if (each.status === 'rejected') expect(String(each.reason)).toContain('act.taken-meanwhile')
  const cancels = await Promise.allSettled(
    tabs.map((tab) => tab.evaluate((id) => faults.cancel(id), won[0] ?? ('' as never))),
  )
  expect(cancels.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  for (const each of cancels)
    if (each.status === 'rejected') expect(String(each.reason)).toContain('act.already-cancelled')

  const told = (await Promise.all(tabs.map((tab, i) => work(tab, dossier, i)))).flat()
  const [state] = await one.evaluate(() => faults.state())
  expect(state).toMatchObject({ twice: [], torn: [], heldTwice: 0 })
  // Every document that any tab brought is there.
  expect(state?.documents).toBe(TABS * ROUNDS * STEP + COUNT - STEP)
  const exports = state?.exports ?? []
  expect(exports.map((each) => each.number)).toEqual(exports.map((_, i) => i + 1))
  expect(exports.every((each) => each.whole)).toBe(true)
  expect(state?.held).toBe(exports.reduce((sum, each) => sum + (each.state === 'done' ? each.documents : 0), 0))
  // The register is what the tabs were told, no more and no less.
  const done = (act: Told['act']) =>
    told.filter((each) => each.act === act && each.refused === '').map((each) => each.of)
  expect([...won, ...done('export')].sort()).toEqual(exports.map((each) => each.id).sort())
  expect([...won, ...done('cancel')].sort()).toEqual(
    exports.flatMap((each) => (each.state === 'cancelled' ? [each.id] : [])).sort(),
  )
  const refusals = new Set(told.filter((each) => each.refused !== '').map((each) => `${each.act}: ${each.refused}`))
  for (const each of refusals) {
    expect(each).toMatch(
      /^(?:export: act\.(?:(?:taken|changed)-meanwhile|nothing-to-export)|cancel: act\.already-cancelled)$/,
    )
  }
})
