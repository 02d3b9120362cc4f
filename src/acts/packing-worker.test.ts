import { gunzipSync } from 'node:zlib'
import * as Comlink from 'comlink'
import { describe, expect, it } from 'vitest'
import { localPacker } from './packer'
import type { PackingWorker } from './packing-worker'
import { workerPacker } from './packing-worker'

/** A packer on the other end of a channel, or nobody there at all. */
function worker(there: boolean): PackingWorker & { ended: boolean } {
  const { port1, port2 } = new MessageChannel()
  if (there) Comlink.expose(localPacker(), port2)
  port1.start()
  return {
    postMessage: port1.postMessage.bind(port1) as Worker['postMessage'],
    addEventListener: port1.addEventListener.bind(port1) as Worker['addEventListener'],
    removeEventListener: port1.removeEventListener.bind(port1) as Worker['removeEventListener'],
    terminate() {
      this.ended = true
      port1.close()
    },
    onerror: null,
    ended: false,
  }
}

const fails = (of: PackingWorker) => of.onerror?.({ message: 'no such file' } as ErrorEvent)
const bytes = () => new TextEncoder().encode('une ligne')

describe('the packer in a worker', () => {
  it('packs as it would here, and takes the bytes along', async () => {
    const own = worker(true)
    const packer = await workerPacker(own)
    const given = bytes()
    expect(gunzipSync(await packer.pack('a.txt', given)).toString()).toBe('une ligne')
    expect(given).toHaveLength(0)
    const here = localPacker()
    await here.pack('a.txt', bytes())
    expect(await packer.end('a.txt')).toEqual(await here.end('a.txt'))
    packer.close()
    expect(own.ended).toBe(true)
  })

  it('that cannot be started is done without: the bytes are packed here', async () => {
    const missing = worker(false)
    const opening = workerPacker(missing)
    fails(missing)
    const packer = await opening
    expect(missing.ended).toBe(true)
    expect(gunzipSync(await packer.pack('a.txt', bytes())).toString()).toBe('une ligne')
  })

  it('that ends in the middle says so', async () => {
    const own = worker(true)
    const packer = await workerPacker(own)
    fails(own)
    await expect(packer.end('a.txt')).rejects.toThrow('no such file')
    packer.close()
  })
})
