import { expect, it } from 'vitest'
import { testEngine } from './engine'

it('tries a template on the dossier’s own parties: fixed ones keep theirs, a collision shows its counter, nothing is kept', async () => {
  const { engine } = testEngine('party-accounts')
  const id = await engine.openDemonstration()
  const before = await engine.dossier(id)
  const bought = await engine.partyAccounts(id, 'purchase', { template: 'F{name:1}', width: 3, shared: [] })
  expect(new Set(bought.map((each) => each.account)).size).toBe(bought.length)
  for (const { account, because } of bought) {
    if (because === 'template') expect(account).toMatch(/^F[A-Z0-9]$/)
    if (because === 'collision') expect(account).toMatch(/^F[A-Z0-9]?\d+$/)
  }
  const sold = await engine.partyAccounts(id, 'sale', { template: '9{name}', width: 8, shared: [] })
  // Two exports of the demonstration have fixed the accounts of their customers.
  expect(sold.some((each) => each.because === 'fixed' && each.account.startsWith('C'))).toBe(true)
  expect(sold.filter((each) => each.because === 'template').every((each) => each.account.startsWith('9'))).toBe(true)
  expect(await engine.dossier(id)).toEqual(before)
})
