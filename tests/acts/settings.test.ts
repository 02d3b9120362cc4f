import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { FormatId } from '../../src/domain/dossier'
import { succeeded, testEngine } from './engine'

const job = { id: 'settings' }

async function dossier(name: string) {
  const { engine } = testEngine(name)
  const id = succeeded(
    await engine.createDossier({
      name: 'Atelier Lumière',
      siren: '732829320',
      vatId: '',
      fiscalYear: { start: '2026-01-01' as PlainDate, end: '2026-12-31' as PlainDate },
      vatRegime: 'debits',
      accountWidth: 6,
      format: 'fec' as FormatId,
    }),
  )
  return { engine, id }
}

const FEC = [
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise',
  ...[
    ['411000', 'Clients', 'CLTGOFF', 'Menuiserie Le Goff', '120,00', '0,00'],
    ['706110', 'Pose', '', '', '0,00', '100,00'],
    ['445720', 'TVA 20 %', '', '', '0,00', '20,00'],
  ].map(
    ([account, label, aux, name, debit, credit]) =>
      `VE\tVentes\t1\t20251015\t${account}\t${label}\t${aux}\t${name}\tF1\t20251015\tF1\t${debit}\t${credit}\t\t\t20251031\t\t`,
  ),
].join('\r\n')

describe('last year’s FEC', () => {
  it('accepted, decides accounts of this year’s sales and of customers by their name', async () => {
    const { engine, id } = await dossier('takeover')
    const file = { name: '552100554FEC20251231.txt', blob: new Blob([FEC]) }
    const proposals = succeeded(await engine.proposeSettings(id, file))
    expect(proposals.every((each) => !('change' in each))).toBe(true)
    expect(proposals.map((each) => each.id)).toEqual([
      'rule service 20',
      'vat sale 20',
      'account 706110',
      'account 445720',
      'auxiliary sale CLTGOFF',
    ])
    succeeded(
      await engine.acceptProposals(
        id,
        file,
        proposals.map((each) => each.id),
      ),
    )

    const csv = 'Numéro;Date;Client;SIREN;Total HT;TVA;Total TTC\nF-9;15/10/2026;MENUISERIE LE GOFF;552100554;10;2;12\n'
    const table = { name: 'ventes.csv', blob: new Blob([csv]) }
    const { mapping } = succeeded(await engine.inspectTable(id, table, null))
    succeeded(await engine.importTable(id, table, mapping, job))
    const preview = succeeded(
      await engine.preview(
        {
          dossier: id,
          journals: [],
          from: '2026-10-01' as PlainDate,
          to: '2026-10-31' as PlainDate,
          format: 'fec' as FormatId,
          options: {},
          withLate: false,
          leftOut: [],
        },
        job,
      ),
    )
    const { items } = await engine.previewEntries(preview.id, 0, 10)
    expect(items[0]?.facts.lines.map((line) => [line.account, line.auxiliary?.number])).toEqual([
      ['411000', 'CLTGOFF'],
      ['706110', undefined],
      ['445720', undefined],
    ])
  })

  it('accepted twice changes nothing more', async () => {
    const { engine, id } = await dossier('takeover-twice')
    const file = { name: 'fec.txt', blob: new Blob([FEC]) }
    const ids = succeeded(await engine.proposeSettings(id, file)).map((each) => each.id)
    const first = succeeded(await engine.acceptProposals(id, file, ids))
    const left = succeeded(await engine.proposeSettings(id, file)).map((each) => each.id)
    expect(left).toEqual(['auxiliary sale CLTGOFF'])
    expect(succeeded(await engine.acceptProposals(id, file, ids))).toEqual(first)
  })
})

describe('a profile', () => {
  it('goes out of one dossier and into another, its difference shown first', async () => {
    const { engine, id } = await dossier('profile')
    const file = { name: 'fec.txt', blob: new Blob([FEC]) }
    succeeded(await engine.acceptProposals(id, file, ['vat sale 20', 'rule service 20']))
    const out = await engine.profile(id)
    expect(out.name).toBe('profil-Atelier-Lumiere.json')
    const other = await dossier('profile-other')
    const differences = succeeded(await other.engine.compareProfile(other.id, out.blob))
    expect(differences.map((each) => each.path)).toContain('salesRules.fec-service-20.account')
    const taken = succeeded(await other.engine.applyProfile(other.id, out.blob))
    expect(taken.settings).toEqual((await engine.dossier(id))?.settings)
    expect(succeeded(await other.engine.compareProfile(other.id, out.blob))).toEqual([])
  })

  it('that is none is refused and changes nothing', async () => {
    const { engine, id } = await dossier('profile-bad')
    const before = await engine.dossier(id)
    expect((await engine.applyProfile(id, new Blob(['{}']))).ok).toBe(false)
    expect(await engine.dossier(id)).toEqual(before)
  })
})

describe('a remembered mapping', () => {
  it('keeps the columns; how each file is encoded and cut, and where its header stands, is its own', async () => {
    const { engine, id } = await dossier('remembered')
    const csv = (number: string) =>
      `Numéro;Date;Débiteur;Total HT;TVA;Total TTC\n${number};15/10/2026;Été;10,00;2,00;12,00\n`
    const first = { name: 'a.csv', blob: new Blob([csv('F-1')]) }
    const found = succeeded(await engine.inspectTable(id, first, null))
    const mapping = { ...found.mapping, columns: { ...found.mapping.columns, 2: 'party' } }
    succeeded(await engine.importTable(id, first, mapping, job))
    const ansi = Uint8Array.from(`Export\r\n\r\n${csv('F-2').replaceAll(';', '\t')}`, (char) => char.charCodeAt(0))
    const second = { name: 'b.txt', blob: new Blob([ansi]) }
    const again = succeeded(await engine.inspectTable(id, second, null))
    expect(again.remembered).toBe(true)
    expect(again.mapping).toMatchObject({ encoding: 'windows-1252', separator: '\t', headerRow: 3 })
    expect(again.documents.map((each) => [each.number, each.party.name])).toEqual([['F-2', 'Été']])
  })
})
