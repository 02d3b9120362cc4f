import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { Problem } from '../../src/domain/problem'
import { readFec } from '../../src/formats'
import { type Bench, dump, newDossier, succeeded, testEngine } from '../acts/engine'
import { invoice } from '../acts/papers'
import { changed, damage, damaged, LONG, nasty, runs, unsaid } from './fuzz'

const job = { id: 'fuzz' }

let bench: Bench
let id: DossierId
let fec: Uint8Array
let backup: Uint8Array
let profile: unknown

beforeAll(async () => {
  bench = testEngine('hostile-settings')
  id = await newDossier(bench)
  await bench.take(id, ...Array.from({ length: 8 }, (_, n) => invoice(n + 1, `2026-0${n + 1}-10`, 1000 * (n + 1))))
  const request = {
    dossier: id,
    journals: [],
    from: '2026-01-01' as PlainDate,
    to: '2026-12-31' as PlainDate,
    format: 'fec' as FormatId,
    options: {},
    withLate: false,
    leftOut: [],
  }
  const made = succeeded(await bench.engine.commit(succeeded(await bench.engine.preview(request, job)).id, job))
  const out = succeeded(await bench.engine.download(made.id))
  fec = new Uint8Array(await out.blob.arrayBuffer())
  backup = new Uint8Array(await (await bench.engine.backup(job)).blob.arrayBuffer())
  profile = JSON.parse(await (await bench.engine.profile(id)).blob.text())
})

/** What a refusal says; nothing when it was no refusal. */
const wordsOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.problems.flatMap((each: Problem) => unsaid(each))

describe('a damaged FEC', () => {
  it(
    'is judged, and proposes what it can or says why not; nothing is changed',
    async () => {
      const before = await dump(bench.db)
      await fc.assert(
        fc.asyncProperty(damage, async (by) => {
          const bytes = damaged(fec, by)
          const reading = readFec(bytes, 'FEC.txt', { profile: 'batch' })
          expect(['conformant', 'not-conformant', 'refused']).toContain(reading.verdict)
          expect(Number.isSafeInteger(reading.debit) && Number.isSafeInteger(reading.credit)).toBe(true)
          const proposed = await bench.engine.proposeSettings(id, {
            name: 'FEC.txt',
            blob: new Blob([new Uint8Array(bytes)]),
          })
          expect(wordsOf(proposed)).toEqual([])
        }),
        runs(60),
      )
      expect(await dump(bench.db)).toEqual(before)
    },
    LONG,
  )
})

describe('a profile that was tampered with', () => {
  it(
    'is taken whole or refused with its fields named, and a dossier that took it still opens',
    async () => {
      const other = testEngine('hostile-profile')
      const dossier = await newDossier(other)
      await other.take(dossier, invoice(1, '2026-02-01', 1000))
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }),
          fc.constantFrom('set' as const, 'remove' as const, 'double' as const),
          nasty,
          async (path, how, by) => {
            const blob = new Blob([JSON.stringify(changed(profile, path, how, by)) ?? 'null'])
            const compared = await other.engine.compareProfile(dossier, blob)
            expect(wordsOf(compared)).toEqual([])
            const applied = await other.engine.applyProfile(dossier, blob)
            expect(wordsOf(applied)).toEqual([])
            const view = await other.engine.document(dossier, 'sale|F-1' as never)
            expect(view?.problems.flatMap(unsaid)).toEqual([])
            expect(Object.getPrototypeOf({})).toBe(Object.prototype)
          },
        ),
        runs(120),
      )
    },
    LONG,
  )

  it(
    'as damaged text is refused in words',
    async () => {
      const text = new TextEncoder().encode(JSON.stringify(profile))
      await fc.assert(
        fc.asyncProperty(damage, async (by) => {
          expect(wordsOf(await bench.engine.compareProfile(id, new Blob([damaged(text, by)] as BlobPart[])))).toEqual(
            [],
          )
        }),
        runs(60),
      )
    },
    LONG,
  )
})

describe('a damaged backup', () => {
  it(
    'is refused whole with its reason, by the look and by the restoring',
    async () => {
      const empty = testEngine('hostile-backup')
      await fc.assert(
        fc.asyncProperty(damage, async (by) => {
          const bytes = damaged(backup, by)
          const blob = new Blob([new Uint8Array(bytes)])
          const looked = await empty.engine.inspectBackup(blob)
          expect(wordsOf(looked)).toEqual([])
          const same = Buffer.compare(Buffer.from(bytes), Buffer.from(backup)) === 0
          expect(looked.ok).toBe(same)
          if (same) return
          const restored = await empty.engine.restore(blob, [], job)
          expect(restored.ok).toBe(false)
          expect(wordsOf(restored)).toEqual([])
          expect(await empty.engine.dossiers()).toEqual([])
        }),
        runs(60),
      )
    },
    LONG,
  )
})
