import { describe, expect, it } from 'vitest'
import { parsePlainDate } from '../../../domain/date'
import type { Dossier, DossierId, FormatId } from '../../../domain/dossier'
import { EUR } from '../../../domain/money'
import { formatInfos } from '../../../formats'
import { defaultSettings } from '../../../posting'
import { withAccount } from './chart-edit'
import { COMPANY, nextYear } from './company-draft'
import { formatSpec } from './format-draft'
import { JOURNALS } from './journals-draft'
import { MODES } from './modes-draft'
import { isTemplate, PARTIES } from './parties-draft'
import { PRACTICE } from './practice-draft'
import { Reading } from './reading'
import { blankRule, ruleName, rulesSpec } from './rules-draft'
import type { SectionSpec } from './section'
import { SPECIAL } from './special-draft'
import { accountUsers } from './usage'
import { VAT } from './vat-draft'

function day(text: string) {
  const date = parsePlainDate(text)
  if (!date) throw new Error(text)
  return date
}

const dossier: Dossier = {
  id: 'd1' as DossierId,
  name: 'Atelier',
  siren: null,
  vatId: null,
  postalCode: null,
  currency: EUR,
  fiscalYears: [{ start: day('2026-01-01'), end: day('2026-12-31') }],
  vatRegime: 'debits',
  format: 'fec' as FormatId,
  formatOptions: {},
  settings: defaultSettings('debits', 6),
  demonstration: false,
}

/** Reads a section, changes its draft, writes it. */
function edit<D extends object>(spec: SectionSpec<D>, change: (draft: D) => void = () => {}) {
  const draft = spec.read(dossier)
  change(draft)
  const reading = new Reading()
  const next = spec.write(draft, dossier, reading)
  return { next, errors: reading.errors }
}

describe('a section read and saved untouched leaves the dossier as it was', () => {
  const sections = {
    COMPANY,
    JOURNALS,
    MODES,
    PARTIES,
    PRACTICE,
    SPECIAL,
    sales: rulesSpec('sale'),
    purchases: rulesSpec('purchase'),
    format: formatSpec(formatInfos()),
  }
  for (const [name, spec] of Object.entries(sections)) {
    it(name, () => {
      const { next, errors } = edit(spec as SectionSpec<object>)
      expect(errors).toEqual({})
      expect(next).toEqual(dossier)
    })
  }

  it('VAT, whose rows are only put in the order of their precision', () => {
    const { next, errors } = edit(VAT)
    expect(errors).toEqual({})
    const rows = (settings: Dossier['settings']) => settings.vatAccounts.map((each) => JSON.stringify(each)).sort()
    expect(rows(next.settings)).toEqual(rows(dossier.settings))
  })
})

describe('company', () => {
  it('proposes the year after the last one, also when it does not start in January or is short', () => {
    expect(nextYear([{ start: '01/01/2026', end: '31/12/2026' }])).toEqual({ start: '01/01/2027', end: '31/12/2027' })
    expect(nextYear([{ start: '01/07/2025', end: '30/06/2026' }])).toEqual({ start: '01/07/2026', end: '30/06/2027' })
    expect(nextYear([{ start: '01/03/2027', end: '28/02/2028' }])).toEqual({ start: '29/02/2028', end: '27/02/2029' })
    expect(nextYear([{ start: '', end: 'bientôt' }])).toBeUndefined()
  })

  it('refuses a year that overlaps another or ends before it starts, at its own field', () => {
    const { errors } = edit(COMPANY, (draft) => {
      draft.fiscalYears.push({ start: '31/12/2026', end: '30/11/2026' })
    })
    expect(errors).toEqual({ 'fiscalYears.1.start': 'no-overlap', 'fiscalYears.1.end': 'date-order' })
  })

  it('orders the years, and reads SIREN and VAT number with their spaces', () => {
    const { next, errors } = edit(COMPANY, (draft) => {
      draft.fiscalYears.unshift({ start: '1/1/27', end: '31.12.2027' })
      draft.siren = '732 829 320'
      draft.vatId = 'fr 44 732 829 320'
    })
    expect(errors).toEqual({})
    expect(next.fiscalYears.map((year) => year.start)).toEqual(['2026-01-01', '2027-01-01'])
    expect([next.siren, next.vatId]).toEqual(['732829320', 'FR44732829320'])
  })
})

describe('chart', () => {
  it('adds an account in its place, and refuses one that is there under another width', () => {
    const added = withAccount(dossier.settings, { number: '7061', label: 'Conseil' }, null)
    expect('chart' in added && added.chart.some((each) => each.number === '7061')).toBe(true)
    expect(withAccount(dossier.settings, { number: '706', label: 'Prestations' }, null)).toEqual({
      errors: { number: 'unique' },
    })
    expect(withAccount(dossier.settings, { number: '70612345', label: '' }, null)).toEqual({
      errors: { number: 'width', label: 'filled' },
    })
  })

  it('knows which settings name an account', () => {
    expect(accountUsers(dossier.settings).get('512000')).toEqual(['mode', 'journal'])
    expect(accountUsers(dossier.settings).get('101000')).toBeUndefined()
  })
})

describe('rules', () => {
  it('keeps only the conditions that are said, and refuses a name given twice', () => {
    const { next, errors } = edit(rulesSpec('sale'), (draft) => {
      draft.rules.unshift(blankRule('new', { id: 'debours', rate: '5,5', party: ' fr1 ', account: '7061' }))
    })
    const second = dossier.settings.salesRules.findIndex((rule) => rule.id === 'debours') + 1
    expect(errors).toEqual({ [`rules.${second}.id`]: 'unique' })
    expect(next.settings.salesRules[0]).toEqual({ id: 'debours', rate: '5.5', party: 'FR1', account: '7061' })
  })

  it('keeps the section that is typed, and none where there is none', () => {
    const { next } = edit(rulesSpec('sale'), (draft) => {
      const [first] = draft.rules
      if (first) first.section = ' ATELIER '
    })
    expect(next?.settings.salesRules.slice(0, 2).map((rule) => rule.section)).toEqual(['ATELIER', undefined])
  })

  it('names a rule by what it looks at, and no other alike', () => {
    const rule = blankRule('new', { kind: 'service', treatment: 'K' })
    expect(ruleName(rule, [], 'Service')).toBe('service-k')
    expect(ruleName(rule, ['service-k'], 'Service')).toBe('service-k-2')
  })
})

describe('VAT accounts', () => {
  it('looks at the row with a rate before the one for all rates, in whatever order they were typed', () => {
    const { next } = edit(VAT, (draft) => {
      draft.rows.unshift({ key: 'a', direction: 'sale', treatment: 'S', rate: '', asset: false, account: '44571' })
    })
    const sales = next.settings.vatAccounts.filter((each) => each.direction === 'sale' && each.treatment === 'S')
    expect(sales.at(-1)).toEqual({ direction: 'sale', treatment: 'S', account: '44571' })
  })

  it('refuses two accounts for one rate, and a rate that is none', () => {
    const { errors } = edit(VAT, (draft) => {
      const [first, second] = draft.rows
      if (first) first.rate = '10'
      if (second) second.rate = '10,0'
      const third = draft.rows[2]
      if (third) third.rate = '120'
    })
    expect(errors['rows.1.rate']).toBe('unique')
    expect(errors['rows.2.rate']).toBe('rate')
  })
})

describe('journals', () => {
  it('a code that changes is followed by payment modes and default journals', () => {
    const { next, errors } = edit(JOURNALS, (draft) => {
      for (const journal of draft.journals) journal.code = journal.code === 'BQ' ? 'ba1' : `X${journal.code}`
    })
    expect(errors).toEqual({})
    expect(next.settings.salesJournal).toBe('XVE')
    expect(new Set(next.settings.paymentModes.map((mode) => mode.journal))).toEqual(new Set(['BA1', 'XCA', 'XOD']))
  })

  it('one that is still used cannot go; one without an account must not be a bank', () => {
    const { errors } = edit(JOURNALS, (draft) => {
      draft.journals.splice(2, 1)
      const general = draft.journals.find((journal) => journal.code === 'OD')
      if (general) general.kind = 'bank'
    })
    expect(errors).toEqual({ journals: 'known', 'journals.3.account': 'filled' })
  })
})

describe('payment modes', () => {
  it('refuses a name that already leads to another mode', () => {
    const { errors } = edit(MODES, (draft) => {
      const [first] = draft.modes
      if (first) first.aliases += ', Chèques'
    })
    expect(errors).toEqual({ 'modes.2.aliases': 'unique' })
  })
})

describe('third parties', () => {
  it('a template names its party, with letters and digits around', () => {
    expect(['C{name}', '411{code:4}', '{siren}'].map(isTemplate)).toEqual([true, true, true])
    expect(['CLIENT', 'C-{name}', '{nom}', '{name:0}', ''].some(isTemplate)).toBe(false)
  })
})

describe('habits', () => {
  it('reads the gap in euros and the lock as a day, or nothing', () => {
    const { next, errors } = edit(PRACTICE, (draft) => {
      draft.roundingLimit = '0,10'
      draft.lockedThrough = '31/03/2026'
    })
    expect(errors).toEqual({})
    expect([next.settings.roundingLimit, next.settings.lockedThrough]).toEqual([10, '2026-03-31'])
    expect(edit(PRACTICE, (draft) => (draft.roundingLimit = '10,01')).errors).toEqual({ roundingLimit: 'amount' })
  })
})

describe('format', () => {
  it('keeps only options that differ from their default', () => {
    const { next } = edit(formatSpec(formatInfos()), (draft) => {
      draft.options = { quadratus: { piece20: 'yes', parties: 'yes' } }
    })
    expect(next.formatOptions).toEqual({ quadratus: { piece20: 'yes' } })
  })

  it('refuses a typed option that the format would not take', () => {
    const typed = (dossier: string) =>
      edit(formatSpec(formatInfos()), (draft) => {
        draft.format = 'isacompta' as FormatId
        draft.options = { isacompta: { dossier } }
      })
    expect(typed('00 1').errors).toEqual({ 'options.dossier': 'option' })
    expect(typed('0042').next.formatOptions).toEqual({ isacompta: { dossier: '0042' } })
  })
})
