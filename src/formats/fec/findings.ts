import type { Finding } from '../findings'
import { FindingsBy } from '../findings'

/**
 * How grave a finding is. `blocking`: the administration's checker (Test Compta Demat) says the file is not conformant.
 * `alert`: it lists it and still says conformant. It says nothing of the others, but law, doctrine or importers do:
 * `error` (accounting sense is lost), `warning`, `information`.
 */
export type FecSeverity = 'blocking' | 'alert' | 'error' | 'warning' | 'information'

/** Every rule of the validator, by code. The words are in the texts. */
export const FEC_RULES = {
  NAME: 'blocking',
  'NAME-SIREN': 'warning',
  SEP: 'blocking',
  'SEP-TRAIL': 'information',
  EMPTY: 'blocking',
  'COL-NONE': 'blocking',
  'COL-MISSING': 'blocking',
  'COL-ALIAS': 'error',
  'COL-SPELL': 'warning',
  'COL-ORDER': 'warning',
  'COL-DUP': 'warning',
  'COL-MIX': 'error',
  'COL-EXTRA': 'information',
  'LINE-COUNT': 'blocking',
  'LINE-BLANK': 'blocking',
  'EOL-MIX': 'warning',
  'EOL-IN-FIELD': 'warning',
  ENC: 'warning',
  'ENC-BOM': 'information',
  'ENC-UTF16': 'blocking',
  REQ: 'blocking',
  'REQ-DATA': 'blocking',
  'REQ-CASH': 'warning',
  'DATE-BAD': 'blocking',
  'DATE-ZERO': 'warning',
  'DATE-FORM': 'warning',
  'DATE-CENTURY': 'alert',
  'DATE-YEAR': 'error',
  'DATE-ORDER': 'warning',
  'PIECE-YEAR': 'warning',
  'NUM-DOT': 'blocking',
  'NUM-THOUSAND': 'blocking',
  'NUM-BAD': 'blocking',
  'NUM-LARGE': 'error',
  'NUM-LAX': 'warning',
  'NUM-BLANK': 'warning',
  'ACC-3': 'alert',
  'DC-BOTH': 'alert',
  'DC-ZERO': 'alert',
  SENS: 'blocking',
  'BAL-ENTRY': 'error',
  'BAL-FILE': 'error',
  'ENTRY-1LINE': 'error',
  'ENTRY-DATES': 'error',
  'SEQ-GAP': 'warning',
  'SEQ-DUP': 'warning',
  'SEQ-ORDER': 'warning',
  'AN-FIRST': 'warning',
  'VALID-ORDER': 'warning',
  'AUX-PAIR': 'warning',
  'AUX-ACCOUNT': 'warning',
  'LET-PAIR': 'warning',
  'LET-BAL': 'warning',
  'CUR-PAIR': 'warning',
  'LIB-VARIES': 'information',
} as const satisfies Record<string, FecSeverity>

export type FecCode = keyof typeof FEC_RULES

/** A rule that is broken; line 1 of its places is the header, their field is the law's. */
export type FecFinding = Finding<FecCode, FecSeverity>

/** Gathers findings by rule. */
export class Findings extends FindingsBy<FecCode, FecSeverity> {
  constructor() {
    super(FEC_RULES, ['blocking', 'error', 'alert', 'warning', 'information'])
  }
}
