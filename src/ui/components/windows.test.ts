import { describe, expect, it } from 'vitest'
import { createWindows } from './windows'

const settled = () => new Promise((done) => setTimeout(done, 5))

function source(total: number, name: string, calls: string[] = []) {
  return async (from: number, count: number) => {
    calls.push(`${name}:${from}`)
    return { total, rows: Array.from({ length: Math.min(count, total - from) }, (_, i) => `${name}${from + i}`) }
  }
}

describe('a long list', () => {
  it('asks for the blocks in view, once each', async () => {
    const calls: string[] = []
    const list = createWindows<string>()
    list.restart(source(100_000, 'a', calls))
    await settled()
    expect(list.total()).toBe(100_000)
    list.need(95, 130)
    list.need(50_020, 50_050)
    list.need(50_021, 50_050)
    await settled()
    expect(calls).toEqual(['a:0', 'a:50', 'a:100', 'a:50000'])
    expect(list.row(50_020)).toBe('a50020')
    expect(list.row(99_999)).toBeUndefined()
  })

  it('drops late answers of the list before, and shows its rows until the new ones come', async () => {
    const list = createWindows<string>()
    list.restart(source(300, 'a'))
    await settled()
    let answer: (() => void) | undefined
    list.restart(
      (from) =>
        new Promise((done) => {
          answer = () => done({ total: 1, rows: [`late${from}`] })
        }),
    )
    expect(list.row(0)).toBe('a0')
    list.restart(source(2, 'b'))
    await settled()
    answer?.()
    await settled()
    expect([list.total(), list.row(0), list.row(2)]).toEqual([2, 'b0', undefined])
  })

  it('forgets the blocks seen longest ago and can read them again', async () => {
    const calls: string[] = []
    const list = createWindows<string>()
    list.restart(source(10_000, 'a', calls))
    for (let at = 0; at < 6_000; at += 50) {
      list.need(at, at + 20)
      await Promise.resolve()
    }
    await settled()
    expect(list.row(0)).toBeUndefined()
    list.need(0, 20)
    await settled()
    expect(list.row(0)).toBe('a0')
    expect(calls.filter((each) => each === 'a:0').length).toBe(2)
  })

  it('tells an error and recovers when read again', async () => {
    const list = createWindows<string>()
    list.restart(async () => {
      throw new Error('no')
    })
    await settled()
    expect(list.error()).toBeInstanceOf(Error)
    list.restart(source(1, 'a'))
    await settled()
    expect(list.error()).toBeUndefined()
    expect(list.row(0)).toBe('a0')
  })
})
