import { ZERO } from '../../domain/money'
import { amountColumn, blank, blanks, literal, tag, text } from '../columns'
import { analytic, auxiliary, auxiliaryLabel } from '../fields'
import { behind, hasSection } from '../records'

/** Amounts are cents on twelve digits behind their sign, thirteen without one. */
export const HUNDREDTHS = { width: 13, mark: '', fill: '0' } as const

/** I: the whole line to one section; a percentage has two implied decimals. */
export const SPLIT = behind(
  hasSection,
  tag('Type', 'I'),
  literal('Pourcentage', '10000'),
  amountColumn('Montant', ({ line }) => line.amount, { ...HUNDREDTHS, sign: '+' }),
  analytic('Section', { width: 10 }),
  blank('Nature', 10),
)

const PAST = ['Débit N-1', 'Crédit N-1', 'Débit N-2', 'Crédit N-2'].map((name) =>
  amountColumn(name, () => ZERO, HUNDREDTHS),
)

/** C: a third party, before its first use. Its update flag stays blank: the firm's own names are not written over. */
export const THIRD_PARTY = [
  tag('Type', 'C'),
  auxiliary('Compte', { width: 8, distinct: undefined }),
  auxiliaryLabel('Intitulé', { width: 30, whenTooWide: 'cut' }),
  text('Clé alphabétique', ({ line }) => (line.auxiliary?.number ?? '').replace(/^[CF](?=.)/, ''), {
    width: 7,
    whenTooWide: 'cut',
  }),
  ...PAST,
  text('Collectif', ({ line }) => line.account.padEnd(8, '0'), { width: 8 }),
  ...blanks({ 'Adresse 1': 30, 'Adresse 2': 30, Ville: 30, Téléphone: 20, 'Mise à jour': 1 }),
  text('Nature', ({ line }) => (line.account.startsWith('40') ? 'F' : 'C'), { width: 1 }),
  literal('Centralisé', 'N'),
]
