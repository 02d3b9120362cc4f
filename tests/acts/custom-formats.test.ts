import { describe, expect, it } from 'vitest'
import type { CustomFormat } from '../../src/domain/custom-format'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import { defaults, newColumn, startFrom } from '../../src/formats/custom'
import { succeeded, testEngine } from './engine'

const ID = 'own-1' as FormatId
const job = { id: 'test' }

/** What no entry says: it comes of the document and is kept with the export. */
const MINE: CustomFormat = {
  ...defaults(ID, 'Le mien'),
  charset: 'utf-16le',
  records: [
    {
      each: 'line',
      when: '',
      columns: [
        newColumn('Date', '{date}'),
        newColumn('Compte', '{account}'),
        newColumn('Débit', '{debit}'),
        newColumn('Crédit', '{credit}'),
        newColumn('Tiers', '{party.name} ({party.country})'),
        newColumn('Pièce', '{doc.ref}'),
        newColumn('Libellé', '{label}'),
      ],
    },
  ],
}

type Engine = ReturnType<typeof testEngine>['engine']

async function demonstration(name: string, formats: readonly CustomFormat[]) {
  const bench = testEngine(name)
  const id = await bench.engine.openDemonstration()
  await save(bench.engine, id, formats)
  return { ...bench, id }
}

async function save(engine: Engine, id: DossierId, customFormats: readonly CustomFormat[], format?: FormatId) {
  const dossier = await engine.dossier(id)
  if (!dossier) throw new Error('no dossier')
  return engine.saveDossier({ ...dossier, customFormats, ...(format ? { format } : {}) })
}

const request = (dossier: DossierId) => ({
  dossier,
  journals: [],
  from: '2026-08-01' as PlainDate,
  to: '2026-10-31' as PlainDate,
  format: ID,
  options: {},
  withLate: false,
  leftOut: [],
})

async function bytesOf(engine: Engine, id: Parameters<Engine['download']>[0]) {
  return Buffer.from(await succeeded(await engine.download(id)).blob.arrayBuffer())
}

describe('a format of one’s own in a dossier', () => {
  it('is offered first, previewed, exported, and shown by columns after it was changed and deleted', async () => {
    const { engine, id } = await demonstration('own-flow', [MINE])
    expect((await engine.formats(id))[0]).toMatchObject({ id: ID, label: 'Le mien', own: true })
    expect(await engine.formats(null)).toHaveLength((await engine.formats(id)).length - 1)
    // Plain data: it goes through a worker's message.
    structuredClone(await engine.formats(id))

    const preview = succeeded(await engine.preview(request(id), job))
    const shown = await engine.previewRecords(preview.id, 0, 30)
    expect(shown.items[0]?.text).toBe('Date;Compte;Débit;Crédit;Tiers;Pièce;Libellé')
    expect(shown.items[1]?.fields[4]?.text).toMatch(/^\S.* \(FR\)$/)
    const made = succeeded(await engine.commit(preview.id, job))
    const bytes = await bytesOf(engine, made.id)
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe])
    const before = await engine.exportRecords(made.id, 0, 1000)
    expect(Buffer.concat(before.items.map((each) => each.bytes)).equals(bytes)).toBe(true)
    expect(before.items[1]).toEqual(shown.items[1])

    // Another definition under the same id, then none: what has left stays as it was.
    const [record] = MINE.records
    if (!record) throw new Error('no record')
    const changed = { ...MINE, records: [{ ...record, columns: record.columns.toReversed() }] }
    for (const formats of [[changed], []]) {
      succeeded(await save(engine, id, formats))
      expect((await bytesOf(engine, made.id)).equals(bytes)).toBe(true)
      expect((await engine.exportRecords(made.id, 0, 1000)).items).toEqual(before.items)
    }
    expect((await engine.exports(id))[0]?.made.formatLabel).toBe('Le mien')

    // Its reversal is written as it was, with what its documents said then.
    const reversal = succeeded(await engine.previewReversal(made.id, job))
    const undone = await engine.previewRecords(reversal.id, 0, 5)
    expect(undone.items[0]?.text).toBe('Date;Compte;Débit;Crédit;Tiers;Pièce;Libellé')
    expect(undone.items[1]?.fields[4]?.text).toBe(shown.items[1]?.fields[4]?.text)
  })

  it('is shown by windows where its filter leaves entries without a line', async () => {
    const [record] = MINE.records
    if (!record) throw new Error('no record')
    const only = { ...MINE, records: [{ ...record, when: 'starts(account; "512")' }] }
    const { engine, id } = await demonstration('own-filter', [only])
    const preview = succeeded(await engine.preview(request(id), job))
    const whole = await engine.previewRecords(preview.id, 0, 1000)
    expect(whole.total).toBeGreaterThan(3)
    expect(whole.total).toBeLessThan(preview.entries)
    expect(whole.items).toHaveLength(whole.total)
    for (let from = 0; from < whole.total; from++) {
      expect((await engine.previewRecords(preview.id, from, 2)).items).toEqual(whole.items.slice(from, from + 2))
    }
  })

  it.each([
    ['journal', 0, (text: string) => text],
    ['document', 1, (text: string) => text.replace(/\d+/g, (digits) => digits.padStart(12, '0'))],
  ] as const)('writes its entries by %s, each whole, in the trial and in the export', async (order, column, keyOf) => {
    const columns = [
      newColumn('Journal', '{journal.code}'),
      newColumn('Pièce', '{doc.ref}'),
      newColumn('Date', '{date}', { dates: 'AAAAMMJJ' }),
      newColumn('Compte', '{account}'),
      newColumn('Montant', '{signed}'),
    ]
    const sorted = { ...MINE, titles: false, order, records: [{ each: 'line' as const, when: '', columns }] }
    const { engine, id } = await demonstration(`own-order-${order}`, [sorted])
    const preview = succeeded(await engine.preview(request(id), job))
    const made = succeeded(await engine.commit(preview.id, job))
    const { items } = await engine.exportRecords(made.id, 0, 1000)
    const bytes = await bytesOf(engine, made.id)
    expect(Buffer.concat(items.map((each) => each.bytes)).equals(bytes)).toBe(true)
    for (const rows of [items, succeeded(await engine.tryFormat(id, sorted)).records]) {
      const keys = rows.map(({ fields }) => keyOf(fields[column]?.text ?? ''))
      expect(keys.length).toBeGreaterThan(20)
      expect(keys).toEqual(keys.toSorted())
    }
    // By entry the amounts come to nothing: none is split.
    const sums = new Map<string, number>()
    let open = 0
    for (const { fields } of items) {
      const cents = Math.round(Number((fields[4]?.text ?? '').replace(',', '.')) * 100)
      const key = `${fields[0]?.text}/${fields[1]?.text}`
      if (open === 0) expect(sums.has(key)).toBe(false)
      open += cents
      sums.set(key, (sums.get(key) ?? 0) + cents)
    }
    expect([...sums.values()].every((sum) => sum === 0)).toBe(true)
  })

  it('is tried on the latest documents without a trace', async () => {
    const { engine, id, db } = await demonstration('own-try', [])
    const rows = await db.exports.count()
    const trial = succeeded(await engine.tryFormat(id, MINE))
    expect(trial.entries).toBeGreaterThan(20)
    expect(trial.records).toHaveLength(60)
    expect(trial.records[1]?.fields[4]?.text).toMatch(/\(FR\)$/)
    expect(trial.files).toEqual([expect.stringMatching(/^ecritures_\d{4}-\d\d_3\.csv$/)])
    expect(await db.exports.count()).toBe(rows)
    const refused = await engine.tryFormat(id, { ...MINE, separator: 'x', dates: '' })
    expect(refused.ok ? [] : refused.problems).toMatchObject([
      { code: 'act.bad-format', faults: [{ path: 'separator' }, { path: 'dates' }] },
    ])
  })

  it('is refused where it does not hold, and cannot go while it is the dossier’s format', async () => {
    const { engine, id } = await demonstration('own-refused', [MINE])
    expect(await save(engine, id, [{ ...MINE, dates: '?' }])).toMatchObject({
      ok: false,
      problems: [{ code: 'act.bad-format' }],
    })
    const twice = await save(engine, id, [MINE, { ...MINE, id: 'own-2' as FormatId }])
    expect(twice).toMatchObject({ ok: false, problems: [{ field: 'customFormats.1.name', expected: 'unique' }] })
    succeeded(await save(engine, id, [MINE], ID))
    expect(await save(engine, id, [])).toMatchObject({ ok: false, problems: [{ field: 'format', expected: 'known' }] })
  })

  it('goes out and comes in as a file, with the profile, and with a backup', async () => {
    const { engine, id } = await demonstration('own-files', [MINE])
    const file = await engine.formatFile(MINE)
    expect(file.name).toBe('format-Le-mien.json')
    const read = succeeded(await engine.readFormatFile(file.blob))
    expect({ ...read, id: ID }).toEqual(MINE)
    expect(read.id).not.toBe(ID)
    expect(await engine.readFormatFile(new Blob(['{}']))).toMatchObject({
      ok: false,
      problems: [{ code: 'act.format-unreadable' }],
    })

    const other = await demonstration('own-files-2', [])
    succeeded(await other.engine.applyProfile(other.id, (await engine.profile(id)).blob))
    expect((await other.engine.dossier(other.id))?.customFormats).toEqual([MINE])

    const elsewhere = testEngine('own-files-3').engine
    succeeded(await elsewhere.restore((await engine.backup(job)).blob, [], job))
    expect((await elsewhere.dossier(id))?.customFormats).toEqual([MINE])
    expect((await elsewhere.formats(id))[0]?.id).toBe(ID)
  })

  it('starts from a format of the catalogue or from another of one’s own', async () => {
    const { engine, id } = await demonstration('own-start', [MINE])
    const { definition, unsaid } = succeeded(await engine.startFormat(id, 'fec' as FormatId, {}, 'Comme le FEC'))
    expect(unsaid).toEqual([])
    expect(succeeded(await engine.tryFormat(id, definition)).records[0]?.text).toMatch(/^JournalCode\tJournalLib\t/)
    const copy = succeeded(await engine.startFormat(id, ID, {}, 'Copie')).definition
    expect(copy).toEqual({ ...MINE, id: copy.id, name: 'Copie' })
    expect(startFrom('simple', ID, 'x').records).toHaveLength(1)
  })
})
