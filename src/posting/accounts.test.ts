import { describe, expect, it } from 'vitest'
import { rateOf, testDossier } from '../../tests/properties/made'
import { RATE_0 } from '../domain/document'
import type { AccountRule } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'
import type { RuleProbe } from '../domain/rule-trace'
import { traceRule } from './accounts'
import { defaultSettings } from './default-settings'

const dossier = testDossier('debits')
const probe: RuleProbe = {
  direction: 'sale',
  document: 'invoice',
  kind: 'goods',
  treatment: 'S',
  rate: rateOf('20'),
  code: '',
  category: '',
  party: '',
}
const rule = (id: string, account: string, conditions: Partial<AccountRule>): AccountRule => ({
  id,
  account: account as AccountNumber,
  ...conditions,
})

describe('the rule tester', () => {
  it('shows the rule that wins and what failed in those before it', () => {
    const salesRules = [
      rule('item', '707100', { code: 'SUSP-1' }),
      rule('client', '707101', { party: '791234503' }),
      rule('rebate', '709700', { document: 'credit-note' }),
      rule('goods', '707000', { kind: 'goods', rate: rateOf('20') }),
    ]
    const mine = { ...dossier, settings: { ...dossier.settings, salesRules } }
    expect(traceRule(mine, probe)).toEqual({
      account: '707000',
      accountLabel: 'Ventes de marchandises',
      rule: 'goods',
      vatAccount: '445712',
      tried: [
        { rule: 'item', failed: 'code' },
        { rule: 'client', failed: 'party' },
        { rule: 'rebate', failed: 'document' },
        { rule: 'goods', failed: null },
      ],
    })
    expect(traceRule(mine, { ...probe, code: 'susp 1' }).rule).toBe('item')
    expect(traceRule(mine, { ...probe, party: '791234503' }).rule).toBe('client')
    expect(traceRule(mine, { ...probe, kind: 'service' }).account).toBeNull()
  })
})

describe('the default profile', () => {
  it.each([
    ['goods', 'K', '707200'],
    ['goods', 'G', '707300'],
    ['service', 'AE', '706400'],
    ['service', 'F', '706000'],
    ['finished-product', 'S', '701000'],
    ['transport', 'S', '708500'],
    ['disbursement', 'O', '467000'],
  ] as const)('sends %s under %s to %s', (kind, treatment, account) => {
    const rate = treatment === 'S' ? rateOf('20') : RATE_0
    expect(traceRule(dossier, { ...probe, kind, treatment, rate }).account).toBe(account)
  })

  it.each([null, 6, 7, 8, 10])('has a label in the chart for each account it uses, at width %s', (width) => {
    const settings = defaultSettings('encaissements', width)
    const labels = new Set<string>(settings.chart.map((account) => account.number))
    expect(labels.size).toBe(settings.chart.length)
    const used = [
      ...[...settings.salesRules, ...settings.purchaseRules].map((each) => each.account),
      ...settings.vatAccounts.map((each) => each.account),
      ...settings.paymentModes.map((each) => each.account),
      ...settings.journals.flatMap((each) => each.account ?? []),
      ...Object.values(settings.special),
    ]
    expect(used.filter((account) => !labels.has(account))).toEqual([])
    if (width !== null) expect([...labels].every((account) => account.length === width)).toBe(true)
  })

  it('names each payment mode and its spellings once', () => {
    const names = defaultSettings('debits', 6).paymentModes.flatMap((mode) => [
      mode.code.toLowerCase(),
      ...mode.aliases,
    ])
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})
