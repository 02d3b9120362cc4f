import { describe, expect, it } from 'vitest'
import { testDossier } from '../../../tests/properties/made'
import { partyKey, traceRule } from '../../posting'
import { applyProposals } from './apply'
import { proposeFromFile } from './propose'

const COLUMNS =
  'JournalCode	JournalLib	EcritureNum	EcritureDate	CompteNum	CompteLib	CompAuxNum	CompAuxLib	PieceRef	PieceDate	EcritureLib	Debit	Credit	EcritureLet	DateLet	ValidDate	Montantdevise	Idevise'

type Line = readonly [account: string, label: string, debit: string, credit: string, aux?: string, name?: string]

function entry(journal: string, title: string, number: number, piece: string, lines: readonly Line[]): string[] {
  return lines.map(([account, label, debit, credit, aux = '', name = '']) =>
    [
      ...[journal, title, String(number), '20251015', account, label, aux, name, piece, '20251015'],
      ...[`${name || title} ${piece}`, debit, credit, '', '', '20251031', '', ''],
    ].join('\t'),
  )
}

/** A year of an accountant's own chart: eight digits, her journals, her VAT accounts, two rates on one invoice. */
const YEAR = [
  COLUMNS,
  ...entry('VT', 'Ventes France', 1, 'F1', [
    ['41100000', 'Clients', '1440,00', '', 'CLEGOFF', 'Menuiserie Le Goff'],
    ['70610000', 'Prestations 20 %', '', '1200,00'],
    ['44571200', 'TVA collectée 20 %', '', '240,00'],
  ]),
  ...entry('VT', 'Ventes France', 2, 'F2', [
    ['41100000', 'Clients', '386,10', '', 'CEPICEA', "Café de l'Épicéa"],
    ['70710000', 'Ventes 20 %', '', '150,00'],
    ['70755000', 'Ventes 5,5 %', '', '195,36'],
    ['44571200', 'TVA collectée 20 %', '', '30,00'],
    ['44571055', 'TVA collectée 5,5 %', '', '10,74'],
  ]),
  ...entry('HA', 'Achats', 3, 'A1', [
    ['60110000', 'Bois', '500,00', ''],
    ['44566200', 'TVA déductible', '100,00', ''],
    ['40100000', 'Fournisseurs', '', '600,00', 'FSCIERIE', 'Scierie du Nord'],
  ]),
  ...entry('BN', 'Banque du Nord', 4, 'R1', [
    ['51210000', 'Banque du Nord', '1440,00', ''],
    ['41100000', 'Clients', '', '1440,00', 'CLEGOFF', 'Menuiserie Le Goff'],
  ]),
  ...entry('BN', 'Banque du Nord', 5, 'R2', [
    ['62780000', 'Frais bancaires', '12,00', ''],
    ['51210000', 'Banque du Nord', '', '12,00'],
  ]),
  ...entry('PA', 'Paie', 6, 'S10', [
    ['64110000', 'Salaires', '2000,00', ''],
    ['42100000', 'Personnel', '', '2000,00'],
  ]),
].join('\r\n')

const dossier = testDossier('debits')
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function proposed(text: string, name = 'fec-2025.txt') {
  const found = await proposeFromFile(bytesOf(text), name, dossier)
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found.value
}

describe('last year’s FEC proposes', () => {
  it('journals with their kind and money account, whatever the file’s name', async () => {
    const journals = (await proposed(YEAR)).filter((each) => each.what === 'journal')
    expect(journals.map(({ id, now, label, change, lines }) => ({ id, now, label, change, lines }))).toEqual([
      {
        id: 'journal VT',
        now: null,
        label: 'Ventes France',
        lines: 8,
        change: { set: 'journal', code: 'VT', label: 'Ventes France', kind: 'sales', account: undefined },
      },
      {
        id: 'journal BN',
        now: null,
        label: 'Banque du Nord (51210000)',
        lines: 4,
        change: { set: 'journal', code: 'BN', label: 'Banque du Nord', kind: 'bank', account: '51210000' },
      },
      {
        id: 'journal HA',
        now: null,
        label: 'Achats',
        lines: 3,
        change: { set: 'journal', code: 'HA', label: 'Achats', kind: 'purchases', account: undefined },
      },
      {
        id: 'journal PA',
        now: null,
        label: 'Paie',
        lines: 2,
        change: { set: 'journal', code: 'PA', label: 'Paie', kind: 'general', account: undefined },
      },
    ])
  })

  it('product and VAT accounts by the rate that base and VAT tell, two rates on one invoice', async () => {
    const all = await proposed(YEAR)
    const rates = all.filter((each) => /^(?:rule|vat) /.test(each.id))
    expect(rates.map(({ id, now, proposed: account, example }) => [id, now, account, example])).toEqual([
      ['rule service 20', '706000', '70610000', 'F1 · Ventes France F1'],
      ['rule goods 20', '707000', '70710000', 'F2 · Ventes France F2'],
      ['rule goods 5.5', '707000', '70755000', 'F2 · Ventes France F2'],
      ['vat sale 5.5', '445710', '44571055', 'F2 · Ventes France F2'],
      ['vat purchase 20', '445660', '44566200', 'A1 · Achats A1'],
    ])
  })

  it('third parties’ accounts by name, and the width that its accounts need', async () => {
    const all = await proposed(YEAR)
    expect(all.filter((each) => each.id.startsWith('auxiliary')).map((each) => [each.proposed, each.label])).toEqual([
      ['CLEGOFF', 'Menuiserie Le Goff'],
      ['CEPICEA', "Café de l'Épicéa"],
      ['FSCIERIE', 'Scierie du Nord'],
    ])
    expect(all[0]).toMatchObject({ id: 'width', now: null, proposed: '8', label: '(6 → 8)' })
  })

  it('nothing a second time, once all is taken', async () => {
    const all = await proposed(YEAR)
    const { dossier: taken, pinned } = applyProposals(
      dossier,
      all,
      all.map((each) => each.id),
    )
    const again = await proposeFromFile(bytesOf(YEAR), 'fec.txt', taken)
    expect(again.ok && again.value.filter((each) => each.change.set !== 'auxiliary')).toEqual([])
    expect(taken.settings).toMatchObject({ accountWidth: 8, salesJournal: 'VE', purchasesJournal: 'AC' })
    expect(taken.settings.special.fees).toBe('62780000')
    expect(pinned.get(partyKey('sale', { name: 'MENUISERIE LE GOFF' }) ?? ('' as never))).toBe('CLEGOFF')
  })

  it('what the rules then choose: the accountant’s accounts for taxed sales, the others as before', async () => {
    const all = await proposed(YEAR)
    const { dossier: taken } = applyProposals(
      dossier,
      all,
      all.map((each) => each.id),
    )
    const probe = { direction: 'sale', document: 'invoice', code: '', category: '', party: '' } as const
    const rate = taken.settings.salesRules.find((each) => each.id === 'fec-goods-5.5')?.rate
    if (!rate) throw new Error('the rule is there')
    expect(traceRule(taken, { ...probe, kind: 'goods', treatment: 'S', rate })).toMatchObject({
      account: '70755000',
      vatAccount: '44571055',
    })
    expect(traceRule(taken, { ...probe, kind: 'goods', treatment: 'G', rate }).rule).toBe('marchandises-G')
  })

  it('only what was ticked', async () => {
    const all = await proposed(YEAR)
    const { dossier: taken, pinned } = applyProposals(dossier, all, ['journal HA'])
    expect(taken.settings.journals.map((each) => each.code)).toContain('HA')
    expect({ ...taken.settings, journals: [] }).toEqual({ ...dossier.settings, journals: [] })
    expect(pinned.size).toBe(0)
  })
})

describe('a chart of accounts', () => {
  it('is read by its titles, in any separator, class titles passed over', async () => {
    const chart = 'Intitulé du compte;Type;N° compte\nClasse 6;T;6\nAchats de bois;D;601100\nClients;D;411000\n'
    const found = await proposed(chart, 'plan.csv')
    expect(found.map(({ id, what, label }) => [id, what, label])).toEqual([
      ['account 601100', 'account', 'Achats de bois'],
    ])
  })

  it('without titles, its first two columns', async () => {
    const found = await proposed('706100\tPrestations\n7062\tLocations\n', 'plan.txt')
    expect(found.map((each) => each.proposed)).toEqual(['706100', '7062'])
  })

  it('that names an account otherwise shows the name of today', async () => {
    const [found] = await proposed('707000,Ventes de bougies\n', 'plan.csv')
    expect(found).toMatchObject({ now: '707000 Ventes de marchandises', label: 'Ventes de bougies' })
  })

  it.each([
    ['a table of something else', 'Nom;Ville\nAlpha;Brest\n'],
    ['nothing', ''],
    ['bytes', '\u0001\u0002\u0003'],
  ])('%s is told', async (_, text) => {
    const found = await proposeFromFile(bytesOf(text), 'x.csv', dossier)
    expect(found.ok).toBe(false)
  })
})
