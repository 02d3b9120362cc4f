import * as Comlink from 'comlink'
import { describe, expect, it, vi } from 'vitest'
import type { IncomingFile } from './contract'
import type { Reader } from './reader'
import { reader } from './reader'
import type { ReadingWorker } from './reading-worker'
import { disposableReader } from './reading-worker'

const US = { name: 'Nous', siren: null, vatId: null, postalCode: null }
const file = (name: string, text = ''): IncomingFile => ({ name, blob: new Blob([text]) })
const quiet = () => undefined

/** Workers that run a reader on the other end of a channel; each counts as one. */
function workers(change: Partial<Reader>) {
  const started: ReadingWorker[] = []
  const start = () => {
    const { port1, port2 } = new MessageChannel()
    Comlink.expose({ ...reader, ...change }, port2)
    port1.start()
    const worker = {
      postMessage: port1.postMessage.bind(port1),
      addEventListener: port1.addEventListener.bind(port1),
      removeEventListener: port1.removeEventListener.bind(port1),
      terminate: vi.fn(() => port1.close()),
      onerror: null as unknown,
    } as unknown as ReadingWorker
    started.push(worker)
    return worker
  }
  return { start, started }
}

describe('the reader in a disposable worker', () => {
  it('reads like the reader itself, many files in one worker', async () => {
    const { start, started } = workers({})
    const apart = disposableReader(start)
    const [empty, text] = await Promise.all([
      apart.file(file('a.xml'), US, quiet),
      apart.file(file('b.csv', 'Numéro;Date;Client;HT;TVA;TTC\nF1;01/10/2026;A;100;20;120'), US, quiet),
    ])
    expect(empty.problems.map((each) => each.code)).toEqual(['intake.empty'])
    expect(text.tables).toEqual(['b.csv'])
    expect(started).toHaveLength(1)
  })

  it('gives up a file that hangs, says so, and reads the next one in another worker', async () => {
    const hang = (name: string) => (name === 'hung.pdf' ? new Promise<never>(() => undefined) : undefined)
    const { start, started } = workers({
      file: async (each, us, tick) => hang(each.name) ?? reader.file(each, us, tick),
    })
    const apart = disposableReader(start, 50)
    const reads = await Promise.all(['a.xml', 'hung.pdf', 'b.xml'].map((name) => apart.file(file(name), US, quiet)))
    expect(reads.map((read) => read.problems)).toMatchObject([
      [{ code: 'intake.empty', file: 'a.xml' }],
      [{ code: 'intake.given-up', file: 'hung.pdf', reason: 'time' }],
      [{ code: 'intake.empty', file: 'b.xml' }],
    ])
    expect(started).toHaveLength(2)
    expect(started[0]?.terminate).toHaveBeenCalled()
  })

  it('lets a long reading go on as long as it gives signs of life', async () => {
    const { start, started } = workers({
      file: async (each, us, tick) => {
        for (let i = 0; i < 8; i++) {
          await new Promise((resolve) => setTimeout(resolve, 25))
          tick()
        }
        return reader.file(each, us, tick)
      },
    })
    const tick = vi.fn()
    const read = await disposableReader(start, 150).file(file('long.xml'), US, tick)
    expect(read.problems).toMatchObject([{ code: 'intake.empty' }])
    expect(tick.mock.calls.length).toBeGreaterThan(7)
    expect(started).toHaveLength(1)
  })

  it('tells a worker that died and a fault of ours, each on its own file', async () => {
    const { start, started } = workers({
      file: async (each) => {
        if (each.name === 'fault.pdf') throw new TypeError('a mistake')
        if (each.name === 'large.pdf') throw new RangeError('Array buffer allocation failed')
        const dies = started.at(-1)
        if (typeof dies?.onerror === 'function') dies.onerror()
        return new Promise<never>(() => undefined)
      },
    })
    const apart = disposableReader(start)
    const reads = await Promise.all(
      ['fault.pdf', 'large.pdf', 'dies.pdf'].map((name) => apart.file(file(name), US, quiet)),
    )
    expect(reads.map((read) => read.problems)).toMatchObject([
      [{ code: 'intake.given-up', reason: 'fault' }],
      [{ code: 'intake.given-up', reason: 'memory' }],
      [{ code: 'intake.given-up', reason: 'memory' }],
    ])
    expect(started).toHaveLength(3)
  })

  it('gives up a table in the same way', async () => {
    const { start } = workers({
      table: () => new Promise(() => undefined),
      inspect: () => new Promise(() => undefined),
    })
    const apart = disposableReader(start, 40)
    const owner = { us: US, franchise: false }
    expect(await apart.inspect(file('a.csv'), null, owner, quiet)).toMatchObject({
      ok: false,
      problems: [{ code: 'intake.given-up', file: 'a.csv' }],
    })
    expect(await apart.table(file('a.csv'), {} as never, owner, quiet)).toMatchObject({ ok: false })
  })
})

describe('a file that is too large', () => {
  it('is refused by its size alone: none of its bytes is read', async () => {
    const arrayBuffer = vi.fn()
    const huge = { name: 'dump.zip', blob: { size: 500 * 1024 * 1024, arrayBuffer } as unknown as Blob }
    const said = [{ code: 'intake.over-limit', limit: 'file-size', found: '500 Mio' }]
    expect((await reader.file(huge, US, quiet)).problems).toMatchObject(said)
    const owner = { us: US, franchise: false }
    expect(await reader.inspect(huge, null, owner, quiet)).toMatchObject({ ok: false, problems: said })
    expect(await reader.table(huge, {} as never, owner, quiet)).toMatchObject({ ok: false, problems: said })
    expect(arrayBuffer).not.toHaveBeenCalled()
  })
})
