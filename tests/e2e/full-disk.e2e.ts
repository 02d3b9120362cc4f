import { expect, test } from '@playwright/test'
import { pageScript, workerPath } from '../page-script'

test('the browser’s own limit of room: the import that does not fit is refused whole and said; with room it is taken', async ({
  page,
  baseURL,
}) => {
  const script = await pageScript('faults/page.ts')
  await page.route('**/faults', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto('/faults')
  await page.addScriptTag({ content: script })
  await page.evaluate((path) => faults.start(path), workerPath())
  // From the start: once it has room, Chromium does not ask again for a while.
  const session = await page.context().newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 })
  const id = await page.evaluate(() => faults.createDossier())
  const take = (from: number) =>
    page.evaluate(
      ([of, at]) =>
        faults.import(of, at, 600).then(
          () => '',
          (cause: unknown) => String(cause),
        ),
      [id, from] as const,
    )
  const state = () => page.evaluate(() => faults.state())
  expect(await take(0)).toBe('')
  const { id: preview, exported } = await page.evaluate((of) => faults.preview(of), id)
  await page.evaluate((of) => faults.commit(of), preview)

  let from = 0
  let refused = ''
  while (refused === '' && from < 60_000) {
    from += 600
    refused = await take(from)
  }
  expect(refused).toContain('act.storage-full')
  const [full] = await state()
  expect(full).toMatchObject({ torn: [], twice: [], heldTwice: 0, held: exported })
  // An import is two acts here, a table each: all of one or nothing of it.
  const sales = await page.evaluate((at) => faults.sales(at, 600), from)
  expect([from, from + sales]).toContain(full?.documents)
  expect(full?.exports.map((each) => each.whole)).toEqual([true])

  await session.send('Storage.overrideQuotaForOrigin', { origin })
  expect(await take(from)).toBe('')
  expect((await state())[0]?.documents).toBe(from + 600)
})
