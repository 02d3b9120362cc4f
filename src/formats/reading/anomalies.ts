import type { Finding } from '../findings'
import { FindingsBy } from '../findings'

/**
 * How grave an anomaly is. `error`: an amount, a day, an account or a side is lost or does not hold. `warning`: the
 * target may refuse the line or take it otherwise. `information`: read all the same.
 */
export type ReadSeverity = 'error' | 'warning' | 'information'

/** What a reader can find wrong in a file, by code. The words are in the texts. */
const READ_RULES = {
  empty: 'error',
  charset: 'warning',
  'line-end': 'information',
  'blank-line': 'information',
  'header-missing': 'warning',
  'header-differs': 'warning',
  'record-unknown': 'error',
  'record-order': 'error',
  'record-length': 'warning',
  'field-count': 'warning',
  'date-unreadable': 'error',
  'amount-unreadable': 'error',
  'amount-mark': 'warning',
  'side-unreadable': 'error',
  required: 'error',
  'value-refused': 'warning',
  'too-wide': 'warning',
  control: 'warning',
  'both-sides': 'warning',
  'no-amount': 'warning',
  'several-dates': 'warning',
  'one-line': 'error',
  unbalanced: 'error',
  'file-unbalanced': 'error',
} as const satisfies Record<string, ReadSeverity>

export type ReadCode = keyof typeof READ_RULES

/** An anomaly of a file: how many times, and the first places by line and column. */
export type ReadFinding = Finding<ReadCode, ReadSeverity>

/** Gathers the anomalies of a file. */
export class Anomalies extends FindingsBy<ReadCode, ReadSeverity> {
  constructor() {
    super(READ_RULES, ['error', 'warning', 'information'])
  }
}
