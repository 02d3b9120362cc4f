import type { PlainDate } from '../domain/date'
import { firstDay, lastDay } from '../domain/date'
import type { Document } from '../domain/document'
import type { Dossier, DossierId, FormatId, Settings } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'
import { amount, EUR } from '../domain/money'
import type { Calendar } from './build'
import { calendar } from './build'
import { CUSTOMERS } from './parties'
import { payments } from './payments'
import { purchases } from './purchases'
import { creditNotes, sales } from './sales'

const MADE_TO_MEASURE = '701100' as AccountNumber

/** One thing that happened in the demonstration's past, to be played through the ordinary acts in this order. */
type DemonstrationStep =
  | { readonly what: 'take'; readonly documents: readonly Document[] }
  | {
      readonly what: 'export'
      readonly from: PlainDate
      readonly to: PlainDate
      readonly format: FormatId
      readonly sales: boolean
    }

export interface Demonstration {
  readonly dossier: Dossier
  readonly steps: readonly DemonstrationStep[]
}

/**
 * A made-up company with some sixty documents over the twelve months that end with `today`'s: every scheme, two exports
 * already made, late arrivals, a document modified since its export, and a few blocked for reasons worth seeing.
 * `settings` is the default profile for receipts, with a rule for one item; the account of the 8,5 % rate is taken out
 * so that one document asks for it.
 */
export function demonstration(today: PlainDate, id: DossierId, settings: Settings): Demonstration {
  const year = calendar(today)
  const sold = sales(year)
  const credits = creditNotes(year, sold)
  const bought = purchases(year)
  const all: Document[] = [
    ...Object.values(sold),
    ...Object.values(credits),
    ...Object.values(bought),
    ...payments(year, sold, credits, bought),
  ]
  const late: readonly Document[] = [sold.lateOne, credits.returned]
  const early = all.filter((document) => !late.includes(document))
  return {
    dossier: company(year, id, settings),
    steps: [
      { what: 'take', documents: early },
      {
        what: 'export',
        from: firstDay(year.month(0)),
        to: lastDay(year.month(5)),
        format: 'fec' as FormatId,
        sales: false,
      },
      {
        what: 'export',
        from: firstDay(year.month(6)),
        to: lastDay(year.month(8)),
        format: 'quadratus' as FormatId,
        sales: true,
      },
      { what: 'take', documents: late },
      // The customer moved and its terms changed after the export: the document comes again, different.
      {
        what: 'take',
        documents: [
          {
            ...sold.shop3,
            totals: sold.shop3.totals,
            party: { ...CUSTOMERS.boutique, name: 'Ventes en boutique et en ligne' },
          },
        ],
      },
    ],
  }
}

function company(year: Calendar, id: DossierId, settings: Settings): Dossier {
  return {
    id,
    name: 'Atelier Lumière SARL (démonstration)',
    siren: '812345676',
    vatId: 'FR19812345676',
    postalCode: '44000',
    currency: EUR,
    fiscalYears: [{ start: firstDay(year.month(0)), end: lastDay(year.month(11)) }],
    vatRegime: 'encaissements',
    format: 'quadratus' as FormatId,
    formatOptions: {},
    settings: {
      ...settings,
      roundingLimit: amount(5),
      vatAccounts: settings.vatAccounts.filter((each) => each.rate !== '8.5'),
      // One item has an account of its own, ahead of what its nature would choose.
      salesRules: [{ id: 'sur-mesure', code: 'SUSP-MESURE', account: MADE_TO_MEASURE }, ...settings.salesRules],
    },
    demonstration: true,
  }
}
