import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testDossier } from '../../../tests/properties/made'
import type { Profile } from './profile'
import { compareProfiles, readProfile, writeProfile } from './profile'

const dossier = testDossier('encaissements')

function read(text: string): Profile {
  const found = readProfile(text, dossier)
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found.value
}

function detail(change: (profile: Record<string, unknown>) => void): string {
  const profile: Record<string, unknown> = JSON.parse(writeProfile(dossier))
  change(profile)
  const found = readProfile(JSON.stringify(profile), dossier)
  const [problem] = found.ok ? [] : found.problems
  return problem?.code === 'act.profile-unreadable' ? problem.detail : ''
}

describe('a profile', () => {
  it('comes back as it went out, at any width and regime', () => {
    for (const [regime, width] of [
      ['debits', 6],
      ['encaissements', 8],
      ['franchise', null],
    ] as const) {
      const each = testDossier(regime, {}, width)
      const { vatRegime, format, formatOptions, settings } = each
      expect(read(writeProfile(each))).toEqual({ vatRegime, format, formatOptions, settings })
      expect(compareProfiles(each, read(writeProfile(each)))).toEqual([])
    }
  })

  it('that lacks a special account keeps the dossier’s', () => {
    const profile = JSON.parse(writeProfile(dossier))
    delete profile.settings.special.fees
    expect(read(JSON.stringify(profile)).settings.special).toEqual(dossier.settings.special)
  })

  it('names every wrong field with what stands there', () => {
    const found = detail((profile) => {
      const settings = profile.settings as { chart: object[]; roundingLimit: unknown; accountWidth: unknown }
      settings.roundingLimit = 'beaucoup'
      settings.accountWidth = 2.5
      settings.chart = [{ number: '70', label: 'x' }]
    })
    expect(found).toContain('settings.roundingLimit : "beaucoup"')
    expect(found).toContain('settings.accountWidth : 2.5')
    expect(found).toContain('settings.chart.0.number : "70"')
  })

  it('of another file, another version, an unknown format or field is refused', () => {
    expect(readProfile('bonjour', dossier).ok).toBe(false)
    expect(readProfile('[]', dossier).ok).toBe(false)
    expect(readProfile(' '.repeat(5_000_001), dossier).ok).toBe(false)
    expect(detail((profile) => (profile.version = 2))).toContain('version')
    expect(detail((profile) => (profile.format = 'sage-2099'))).toContain('sage-2099')
    expect(detail((profile) => ((profile.settings as { extra: string }).extra = 'x'))).toContain('extra')
    expect(
      detail((profile) => ((profile.settings as { reverseChargeRate: string }).reverseChargeRate = '20.0')),
    ).toContain('reverseChargeRate')
  })

  it('any text is read or refused, never an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(readProfile(text, dossier).ok).toBe(false)
      }),
    )
  })
})

describe('the difference between two profiles', () => {
  const settings = dossier.settings

  it('is told by path, with what stands on both sides', () => {
    const [first, ...others] = settings.journals
    if (!first) throw new Error('there is a journal')
    const next = {
      ...dossier,
      vatRegime: 'debits' as const,
      settings: {
        ...settings,
        accountWidth: 8,
        journals: [{ ...first, label: 'Ventes du magasin' }, ...others.slice(1)],
      },
    }
    const gone = others[0]
    expect(compareProfiles(dossier, next)).toEqual(
      expect.arrayContaining([
        { path: 'vatRegime', now: 'encaissements', next: 'debits' },
        { path: 'accountWidth', now: '6', next: '8' },
        { path: 'journals.VE.label', now: 'Ventes', next: 'Ventes du magasin' },
        { path: `journals.${gone?.code}.label`, now: gone?.label, next: null },
      ]),
    )
  })

  it('shows rules that only changed places', () => {
    const [a, b, ...rest] = settings.salesRules
    if (!a || !b) throw new Error('there are rules')
    const found = compareProfiles(dossier, { ...dossier, settings: { ...settings, salesRules: [b, a, ...rest] } })
    expect(found.map((each) => each.path)).toEqual(['salesRules.order'])
  })

  it('names VAT accounts by what they are for, without cutting the rate', () => {
    const vatAccounts = settings.vatAccounts.map((each) =>
      each.direction === 'sale' && each.rate === '5.5' ? { ...each, account: settings.special.customers } : each,
    )
    expect(compareProfiles(dossier, { ...dossier, settings: { ...settings, vatAccounts } })).toEqual([
      { path: 'vatAccounts.sale S 5,5.account', now: '445710', next: '411000' },
    ])
  })
})
