import { describe, expect, it } from 'vitest'
import { accountLetters, auxiliaryBook, partyKey } from './auxiliary'
import { defaultSettings } from './default-settings'

const settings = defaultSettings('debits', 6)
const book = () => auxiliaryBook(settings, new Map())

describe('the account of a third party', () => {
  it('is its letters, accents and ligatures folded', () => {
    expect(accountLetters("L'Œuvre d'Æthelred & Straße n° 3")).toBe('LOEUVREDAETHELREDSTRASSEN3')
  })

  it('tells names apart that begin alike', () => {
    expect(book().of('sale', { name: "Société Générale d'Été & Fils" })).toBe('CSOCGENE')
    expect(book().of('sale', { name: 'Société Nantaise de Pose' })).toBe('CSOCNANT')
    expect(book().of('purchase', { name: 'EDF' })).toBe('FEDF')
  })

  it('has a counter in its last characters when another party has it', () => {
    const one = book()
    const names = ['1', '2', '3'].map((code) => one.of('sale', { name: 'Société Générale', code }))
    expect(names).toEqual(['CSOCGENE', 'CSOCGEN2', 'CSOCGEN3'])
  })

  it('is given to a name in another alphabet too, each its own', () => {
    const one = book()
    const names = ['שלום', 'مرحبا 12', 'Привет 12', '中山', 'Ωmega SA']
    expect(names.map((name) => one.of('sale', { name }))).toEqual(['CTIERS', 'C12', 'C122', 'CTIERS2', 'CMEGASA'])
    expect(one.of('sale', { name: '  שלום ' })).toBe('CTIERS')
    expect(one.of('sale', { name: ' – ' })).toBeUndefined()
    // Latin letters with any sign are known as before.
    expect(partyKey('sale', { name: 'Łódź & Fils' })).toBe('sale:name:ODZFILS:')
  })

  it('is shared by a category that has one account, and given to nobody else', () => {
    const customer = { template: '{name}', width: 8, shared: [{ category: 'particuliers', account: 'DIVERS' }] }
    const shared = auxiliaryBook({ ...settings, auxiliaries: { ...settings.auxiliaries, customer } }, new Map())
    expect(shared.of('sale', { name: 'Durand', category: 'particuliers' })).toBe('DIVERS')
    expect(shared.of('sale', { name: 'Petit', category: 'particuliers' })).toBe('DIVERS')
    expect(shared.of('sale', { name: 'Divers' })).toBe('DIVERS2')
  })

  it('stays what an export has fixed, whatever the name becomes', () => {
    const first = book()
    first.of('sale', { name: 'Ancien nom', code: 'C7' })
    const later = auxiliaryBook(settings, first.assigned())
    expect(later.of('sale', { name: 'Nouveau nom', code: 'C7' })).toBe('CANCIENO')
    expect(later.assigned().size).toBe(0)
  })

  it('exists for a name without a Latin letter, not for nobody', () => {
    expect(book().of('sale', { name: '東京商事', code: 'T1' })).toBe('CTIERS')
    expect(book().of('sale', { name: ' ' })).toBeUndefined()
  })
})

describe('the identity of a party', () => {
  it("is the application's code, then the VAT number, then the SIREN, then name and postal code", () => {
    const all = { name: 'Été', code: 'C1', vatId: 'FR 31 791234503', siren: '791234503', postalCode: '44000' }
    const { code: _, ...noCode } = all
    const { vatId: __, ...noVat } = noCode
    const { siren: ___, ...bare } = noVat
    expect([all, noCode, noVat, bare].map((party) => partyKey('sale', party))).toEqual([
      'sale:code:C1',
      'sale:vat:FR31791234503',
      'sale:siren:791234503',
      'sale:name:ETE:44000',
    ])
    expect(partyKey('purchase', { name: 'x', siret: '79123450300012' })).toBe('purchase:siren:791234503')
  })
})

describe('an account taken over from last year’s books', () => {
  const pinned = () => {
    const key = partyKey('sale', { name: 'Menuiserie Le Goff' })
    const account = auxiliaryBook(settings, new Map()).of('sale', { name: 'LEGOFF01' })
    if (!key || !account) throw new Error('a name has a key and an account')
    return { key, account, book: auxiliaryBook(settings, new Map([[key, account]])) }
  }

  it('is its name’s, whatever else the party is known by later, and is fixed with the export', () => {
    const { account, book: year } = pinned()
    const party = { name: 'MENUISERIE LE GOFF', siren: '552100554', postalCode: '29200' }
    expect(year.of('sale', party)).toBe(account)
    expect([...year.assigned()]).toEqual([[partyKey('sale', party), account]])
    expect(year.of('purchase', party)).not.toBe(account)
  })

  it('is one party’s alone: another of the same name has its own, now and in the next book', () => {
    const { key, account, book: year } = pinned()
    const first = { name: 'Menuiserie Le Goff', code: 'C1' }
    const second = { name: 'Menuiserie Le Goff', code: 'C2' }
    expect(year.of('sale', first)).toBe(account)
    expect(year.of('sale', second)).not.toBe(account)
    const later = auxiliaryBook(settings, new Map([[key, account], ...year.assigned()]))
    expect(later.of('sale', { name: 'Menuiserie Le Goff', code: 'C3' })).not.toBe(account)
    expect(later.of('sale', first)).toBe(account)
  })
})
