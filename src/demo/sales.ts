import type { PlainDate } from '../domain/date'
import type { Invoice } from '../domain/document'
import { currencyCode } from '../domain/money'
import type { Calendar, InvoiceSpec } from './build'
import { euros, invoice } from './build'
import { CUSTOMERS as C } from './parties'

/** Numbers of one series, restarted each calendar year: `F-2026-001`. */
function series(prefix: string): (date: PlainDate) => string {
  const last = new Map<string, number>()
  return (date) => {
    const year = date.slice(0, 4)
    const next = (last.get(year) ?? 0) + 1
    last.set(year, next)
    return `${prefix}-${year}-${String(next).padStart(3, '0')}`
  }
}

const CHF = currencyCode('CHF')
const USD = currencyCode('USD')

/**
 * The sales of the twelve months, by name so that payments can point at them: several natures and rates, printed
 * discounts, deposits, one with its final invoice, every treatment and territory, two currencies, and three documents that
 * are blocked for reasons worth seeing (a rate without an account, a total that its lines contradict, a missing rate
 * of exchange).
 */
export function sales({ day }: Calendar) {
  const next = series('F')
  const bill = (date: PlainDate, spec: Omit<InvoiceSpec, 'number' | 'date'>): Invoice =>
    invoice({ ...spec, date, number: next(date) })

  const lamps = bill(day(0, 6), { party: C.ete, lines: [['service', 'Étude d’éclairage', '1000.00', '20']] })
  const menu = bill(day(0, 18), {
    party: C.epicea,
    lines: [
      ['goods', 'Bougies comestibles', '100.00', '5.5'],
      ['goods', 'Location de vaisselle lumineuse', '200.00', '10'],
      ['service', 'Mise en lumière d’une soirée', '300.00', '20'],
      ['transport', 'Port', '12.00', '20'],
    ],
  })
  const shop0 = bill(day(1, 4), {
    party: C.boutique,
    days: 0,
    lines: [['goods', 'Ventes de la semaine', '845.00', '20']],
  })
  const site = bill(day(1, 12), {
    party: C.batisseurs,
    lines: [['service', 'Pose en sous-traitance, lot électricité', '5000.00', 'AE']],
  })
  const hotelDeposit = bill(day(1, 20), {
    party: C.hotel,
    kind: 'deposit',
    days: 10,
    lines: [['service', 'Acompte de 30 % sur le hall', '600.00', '20']],
  })
  const germany = bill(day(2, 3), { party: C.berlin, lines: [['goods', 'Appliques « Aube »', '3200.00', 'K']] })
  const workshop = bill(day(2, 15), {
    party: C.ete,
    lines: [
      ['finished-product', 'Suspensions sur mesure', '1840.00', '20', { code: 'SUSP-MESURE' }],
      ['allowance', 'Remise de fidélité 5 %', '-92.00', '20'],
    ],
  })
  const hotelFinal = bill(day(3, 9), {
    party: C.hotel,
    lines: [['service', 'Éclairage du hall', '2000.00', '20']],
    prepaid: '720.00',
    more: { deposits: [{ number: hotelDeposit.number, date: hotelDeposit.date }] },
  })
  const swiss = bill(day(3, 22), {
    party: C.geneve,
    lines: [['goods', 'Lustre « Léman »', '4150.00', 'G']],
    more: CHF ? { currency: CHF, rate: '1.0450' } : {},
  })
  // A ship at sea is fitted out without VAT, and without reverse charge (CGI art. 262-II-6°).
  const ferry = bill(day(4, 5), { party: C.armement, lines: [['goods', 'Feux de coursive', '1960.00', 'Z']] })
  const training = bill(day(4, 17), { party: C.mairie, lines: [['service', 'Formation des agents', '1450.00', 'E']] })
  const lease = bill(day(5, 2), {
    party: C.epicea,
    days: 60,
    lines: [
      ['service', 'Entretien annuel des luminaires', '1380.00', '20'],
      ['disbursement', 'Timbre avancé pour le compte du client', '45.00', 'O'],
    ],
  })
  const halves = bill(day(5, 19), {
    party: C.mairie,
    lines: [['service', 'Illuminations du port', '6480.00', '20']],
    more: {
      dueDates: [
        { date: day(6, 19), amount: euros('3888.00') },
        { date: day(7, 19), amount: euros('3888.00') },
      ],
    },
  })
  const plan = bill(day(6, 3), { party: C.geneve, lines: [['service', 'Plan d’accrochage', '620.00', 'O']] })
  const renovation = bill(day(6, 14), {
    party: C.hotel,
    lines: [
      ['service', 'Rénovation des chambres (logement de fonction)', '1200.00', '10'],
      ['goods', 'Ampoules de rechange', '186.40', '20'],
    ],
  })
  const canaries = bill(day(7, 3), { party: C.canarias, lines: [['goods', 'Lanternes de patio', '540.00', 'L']] })
  const germanyTwo = bill(day(7, 8), { party: C.berlin, lines: [['service', 'Conseil en éclairage', '900.00', 'AE']] })
  const discount = bill(day(7, 21), { party: C.ete, lines: [['service', 'Mise en conformité', '1000.00', '20']] })
  const shop3 = bill(day(8, 5), {
    party: C.boutique,
    days: 0,
    lines: [['goods', 'Ventes de la semaine', '1502.25', '20']],
  })
  const lateOne = bill(day(8, 27), { party: C.epicea, lines: [['goods', 'Guirlandes de terrasse', '418.00', '20']] })
  const creole = bill(day(9, 6), {
    party: C.reunion,
    lines: [['service', 'Plan d’éclairage d’une case', '750.00', '8.5']],
  })
  const autumn = bill(day(9, 15), {
    party: C.ete,
    lines: [
      ['service', 'Étude d’automne', '1260.00', '20'],
      ['transport', 'Déplacement', '38.00', '20'],
    ],
  })
  const terraceDeposit = bill(day(9, 20), {
    party: C.epicea,
    kind: 'deposit',
    days: 10,
    lines: [['service', 'Acompte sur la terrasse', '350.00', '20']],
  })
  const wrong = bill(day(9, 23), { party: C.batisseurs, lines: [['service', 'Dépannage', '480.00', '20']] })
  const dollar = bill(day(10, 4), {
    party: { name: 'Lightworks LLC', code: 'C010', city: 'Boston', country: 'US' },
    lines: [['goods', 'Applique « Brume »', '1180.00', 'G']],
    more: USD ? { currency: USD } : {},
  })
  const winter = bill(day(10, 13), { party: C.hotel, lines: [['goods', 'Lanternes', '2240.00', '20']] })
  const shop4 = bill(day(10, 20), {
    party: C.boutique,
    days: 0,
    lines: [['goods', 'Ventes de la semaine', '1338.90', '20']],
  })
  const current = bill(day(11, 3), { party: C.mairie, lines: [['service', 'Maquette des fêtes', '2100.00', '20']] })
  const shop5 = bill(day(11, 10), {
    party: C.boutique,
    days: 0,
    lines: [['goods', 'Ventes de la semaine', '764.00', '20']],
  })

  return {
    lamps,
    menu,
    shop0,
    site,
    hotelDeposit,
    germany,
    workshop,
    hotelFinal,
    swiss,
    ferry,
    training,
    lease,
    halves,
    plan,
    renovation,
    canaries,
    germanyTwo,
    discount,
    shop3,
    lateOne,
    creole,
    autumn,
    terraceDeposit,
    dollar,
    winter,
    shop4,
    current,
    shop5,
    // The foot says one euro more than its rows: blocked with the figures, never balanced in silence.
    wrong: { ...wrong, totals: { ...wrong.totals, gross: euros('577.00'), payable: euros('577.00') } },
  }
}

/** Credit notes of the year: half of an invoice, goods taken back, a deposit given up, a rebate granted afterwards. */
export function creditNotes({ day }: Calendar, sold: ReturnType<typeof sales>) {
  const next = series('A')
  const half = invoice({
    kind: 'credit-note',
    number: next(day(1, 9)),
    date: day(1, 9),
    party: C.ete,
    lines: [['service', 'Étude d’éclairage, moitié non réalisée', '500.00', '20']],
    more: { refersTo: [{ number: sold.lamps.number, date: sold.lamps.date }] },
  })
  const returned = invoice({
    kind: 'credit-note',
    number: next(day(7, 2)),
    date: day(7, 2),
    party: C.hotel,
    lines: [['goods', 'Ampoules reprises', '46.60', '20']],
    more: { refersTo: [{ number: sold.renovation.number, date: sold.renovation.date }] },
  })
  const terraceGivenUp = invoice({
    kind: 'deposit-credit-note',
    number: next(day(10, 6)),
    date: day(10, 6),
    party: C.epicea,
    lines: [['service', 'Terrasse abandonnée', '350.00', '20']],
    more: { refersTo: [{ number: sold.terraceDeposit.number, date: sold.terraceDeposit.date }] },
  })
  const alone = invoice({
    kind: 'credit-note',
    number: next(day(10, 24)),
    date: day(10, 24),
    party: C.epicea,
    lines: [['goods', 'Remise de fin d’année', '60.00', '20']],
    more: { rebate: true },
  })
  return { half, returned, terraceGivenUp, alone }
}
