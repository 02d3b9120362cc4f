import { expect, it } from 'vitest'
import { BUYER, cii, SELLER } from '../intake/invoice-xml'
import { newDossier, succeeded, testEngine } from './engine'

const file = { name: 'f.xml', blob: new Blob([cii()]) }
const job = { id: 'test' }

it('a paper of another dossier of this machine is moved there with its original', async () => {
  const bench = testEngine('moving')
  const { engine } = bench
  const here = await newDossier(bench, { name: 'Autre', siren: '404833048' })
  const buyer = await newDossier(bench, { name: BUYER.name, siren: BUYER.siren })
  const seller = await newDossier(bench, { name: SELLER.name, siren: SELLER.siren })
  const key = (await engine.importFiles(here, [file], job)).items[0]?.key
  if (!key) throw new Error('not taken')
  const lost = await engine.document(here, key)
  expect(lost?.document.holds.map((hold) => hold.code)).toEqual(['direction-unknown'])
  expect(lost?.owners).toEqual([
    { id: seller, name: SELLER.name },
    { id: buyer, name: BUYER.name },
  ])

  succeeded(await engine.moveDocument(here, key, buyer))
  expect(await engine.document(here, key)).toBeNull()
  const moved = await engine.document(buyer, key)
  expect(moved?.document).toMatchObject({ direction: 'purchase', holds: [], party: { name: SELLER.name } })
  expect(moved?.owners).toEqual([])
  expect(await (await engine.original(buyer, key))?.blob.text()).toBe(cii())
  // Once more, from a dossier that dropped it again: it is there already, and gone here.
  await engine.importFiles(here, [file], job)
  succeeded(await engine.moveDocument(here, key, buyer))
  expect(await engine.document(here, key)).toBeNull()
})
