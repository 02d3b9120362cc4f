import type { Calendar } from './build'
import { invoice } from './build'
import { SUPPLIERS as S } from './parties'

/**
 * The purchases: expenses, an asset, subcontracting under reverse charge, an acquisition inside the Community, a deposit
 * and its final invoice, a credit note.
 */
export function purchases({ day }: Calendar) {
  const direction = 'purchase'
  return {
    supplies: invoice({
      direction,
      number: 'GEC-10458',
      date: day(0, 12),
      party: S.grossiste,
      lines: [['goods', 'Câble et douilles', '640.00', '20']],
    }),
    power: invoice({
      direction,
      number: 'EL-2207741',
      date: day(1, 25),
      party: S.energie,
      days: 15,
      lines: [['service', 'Électricité de l’atelier', '212.40', '20']],
    }),
    computer: invoice({
      direction,
      number: 'OSA-981',
      date: day(2, 10),
      party: S.informatique,
      lines: [['fixed-asset', 'Poste de dessin', '2490.00', '20']],
    }),
    glass: invoice({
      direction,
      number: '2026/318',
      date: day(3, 5),
      party: S.italie,
      days: 60,
      lines: [['goods', 'Verres soufflés', '1870.00', 'K']],
    }),
    subcontract: invoice({
      direction,
      number: 'KER-77',
      date: day(4, 20),
      party: S.artisan,
      lines: [['service', 'Pose sur chantier, autoliquidation', '1300.00', 'AE']],
    }),
    insurance: invoice({
      direction,
      number: 'MDA-55012',
      date: day(5, 8),
      party: S.assurance,
      days: 0,
      lines: [['service', 'Assurance de l’atelier', '486.00', 'E']],
    }),
    restock: invoice({
      direction,
      number: 'GEC-11290',
      date: day(7, 14),
      party: S.grossiste,
      lines: [['goods', 'Alimentations', '910.00', '20']],
    }),
    standDeposit: invoice({
      direction,
      kind: 'deposit',
      number: 'OSA-AC-44',
      date: day(6, 18),
      party: S.informatique,
      days: 10,
      lines: [['service', 'Acompte sur la vitrine en ligne', '300.00', '20']],
    }),
    stand: invoice({
      direction,
      number: 'OSA-1066',
      date: day(7, 18),
      party: S.informatique,
      lines: [['service', 'Vitrine en ligne', '1000.00', '20']],
      prepaid: '360.00',
      more: { deposits: [{ number: 'OSA-AC-44', date: day(6, 18) }] },
    }),
    back: invoice({
      direction,
      kind: 'credit-note',
      number: 'GEC-AV-0311',
      date: day(8, 2),
      party: S.grossiste,
      lines: [['goods', 'Alimentations reprises', '130.00', '20']],
      more: { refersTo: [{ number: 'GEC-11290' }] },
    }),
    autumn: invoice({
      direction,
      number: 'EL-2391120',
      date: day(9, 25),
      party: S.energie,
      days: 15,
      lines: [['service', 'Électricité de l’atelier', '248.75', '20']],
    }),
    stock: invoice({
      direction,
      number: 'GEC-12007',
      date: day(10, 9),
      party: S.grossiste,
      lines: [['goods', 'Guirlandes à monter', '1520.00', '20']],
    }),
  }
}
