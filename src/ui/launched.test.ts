import { afterEach, expect, it, vi } from 'vitest'
import { listenToLaunches } from './launched'

afterEach(() => vi.unstubAllGlobals())

it('takes the files that the application was opened with, and nothing where it was opened alone', async () => {
  type Consumer = (launch: { files?: readonly { name: string; getFile: () => Promise<Blob> }[] }) => Promise<void>
  let open: Consumer = async () => undefined
  vi.stubGlobal('window', { launchQueue: { setConsumer: (consumer: Consumer) => (open = consumer) } })
  const taken: string[][] = []
  listenToLaunches((files) => taken.push(files.map(({ name }) => name)))
  const file = (name: string) => ({ name, getFile: async () => new Blob([name]) })
  await open({ files: [file('facture.pdf'), file('avoir.xml')] })
  await open({})
  expect(taken).toEqual([['facture.pdf', 'avoir.xml'], []])
})

it('is silent in a browser that cannot open files with an application', () => {
  vi.stubGlobal('window', {})
  expect(() => listenToLaunches(() => undefined)).not.toThrow()
})
