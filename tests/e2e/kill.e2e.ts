import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { chromium, expect, test } from '@playwright/test'
import type { DossierId } from '../../src/domain/dossier'
import type { ExportId } from '../../src/domain/export'
import { type Killable, open } from '../faults/browser'
import type { DossierState } from '../faults/page'
import { pageScript, workerPath } from '../page-script'

/**
 * The browser's processes are killed at random moments of every act that writes, then the profile is opened again. How
 * many times: FAULTS (`npm run faults` asks for hundreds). The moments follow from FAULTS_SEED, which is printed.
 */
const KILLS = Number(process.env.FAULTS ?? 8)
const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Documents of one import. */
const COUNT = 1200

/** mulberry32: the same numbers from the same seed. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Begins an act in the page, kills everything after some milliseconds, and tells whether the act had ended before. */
async function killDuring(browser: Killable, act: Promise<unknown>, ms: number): Promise<boolean> {
  let ended = false
  const over = act.then(
    () => {
      ended = true
    },
    () => undefined,
  )
  await new Promise((resolve) => setTimeout(resolve, ms))
  const before = ended
  await browser.kill()
  await over
  return before
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** What holds always. */
function expectSound(states: readonly DossierState[], seen: Map<ExportId, string>, at: string): void {
  for (const { twice, torn, heldTwice, held, exports } of states) {
    expect({ twice, torn, heldTwice }, at).toEqual({ twice: [], torn: [], heldTwice: 0 })
    expect(
      exports.map((each) => each.number),
      at,
    ).toEqual(exports.map((_, i) => i + 1))
    for (const { id, whole, sha256, number } of exports) {
      expect(whole, `${at}: export ${number}`).toBe(true)
      expect(seen.get(id) ?? sha256, `${at}: export ${number}`).toBe(sha256)
      seen.set(id, sha256)
    }
    expect(held, at).toBe(exports.reduce((sum, each) => sum + (each.state === 'done' ? each.documents : 0), 0))
  }
}

const ACTS = ['import', 'export', 'cancel', 'restore'] as const

/** Everything that the killing goes through, in one profile that lives on. */
class Run {
  readonly random = chance(SEED)
  private browser: Killable | undefined
  private readonly seen = new Map<ExportId, string>()
  private id = '' as DossierId
  private next = 0
  /** How long each act takes when it is left alone, in milliseconds. */
  private readonly usual = new Map<string, number>()
  readonly tally = { before: 0, whole: 0, nothing: 0 }

  constructor(
    private readonly reopen: () => Promise<Killable>,
    private readonly at: (what: string) => string,
  ) {}

  async begin(): Promise<void> {
    const page = await this.page()
    this.id = await page.evaluate(() => faults.createDossier())
    // The first time warms up, the second is measured.
    for (let time = 0; time < 2; time++) {
      const asked = this.nextPapers()
      this.usual.set('import', await timed(() => page.evaluate(([of, from, n]) => faults.import(of, from, n), asked)))
      const { id } = await page.evaluate((of) => faults.preview(of), this.id)
      this.usual.set('export', await timed(() => page.evaluate((of) => faults.commit(of), id)))
      const [mine] = await this.state()
      const last = mine?.exports.at(-1)?.id as ExportId
      this.usual.set('cancel', await timed(() => page.evaluate((of) => faults.cancel(of), last)))
      const kept = await page.evaluate(() => faults.backup())
      const given = [kept, [this.id]] as const
      this.usual.set('restore', await timed(() => page.evaluate(([file, ids]) => faults.restore(file, ids), given)))
    }
  }

  async end(): Promise<void> {
    await this.browser?.close()
  }

  private async page(): Promise<Page> {
    this.browser ??= await this.reopen()
    return this.browser.page
  }

  private nextPapers(): readonly [DossierId, number, number] {
    const from = this.next
    this.next += COUNT
    return [this.id, from, COUNT]
  }

  private async state(): Promise<DossierState[]> {
    return (await this.page()).evaluate(() => faults.state())
  }

  /** Kills during one act; what stands afterwards must be one of `allowed`, which are told by name. */
  private async cut(what: string, act: Promise<unknown>): Promise<DossierState> {
    if (!this.browser) throw new Error('no browser')
    const ms = this.random() * 1.2 * (this.usual.get(what) ?? 100)
    const ended = await killDuring(this.browser, act, ms)
    this.browser = undefined
    const states = await this.state()
    expectSound(states, this.seen, this.at(`${what} killed after ${ms.toFixed(1)} ms`))
    const [mine] = states
    if (!mine || states.length !== 1) throw new Error(this.at('the dossier is not there'))
    if (ended) this.tally.before += 1
    return mine
  }

  private count(whole: boolean): void {
    this.tally[whole ? 'whole' : 'nothing'] += 1
  }

  async play(what: (typeof ACTS)[number]): Promise<void> {
    const page = await this.page()
    const [before] = await this.state()
    if (!before) throw new Error('no dossier')
    switch (what) {
      case 'import': {
        const asked = this.nextPapers()
        const sales = await page.evaluate(([, from, n]) => faults.sales(from, n), asked)
        const act = page.evaluate(([of, from, n]) => faults.import(of, from, n), asked)
        const after = await this.cut(what, act)
        expect([0, sales, COUNT], this.at(what)).toContain(after.documents - before.documents)
        this.count(after.documents - before.documents === COUNT)
        await (await this.page()).evaluate(([of, from, n]) => faults.import(of, from, n), asked)
        const [again] = await this.state()
        expect(again?.documents, this.at('imported again')).toBe(before.documents + COUNT)
        return
      }
      case 'export': {
        if (before.documents === before.held) {
          await page.evaluate(([of, from, n]) => faults.import(of, from, n), this.nextPapers())
        }
        const { id, exported } = await page.evaluate((of) => faults.preview(of), this.id)
        const after = await this.cut(
          what,
          page.evaluate((of) => faults.commit(of), id),
        )
        const made = after.exports.length - before.exports.length
        expect([0, 1], this.at(what)).toContain(made)
        expect(after.held - before.held, this.at(what)).toBe(made * exported)
        this.count(made === 1)
        return
      }
      case 'cancel': {
        let live = before.exports.filter((each) => each.state === 'done')
        if (live.length === 0) {
          const { id } = await page.evaluate((of) => faults.preview(of), this.id)
          await page.evaluate((of) => faults.commit(of), id)
          live = (await this.state())[0]?.exports.filter((each) => each.state === 'done') ?? []
        }
        const chosen = live[Math.floor(this.random() * live.length)]
        if (!chosen) throw new Error('nothing to cancel')
        const after = await this.cut(
          what,
          page.evaluate((of) => faults.cancel(of), chosen.id),
        )
        const still = after.exports.find((each) => each.id === chosen.id)
        expect(still, this.at(what)).toBeDefined()
        this.count(still?.state === 'cancelled')
        return
      }
      case 'restore': {
        const file = await page.evaluate(() => faults.backup())
        await page.evaluate(([of, from, n]) => faults.import(of, from, n), this.nextPapers())
        const [grown] = await this.state()
        const given = [file, [this.id]] as const
        const after = await this.cut(
          what,
          page.evaluate(([of, ids]) => faults.restore(of, ids), given),
        )
        const restored = after.documents === before.documents
        expect(after, this.at(what)).toEqual(restored ? before : grown)
        this.count(restored)
      }
    }
  }
}

test('killed at any moment of import, export, cancellation and restoration: all of the act or nothing of it', async ({
  baseURL,
}) => {
  test.setTimeout(120_000 + KILLS * 60_000)
  console.log(`${KILLS} kills, FAULTS_SEED=${SEED}`)
  const profile = mkdtempSync(join(tmpdir(), 'ecritoire-kill-'))
  const script = await pageScript('faults/page.ts')
  const executable = test.info().project.use.launchOptions?.executablePath ?? chromium.executablePath()
  let kill = 0
  const run = new Run(
    () => open(executable, profile, baseURL ?? '', script),
    (what) => `seed ${SEED}, kill ${kill}, ${what}`,
  )
  try {
    await run.begin()
    for (; kill < KILLS; kill++) await run.play(ACTS[kill % ACTS.length] ?? 'import')
    const { whole, nothing, before } = run.tally
    console.log(`${whole} whole (${before} had ended), ${nothing} without a trace or in part`)
    expect(whole + nothing).toBe(KILLS)
  } finally {
    await run.end()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('killed at any moment of an upgrade of its database: the next start has everything', async ({ baseURL }) => {
  const kills = Math.ceil(KILLS / 4)
  test.setTimeout(120_000 + kills * 60_000)
  console.log(`${kills} kills, FAULTS_SEED=${SEED}`)
  const random = chance(SEED + 1)
  const profile = mkdtempSync(join(tmpdir(), 'ecritoire-upgrade-'))
  const script = await pageScript('faults/page.ts')
  const executable = test.info().project.use.launchOptions?.executablePath ?? chromium.executablePath()
  const folder = join(import.meta.dirname, '../faults/databases')
  const olds = readdirSync(folder).map((file) => gunzipSync(readFileSync(join(folder, file))).toString())
  const at = (start: boolean) => open(executable, profile, baseURL ?? '', script, start)
  try {
    let usual = 0
    for (let kill = 0; kill <= kills; kill++) {
      const old = olds[kill % olds.length] ?? ''
      const browser = await at(false)
      await browser.page.evaluate((text) => faults.makeOlder(text), old)
      const upgrade = browser.page.evaluate((path) => faults.start(path), workerPath())
      if (kill === 0) {
        // Left alone, to know how long it takes.
        usual = await timed(() => upgrade)
        await browser.kill()
      } else await killDuring(browser, upgrade, random() * 1.2 * usual)
      const after = await at(true)
      const states = await after.page.evaluate(() => faults.state())
      expectSound(states, new Map(), `seed ${SEED}, kill ${kill} of an upgrade`)
      expect(states.map((each) => [each.documents, each.exports.length]).sort()).toEqual([
        [602, 1],
        [62, 2],
      ])
      await after.close()
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
