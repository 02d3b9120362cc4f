import { describe, expect, it } from 'vitest'
import { offerFiles, offerOf, takeWaiting } from './incoming'

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
    expect(offerOf(message)).toMatchObject({ batch: 'b', file: { name: 'facturation.example · Factures.csv' } })
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
    const file = offerOf({ ...message, site: 'https://facturation.example/a' })?.file
    expect(file?.name).toBe('facturation.example a · Factures.csv')
    expect(await file?.blob.text()).toBe('"Numéro";"Client"\r\n"F-1";"=cmd|""x""; <b>\n"')
  })
})

describe('a file from the extension', () => {
  const sent = (file: unknown) => offerOf({ ecritoire: 1, type: 'offer', batch: 'b', site: 's', file })

  it('comes as it was chosen, under one name', async () => {
    const file = sent({ name: '../a/export.csv', base64: 'TjtQCg==' })?.file
    expect(file?.name).toBe('.. a export.csv')
    expect(await file?.blob.text()).toBe('N;P\n')
  })

  it('is refused when it is no base64, nameless or too large', () => {
    expect(sent({ name: 'a', base64: '<svg>' })).toBeUndefined()
    expect(sent({ name: 'a', base64: 'A' })).toBeUndefined()
    expect(sent({ name: '', base64: '' })).toBeUndefined()
    expect(sent({ name: 'a', base64: 'A'.repeat(5_333_340) })).toBeUndefined()
    expect(sent({ name: 1, base64: '' })).toBeUndefined()
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
