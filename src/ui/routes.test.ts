import { afterEach, expect, it, vi } from 'vitest'
import { dossierAt, PAGES, pageAt, startingPath } from './routes'

afterEach(() => vi.unstubAllGlobals())

function remember(last: string | null): void {
  vi.stubGlobal('localStorage', { getItem: () => last })
}

it.each([
  ['/dossiers/nouveau', '/dossiers/nouveau'],
  ['/d1/pieces', '/:dossier/pieces'],
  ['/d1/pieces/nouvelle', '/:dossier/pieces/nouvelle'],
  ['/d1/pieces/invoice%7C1', '/:dossier/pieces/:key'],
  ['/d1/parametrage', '/:dossier/parametrage/:section?'],
  ['/d1/parametrage/tva', '/:dossier/parametrage/:section?'],
])('%s opens the page of %s', (address, path) => {
  expect(pageAt(address)).toBe(PAGES[path])
})

it.each(['', '/', '/d1', '/d1/unknown', '/d1/pieces/', '/d1/parametrage/tva/more'])(
  '« %s » opens no page',
  (address) => {
    expect(pageAt(address)).toBeUndefined()
  },
)

it('starts where the address says, else with the exports of the last dossier', () => {
  remember('d1')
  expect(startingPath('#/d2/pieces?etat=bloquee')).toBe('/d2/pieces')
  expect(startingPath('')).toBe('/d1/exports')
  expect(startingPath('#/')).toBe('/d1/exports')
  remember(null)
  expect(startingPath('')).toBe('')
})

it('knows which addresses name a dossier', () => {
  expect(dossierAt('/d1/exports')).toBe('d1')
  expect(dossierAt('/dossiers/nouveau')).toBeNull()
  expect(dossierAt('/')).toBeNull()
})
