import * as Comlink from 'comlink'
import { localPacker } from '../src/acts/packer'

// Digests and compresses what the engine writes, meanwhile.
const packer = localPacker()
const moved = async (bytes: Promise<Uint8Array>) => {
  const own = await bytes
  return Comlink.transfer(own, [own.buffer])
}
Comlink.expose({
  ...packer,
  pack: (file: string, bytes: Uint8Array) => moved(packer.pack(file, bytes)),
  text: (text: string) => moved(packer.text(text)),
})
