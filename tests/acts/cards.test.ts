import { expect, it } from 'vitest'
import type { DocumentKey } from '../../src/domain/document'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

it('counts the documents of a dossier in its row', async () => {
  const bench = testEngine('cards')
  const id = await newDossier(bench)
  const count = async () => (await bench.engine.dossiers()).map((card) => card.documents)
  expect(await count()).toEqual([0])
  await bench.take(
    id,
    invoice(1, '2026-02-03', 10_000),
    invoice(2, '2026-03-03', 10_000),
    payment(1, '2026-03-04', 500),
  )
  expect(await count()).toEqual([3])
  succeeded(await bench.engine.deleteDocument(id, 'sale|F-2' as DocumentKey))
  expect(await count()).toEqual([2])
  expect((await bench.db.dossiers.get(id))?.documents).toBe(2)
})
