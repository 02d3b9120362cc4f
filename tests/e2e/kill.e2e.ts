import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { chromium, expect, test } from '@playwright/test'
import type { DossierId } from '../../src/domain/dossier'
import type { ExportId } from '../../src/domain/export'
import { type Killable, open } from '../faults/browser'
import type { Act, Story } from '../faults/page'
import { pageScript, workerPath } from '../page-script'

/**
 * The browser's processes are killed at random moments of every act that writes, then the profile is opened again. How
 * many times: FAULTS (`npm run faults` asks for hundreds). The moments, as shares of an act's length, follow from
 * FAULTS_SEED, which is printed.
 */
const KILLS = Number(process.env.FAULTS ?? 12)
const SEED = Number(process.env.FAULTS_SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Documents of each part of the story, and of the import. */
const COUNT = 400

/** After so many kills a long run tells where it stands. */
const TOLD = 30

/** The golden ratio's share: its multiples fall evenly between 0 and 1, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** mulberry32: the same number from the same seed. */
function chance(seed: number): number {
  const state = (seed + 0x6d2b79f5) | 0
  let x = Math.imul(state ^ (state >>> 15), 1 | state)
  x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
  return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
}

/** All rows of each table, as digests. */
type Tables = Readonly<Record<string, string>>

/** An act that is killed again and again, from the same database. */
interface Case {
  readonly name: string
  readonly act: Act
  readonly story: Story
  /** The ids and moments that are there before. */
  readonly known: readonly string[]
  /** The database before the act and after each of its parts: there is nothing between them. */
  readonly stages: readonly Tables[]
  /** How long the act takes when it is left alone, in milliseconds, as measured last. */
  length: number
  /** How many kills ended at each stage, and how many came when the act had answered. */
  readonly found: number[]
  answered: number
}

/** Puts the database of an act in its place and makes the act ready; how many parts it has. */
async function prepare(page: Page, { act, story }: Pick<Case, 'act' | 'story'>): Promise<number> {
  await page.evaluate((text) => faults.putDatabase(text), story.text)
  if (act !== 'upgrade') await page.evaluate((path) => faults.start(path), workerPath())
  return ready(page, act, story)
}

function ready(page: Page, act: Act, story: Story): Promise<number> {
  const asked = [act, { ...story, text: '' }, COUNT, workerPath()] as const
  return page.evaluate((each) => faults.ready(...each), asked)
}

const tables = (page: Page, known: readonly string[]): Promise<Tables> =>
  page.evaluate((each) => faults.digests(each), known)

/** Plays an act once, left alone, to know what comes of it. */
async function learn(page: Page, name: string, act: Act, story: Story): Promise<Case> {
  const parts = await prepare(page, { act, story })
  const known = await page.evaluate(() => faults.made())
  const stages = [await tables(page, known)]
  let length = 0
  for (let part = 0; part < parts; part++) {
    length += await page.evaluate((n) => faults.part(n), part)
    stages.push(await tables(page, known))
    await expectSound(page, `${name}, part ${part} left alone`)
  }
  return { name, act, story, known, stages, length, found: stages.map(() => 0), answered: 0 }
}

/** Lets the act begin and kills everything so long afterwards; whether the act had answered before. */
async function killAfter({ page, kill }: Killable, ms: number): Promise<boolean> {
  const begins = await page.evaluate(() => faults.go())
  let answered = false
  const over = page
    .evaluate(() => faults.ended())
    .then(
      () => {
        answered = true
      },
      () => undefined,
    )
  const wait = begins + ms - Date.now()
  const until = performance.now() + wait
  // A timer comes a little late: the last of it is counted.
  await new Promise((resolve) => setTimeout(resolve, wait - 3))
  while (performance.now() < until);
  const before = answered
  await kill()
  await over
  return before
}

/** What holds always: read from the stored rows and asked from the engine. */
async function expectSound(page: Page, at: string): Promise<void> {
  const states = await page.evaluate(() => faults.state())
  expect(states, at).not.toEqual([])
  for (const { twice, torn, heldTwice, held, exports } of states) {
    expect({ twice, torn, heldTwice }, at).toEqual({ twice: [], torn: [], heldTwice: 0 })
    expect(
      exports.map(({ number, whole }) => ({ number, whole })),
      at,
    ).toEqual(exports.map((_, i) => ({ number: i + 1, whole: true })))
    expect(held, at).toBe(exports.reduce((sum, each) => sum + (each.state === 'done' ? each.documents : 0), 0))
  }
}

/** What a kill has left: one stage of the act, row by row; the act, gone on with, then ends as it always does. */
async function expectStage(page: Page, each: Case, at: string): Promise<number> {
  const { act, story, stages, known } = each
  const last = stages.length - 1
  const left = await tables(page, known)
  const stage = stages.findIndex((one) => JSON.stringify(one) === JSON.stringify(left))
  // The nearest stage in the message.
  if (stage < 0) expect(left, at).toEqual(stages[0])
  // Starting is what upgrades.
  if (act !== 'upgrade' || stage === last) await page.evaluate((path) => faults.start(path), workerPath())
  if (stage < last) {
    await ready(page, act, story)
    let length = 0
    for (let part = stage; part < last; part++) length += await page.evaluate((n) => faults.part(n), part)
    // The load of the machine changes.
    if (stage === 0) each.length = (each.length + length) / 2
  }
  expect(await tables(page, known), `${at}, gone on with`).toEqual(stages[last])
  await expectSound(page, at)
  return stage
}

const OLD: Omit<Story, 'text'> = { dossier: '' as DossierId, standing: '' as ExportId, backup: '' }

async function learnAll(page: Page): Promise<Case[]> {
  await page.evaluate((path) => faults.start(path), workerPath())
  const story = await page.evaluate((count) => faults.makeStory(count), COUNT)
  await expectSound(page, 'the story')
  const cases: Case[] = []
  for (const act of ['import', 'export', 'cancel', 'restore'] as const) cases.push(await learn(page, act, act, story))
  const folder = join(import.meta.dirname, '../faults/databases')
  for (const file of readdirSync(folder).sort()) {
    const text = gunzipSync(readFileSync(join(folder, file))).toString()
    cases.push(await learn(page, `upgrade of ${file}`, 'upgrade', { ...OLD, text }))
  }
  return cases
}

function tell({ name, length, found, answered }: Case): string {
  const kills = found.reduce((sum, each) => sum + each, 0)
  const parts = found.slice(1, -1).map((count, i) => `${count} with part ${i + 1}`)
  const left = [`${found[0]} left nothing`, ...parts, `${found.at(-1)} the whole act`].join(', ')
  return `${name} (${length.toFixed(0)} ms): ${kills} kills, ${kills - answered} inside; ${left}`
}

test('killed at any moment of import, export, cancellation, restoration and upgrade: all of the act or nothing of it', async ({
  baseURL,
}) => {
  test.setTimeout(180_000 + KILLS * 30_000)
  console.log(`${KILLS} kills, FAULTS_SEED=${SEED}`)
  const profile = mkdtempSync(join(tmpdir(), 'ecritoire-kill-'))
  const script = await pageScript('faults/page.ts')
  const executable = test.info().project.use.launchOptions?.executablePath ?? chromium.executablePath()
  let browser = await open(executable, profile, baseURL ?? '', script)
  try {
    const cases = await learnAll(browser.page)
    for (let kill = 0; kill < KILLS; kill++) {
      const nth = kill % cases.length
      const each = cases[nth]
      if (!each) throw new Error('nothing to kill')
      await prepare(browser.page, each)
      const share = (chance(SEED + nth) + Math.floor(kill / cases.length) * GOLDEN) % 1
      const answered = await killAfter(browser, share * each.length)
      browser = await open(executable, profile, baseURL ?? '', script)
      const at = `seed ${SEED}, kill ${kill}: ${each.name} killed at ${share.toFixed(3)} of ${each.length.toFixed(1)} ms`
      const stage = await expectStage(browser.page, each, at)
      if (answered) expect(stage, `${at}, had answered`).toBe(each.stages.length - 1)
      each.found[stage] = (each.found[stage] ?? 0) + 1
      each.answered += answered ? 1 : 0
      if ((kill + 1) % TOLD === 0 || kill + 1 === KILLS) console.log(cases.map(tell).join('\n'))
    }
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
