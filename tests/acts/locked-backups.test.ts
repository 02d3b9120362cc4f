import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Row } from '../../src/storage'
import { isSealed } from '../../src/storage'
import { succeeded, testEngine } from './engine'
import { job, locked, PASSPHRASE, shown, textOf } from './locked'

describe('a backup', () => {
  it('keeps a locked dossier sealed, and restores it with its passphrase into the same digests', async () => {
    const { engine, id } = await locked('lock-backup')
    const before = await shown(engine, id)
    await engine.lock(id, true)
    const { blob } = await engine.backup(job)
    const other = testEngine('lock-backup-other')
    const contents = succeeded(await other.engine.inspectBackup(blob))
    expect(contents.dossiers).toEqual([{ id, name: '', documents: 0, exports: 0, locked: true, exists: false }])
    expect((await other.engine.restore(blob, [], job)).ok).toBe(false)
    const wrong = await other.engine.restore(blob, [], job, { dossiers: { [id]: 'pas la bonne phrase' } })
    expect(wrong.ok ? [] : wrong.problems).toEqual([{ code: 'act.wrong-passphrase', level: 'blocking' }])
    expect(await other.db.raw.table('dossiers').count()).toBe(0)
    succeeded(await other.engine.restore(blob, [], job, { dossiers: { [id]: PASSPHRASE } }))
    expect(await shown(other.engine, id)).toEqual(before)
    expect((await other.db.raw.table('packs').toArray()).every((row: Row) => isSealed(row))).toBe(true)
    // Over the one that is there and locked.
    await other.engine.lock(id, true)
    succeeded(await other.engine.restore(blob, [id], job, { dossiers: { [id]: PASSPHRASE } }))
    expect(await shown(other.engine, id)).toEqual(before)
  })

  it('protected by a passphrase shows nothing without it, and any altered byte refuses the whole', async () => {
    const bench = testEngine('lock-file')
    const id = await bench.engine.openDemonstration()
    const before = await shown(bench.engine, id)
    await expect(bench.engine.backup(job, 'court')).rejects.toThrow(/act\.short-passphrase/)
    const { blob } = await bench.engine.backup(job, PASSPHRASE)
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect(textOf([bytes])).not.toContain(id)
    const other = testEngine('lock-file-other')
    const needed = await other.engine.inspectBackup(blob)
    expect(needed.ok ? [] : needed.problems).toEqual([{ code: 'act.passphrase-needed', level: 'blocking' }])
    expect((await other.engine.inspectBackup(blob, 'pas la bonne phrase')).ok).toBe(false)
    for (const at of [40, 200, 320, bytes.length - 1]) {
      const altered = Uint8Array.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect((await other.engine.restore(new Blob([altered]), [], job, { file: PASSPHRASE })).ok, `byte ${at}`).toBe(
        false,
      )
    }
    const cut = new Blob([bytes.slice(0, -20)])
    expect((await other.engine.restore(cut, [], job, { file: PASSPHRASE })).ok).toBe(false)
    succeeded(await other.engine.restore(blob, [], job, { file: PASSPHRASE }))
    expect(await shown(other.engine, id)).toEqual(before)
  })
})
