import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FileParts } from '../../src/acts/file-parts'
import { localPacker, Packers } from '../../src/acts/packer'

const MB = 1 << 20

/** Bytes that repeat little, the same for the same seed. */
function bytesOf(size: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let state = seed
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = 48 + (state >>> 28)
  }
  return bytes
}

/** Adds a file piece by piece from one place that is used again and again, as the writers do. */
async function addAll(files: FileParts, part: string, bytes: Uint8Array): Promise<void> {
  const place = new Uint8Array(300_000)
  for (let at = 0; at < bytes.length; at += place.length) {
    const piece = bytes.subarray(at, at + place.length)
    place.set(piece)
    files.add(part, place.subarray(0, piece.length))
    await files.flush()
  }
}

const hex = (kind: string, bytes: Uint8Array) => createHash(kind).update(bytes).digest('hex')
const whole = (chunks: readonly Uint8Array[]) => Buffer.concat(chunks.map((chunk) => gunzipSync(chunk)))

describe('the files of an export', () => {
  const large = bytesOf(11 * MB + 7, 1)
  const small = bytesOf(1234, 2)

  it('are packed here when small, beside when large, and keep every byte and its digests', async () => {
    let opened = 0
    const open = async () => {
      opened += 1
      return localPacker()
    }
    const files = new FileParts(new Packers(open))
    await addAll(files, 'petit.txt', small)
    const one = await files.end(['petit.txt'], 'export-1')
    expect(opened).toBe(0)
    expect(one.file).toEqual({
      name: 'petit.txt',
      size: small.length,
      sha256: hex('sha256', small),
      md5: hex('md5', small),
    })
    expect(whole(one.chunks).equals(small)).toBe(true)

    const others = new FileParts(new Packers(open))
    await addAll(others, 'grand.txt', large)
    const { file, chunks } = await others.end(['grand.txt'], 'export-2')
    expect(opened).toBe(1)
    expect(file).toEqual({
      name: 'grand.txt',
      size: large.length,
      sha256: hex('sha256', large),
      md5: hex('md5', large),
    })
    expect(whole(chunks).equals(large)).toBe(true)
  })

  it('become a ZIP when there are several, the same each time', async () => {
    const zipped = async () => {
      const files = new FileParts(new Packers())
      await addAll(files, 'grand.txt', large)
      files.add('vide.txt', new Uint8Array())
      await addAll(files, 'petit.txt', small)
      return files.end(['grand.txt', 'vide.txt', 'petit.txt'], 'export-3')
    }
    const { file, parts, chunks } = await zipped()
    const zip = whole(chunks)
    expect(file).toEqual({
      name: 'export-3.zip',
      size: zip.length,
      sha256: hex('sha256', zip),
      md5: hex('md5', zip),
    })
    expect(parts.map(({ name, sha256 }) => [name, sha256])).toEqual([
      ['grand.txt', hex('sha256', large)],
      ['vide.txt', hex('sha256', new Uint8Array())],
      ['petit.txt', hex('sha256', small)],
    ])
    const found = unzipSync(zip)
    expect(Object.keys(found)).toEqual(['grand.txt', 'vide.txt', 'petit.txt'])
    expect(Buffer.from(found['grand.txt'] ?? []).equals(large)).toBe(true)
    expect(found['vide.txt']).toHaveLength(0)
    expect(Buffer.from(found['petit.txt'] ?? []).equals(small)).toBe(true)
    expect((await zipped()).file.sha256).toBe(file.sha256)
  })

  it('tells a failure of the packer to whoever waits for the file', async () => {
    const broken = { ...localPacker(), pack: () => Promise.reject(new Error('ended')) }
    const files = new FileParts(new Packers(async () => broken))
    const filling = addAll(files, 'grand.txt', large).then(() => files.end(['grand.txt'], 'export-4'))
    await expect(filling).rejects.toThrow('ended')
  })
})
