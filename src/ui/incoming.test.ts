import { describe, expect, it } from 'vitest'
import { csvOf, offerFiles, offerOf, takeWaiting } from './incoming'

const message = {
  ecritoire: 1,
  type: 'offer',
  batch: 'b',
  site: 'facturation.example',
  table: {
    name: 'Factures',
    rows: [
      ['Numéro', 'Client'],
      ['F-1', '=cmd|"x"; <b>\n'],
    ],
  },
}

describe('what arrives from the extension', () => {
  it('is a table of text, or nothing', () => {
    expect(offerOf(message)).toMatchObject({ batch: 'b', site: 'facturation.example', name: 'Factures' })
    for (const bad of [
      null,
      { ...message, ecritoire: 2 },
      { ...message, type: 'taken' },
      { ...message, batch: 1 },
      { ...message, table: { name: 'x', rows: [['a']] } },
      { ...message, table: { name: 'x', rows: [['a'], [1]] } },
      { ...message, table: { name: 'x', rows: [['a'], ['x'.repeat(2001)]] } },
    ])
      expect(offerOf(bad)).toBeUndefined()
  })

  it('becomes a CSV whose cells are all quoted', async () => {
    const offer = offerOf(message)
    if (!offer) throw new Error('refused')
    const file = csvOf({ ...offer, site: 'https://facturation.example/a' })
    expect(file.name).toBe('facturation.example a · Factures.csv')
    expect(await file.blob.text()).toBe('"Numéro";"Client"\r\n"F-1";"=cmd|""x""; <b>\n"')
  })
})

describe('the queue', () => {
  it('gives everything that waits once', () => {
    let settled = 0
    offerFiles([{ name: 'a', blob: new Blob() }], () => settled++)
    offerFiles([])
    const taken = takeWaiting()
    expect(taken.length).toBe(1)
    expect(takeWaiting()).toEqual([])
    taken[0]?.settled()
    expect(settled).toBe(1)
  })
})
