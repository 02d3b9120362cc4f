import type { Document, VatRate } from '../domain/document'
import { currencyCode } from '../domain/money'
import type { Calendar } from './build'
import { euros, grossOf, payment } from './build'
import { CUSTOMERS as C, SUPPLIERS as S } from './parties'
import type { purchases } from './purchases'
import type { creditNotes, sales } from './sales'

const CHF = currencyCode('CHF')

/**
 * The payments: in part, over several invoices, with fees, discounts, differences, a lost debt, a refund, an exchange gap,
 * an advance, and one by an unknown mode.
 */
export function payments(
  { day }: Calendar,
  s: ReturnType<typeof sales>,
  a: ReturnType<typeof creditNotes>,
  p: ReturnType<typeof purchases>,
) {
  const all: readonly Document[] = [...Object.values(s), ...Object.values(a), ...Object.values(p)]
  const whole = (number: string): readonly [string, string] => [number, grossOf(all, number)]
  const paid = (number: string) => grossOf(all, number)
  const shop = (number: string, invoice: string, month: number, date: number, ...fee: readonly [string, string?]) =>
    payment({
      number,
      date: day(month, date),
      party: C.boutique,
      mode: 'Stripe',
      amount: paid(invoice),
      fee,
      for: [whole(invoice)],
    })

  return [
    payment({
      number: 'R-001',
      date: day(1, 6),
      party: C.ete,
      mode: 'Virement',
      amount: '600.00',
      for: [[s.lamps.number, '600.00']],
    }),
    payment({
      number: 'R-002',
      date: day(1, 22),
      party: C.epicea,
      mode: 'Chèque',
      amount: '500.00',
      slip: 'REM-14',
      for: [[s.menu.number, '500.00']],
    }),
    payment({
      number: 'R-003',
      date: day(1, 26),
      party: C.hotel,
      mode: 'Virement',
      amount: '720.00',
      for: [whole(s.hotelDeposit.number)],
    }),
    shop('R-004', s.shop0.number, 1, 5, '14.45'),
    payment({
      number: 'R-005',
      date: day(2, 20),
      party: C.epicea,
      mode: 'Espèces',
      amount: '199.90',
      for: [[s.menu.number, '199.90']],
    }),
    payment({
      number: 'R-006',
      date: day(2, 24),
      party: C.batisseurs,
      mode: 'Virement',
      amount: '5000.00',
      for: [whole(s.site.number)],
    }),
    payment({
      number: 'R-007',
      date: day(3, 12),
      party: C.berlin,
      mode: 'Virement',
      amount: '3199.60',
      for: [[s.germany.number, '3199.60', { writeOff: { amount: euros('0.40'), reason: 'rounding', for: 'party' } }]],
    }),
    payment({
      number: 'R-008',
      date: day(4, 14),
      party: C.hotel,
      mode: 'Virement',
      amount: paid(s.hotelFinal.number),
      for: [whole(s.hotelFinal.number)],
    }),
    payment({
      number: 'R-009',
      date: day(4, 28),
      party: C.geneve,
      mode: 'Virement',
      amount: '4150.00',
      for: [[s.swiss.number, '4150.00']],
      ...(CHF ? { currency: CHF, rate: '1.0620' } : {}),
    }),
    payment({
      number: 'R-011',
      date: day(5, 23),
      party: C.ete,
      mode: 'Virement',
      amount: paid(s.workshop.number),
      for: [whole(s.workshop.number)],
    }),
    payment({
      number: 'R-010',
      date: day(6, 4),
      party: C.armement,
      mode: 'Virement',
      amount: paid(s.ferry.number),
      for: [whole(s.ferry.number)],
    }),
    payment({
      number: 'R-012',
      date: day(6, 20),
      party: C.mairie,
      mode: 'Virement',
      amount: '5338.00',
      for: [[s.halves.number, '3888.00'], whole(s.training.number)],
    }),
    payment({
      number: 'R-013',
      date: day(7, 6),
      party: C.mairie,
      mode: 'Virement',
      amount: '3888.00',
      for: [[s.halves.number, '3888.00']],
    }),
    payment({
      number: 'R-014',
      date: day(7, 9),
      party: C.hotel,
      mode: 'Virement',
      amount: '55.92',
      refund: true,
      for: [[a.returned.number, '55.92']],
    }),
    payment({
      number: 'R-015',
      date: day(8, 1),
      party: C.ete,
      mode: 'Virement',
      amount: '1176.00',
      for: [
        [
          s.discount.number,
          '1176.00',
          { discount: { net: euros('20.00'), vat: euros('4.00'), rate: '20' as VatRate } },
        ],
      ],
    }),
    shop('R-016', s.shop3.number, 8, 6, '21.24', '4.25'),
    payment({
      number: 'R-017',
      date: day(9, 4),
      party: C.epicea,
      mode: 'Ticket cadeau',
      amount: '120.00',
      for: [[s.lease.number, '120.00']],
    }),
    payment({
      number: 'R-018',
      date: day(10, 22),
      party: C.hotel,
      mode: 'Virement',
      amount: '3000.00',
      for: [whole(s.winter.number), [null, '312.00']],
    }),
    payment({
      number: 'R-019',
      date: day(10, 26),
      party: C.ete,
      mode: 'Virement',
      amount: '1200.00',
      for: [[s.autumn.number, '1200.00', { writeOff: { amount: euros('357.60'), reason: 'bad-debt', for: 'party' } }]],
    }),
    payment({
      number: 'P-001',
      direction: 'purchase',
      date: day(1, 12),
      party: S.grossiste,
      mode: 'Virement',
      amount: paid(p.supplies.number),
      for: [whole(p.supplies.number)],
    }),
    payment({
      number: 'P-002',
      direction: 'purchase',
      date: day(2, 9),
      party: S.energie,
      mode: 'Prélèvement',
      amount: paid(p.power.number),
      for: [whole(p.power.number)],
    }),
    payment({
      number: 'P-003',
      direction: 'purchase',
      date: day(5, 8),
      party: S.assurance,
      mode: 'Carte',
      amount: paid(p.insurance.number),
      for: [whole(p.insurance.number)],
    }),
    payment({
      number: 'P-005',
      direction: 'purchase',
      date: day(6, 28),
      party: S.informatique,
      mode: 'Virement',
      amount: paid(p.standDeposit.number),
      for: [whole(p.standDeposit.number)],
    }),
    payment({
      number: 'P-004',
      direction: 'purchase',
      date: day(8, 20),
      party: S.grossiste,
      mode: 'Virement',
      amount: '936.00',
      for: [[p.restock.number, '936.00']],
    }),
  ]
}
