import type { PlainDate } from '../../domain/date'
import type { Amount } from '../../domain/money'
import { amount, ZERO } from '../../domain/money'
import type { FecField, FecHeader } from './columns'
import type { Findings } from './findings'
import { readCents, readDate } from './values'

/** One line of a FEC as understood: one side, a positive amount (a negative one moves to the other side). */
export interface FecLine {
  /** Line number in the file; the header is 1. */
  readonly line: number
  readonly journal: string
  readonly journalLabel: string
  readonly number: string
  readonly date: PlainDate | undefined
  readonly account: string
  readonly accountLabel: string
  readonly auxiliary: string
  readonly auxiliaryLabel: string
  readonly pieceRef: string
  readonly pieceDate: PlainDate | undefined
  readonly label: string
  readonly debit: Amount
  readonly credit: Amount
  readonly letter: string
  readonly letterDate: PlainDate | undefined
  readonly validDate: PlainDate | undefined
  /** In hundredths, with the file's own sign. */
  readonly foreignAmount: Amount | undefined
  readonly foreignCurrency: string
}

/** Empty on these lines is refused in every regime. */
const REQUIRED: readonly FecField[] = ['EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib', 'EcritureLib']
const REQUIRED_COMMERCIAL: readonly FecField[] = ['JournalCode', 'JournalLib', 'PieceRef', 'PieceDate', 'ValidDate']
const REQUIRED_CASH: readonly FecField[] = ['PieceRef', 'PieceDate']
const CASH_BLANK: readonly FecField[] = ['DateRglt', 'ModeRglt']

const CONTROL = /[\p{Cc}\u2028\u2029]/u
/** Collective accounts that third parties stand under. */
const THIRD_PARTY = /^4[01256]/

/** What a line is checked against. */
export interface LineRules {
  readonly header: FecHeader
  /** Years closed from 2013 on: the checker wants more fields. */
  readonly since2013: boolean
  /** Days that entries may have. */
  readonly from: PlainDate | undefined
  readonly to: PlainDate | undefined
}

/** Reads the fields of one line and runs the rules that need nothing but that line. */
export function readLine(line: number, fields: readonly string[], rules: LineRules, findings: Findings): FecLine {
  const { header } = rules
  const text = (name: FecField): string => {
    const raw = fields[header.at[name]] ?? ''
    if (CONTROL.test(raw)) findings.add('EOL-IN-FIELD', line, name, raw)
    return raw.trim()
  }
  const date = (name: FecField) => {
    const raw = text(name)
    const { value, broken } = readDate(raw)
    for (const code of broken) {
      const zeroEntry = code === 'DATE-ZERO' && name === 'EcritureDate'
      findings.add(code, line, name, raw, zeroEntry ? 'blocking' : undefined)
    }
    return value
  }
  const cents = (name: FecField) => {
    const raw = text(name)
    const { value, broken } = readCents(raw)
    for (const code of broken) findings.add(code, line, name, raw)
    return { raw, value }
  }
  required(line, fields, rules, findings)

  const sides = header.signed ? signedSides(line, cents, text, findings) : twoSides(line, cents, findings)
  const foreign = cents('Montantdevise')
  const read: FecLine = {
    line,
    journal: text('JournalCode'),
    journalLabel: text('JournalLib'),
    number: text('EcritureNum'),
    date: date('EcritureDate'),
    account: text('CompteNum'),
    accountLabel: text('CompteLib'),
    auxiliary: text('CompAuxNum'),
    auxiliaryLabel: text('CompAuxLib'),
    pieceRef: text('PieceRef'),
    pieceDate: date('PieceDate'),
    label: text('EcritureLib'),
    ...sides,
    letter: text('EcritureLet'),
    letterDate: date('DateLet'),
    validDate: date('ValidDate'),
    foreignAmount: foreign.raw === '' ? undefined : foreign.value,
    foreignCurrency: text('Idevise'),
  }
  if (header.regime !== 'commercial') date('DateRglt')
  check(read, foreign.raw, rules, findings)
  return read
}

function required(line: number, fields: readonly string[], { header, since2013 }: LineRules, findings: Findings): void {
  const commercial = header.regime === 'commercial'
  const missing = (name: FecField) => header.at[name] >= 0 && (fields[header.at[name]] ?? '').trim() === ''
  for (const name of REQUIRED) if (missing(name)) findings.add('REQ', line, name)
  if (since2013) {
    for (const name of commercial ? REQUIRED_COMMERCIAL : REQUIRED_CASH) {
      if (missing(name)) findings.add('REQ-DATA', line, name)
    }
  }
  if (!commercial) for (const name of CASH_BLANK) if (missing(name)) findings.add('REQ-CASH', line, name)
}

type Cents = (name: FecField) => { raw: string; value: Amount | undefined }

function twoSides(line: number, cents: Cents, findings: Findings): { debit: Amount; credit: Amount } {
  const debit = cents('Debit')
  const credit = cents('Credit')
  if (debit.raw === '') findings.add('NUM-BLANK', line, 'Debit')
  if (credit.raw === '') findings.add('NUM-BLANK', line, 'Credit')
  // A side that could not be read is a finding already; nothing is said of the other then.
  if (debit.value !== undefined && credit.value !== undefined) {
    if (debit.value !== 0 && credit.value !== 0) findings.add('DC-BOTH', line, 'Debit', debit.raw)
    if (debit.value === 0 && credit.value === 0) findings.add('DC-ZERO', line, 'Debit')
  }
  return oneSide(debit.value ?? ZERO, credit.value ?? ZERO)
}

function signedSides(
  line: number,
  cents: Cents,
  text: (name: FecField) => string,
  findings: Findings,
): { debit: Amount; credit: Amount } {
  const { raw, value } = cents('Montant')
  const sens = text('Sens').toUpperCase()
  const debit = sens === 'D' || sens === '+1' || sens === '1'
  if (!debit && sens !== 'C' && sens !== '-1') findings.add('SENS', line, 'Sens', sens)
  if (raw === '') findings.add('NUM-BLANK', line, 'Montant')
  if (value === 0) findings.add('DC-ZERO', line, 'Montant')
  return debit ? oneSide(value ?? ZERO, ZERO) : oneSide(ZERO, value ?? ZERO)
}

function oneSide(debit: Amount, credit: Amount): { debit: Amount; credit: Amount } {
  return {
    debit: amount(Math.max(debit, 0) + Math.max(-credit, 0)),
    credit: amount(Math.max(credit, 0) + Math.max(-debit, 0)),
  }
}

function check(read: FecLine, foreignText: string, { from, to }: LineRules, findings: Findings): void {
  const { line } = read
  if (read.account !== '' && !/^\d{3}/.test(read.account)) findings.add('ACC-3', line, 'CompteNum', read.account)
  if ((read.auxiliary === '') !== (read.auxiliaryLabel === '')) {
    findings.add('AUX-PAIR', line, 'CompAuxNum', read.auxiliary || read.auxiliaryLabel)
  }
  if (read.auxiliary !== '' && !THIRD_PARTY.test(read.account)) {
    findings.add('AUX-ACCOUNT', line, 'CompteNum', `${read.account} ${read.auxiliary}`)
  }
  if ((read.letter === '') !== (read.letterDate === undefined)) {
    findings.add('LET-PAIR', line, 'EcritureLet', read.letter)
  }
  if ((foreignText === '') !== (read.foreignCurrency === '')) {
    findings.add('CUR-PAIR', line, 'Montantdevise', `${foreignText} ${read.foreignCurrency}`.trim())
  }
  const outside = (day: PlainDate | undefined) =>
    day !== undefined && ((from !== undefined && day < from) || (to !== undefined && day > to))
  if (outside(read.date)) findings.add('DATE-YEAR', line, 'EcritureDate', read.date)
  if (outside(read.pieceDate)) findings.add('PIECE-YEAR', line, 'PieceDate', read.pieceDate)
  if (read.validDate !== undefined && read.date !== undefined && read.validDate < read.date) {
    findings.add('DATE-ORDER', line, 'ValidDate', read.validDate)
  }
  if (read.letterDate !== undefined && read.pieceDate !== undefined && read.letterDate < read.pieceDate) {
    findings.add('DATE-ORDER', line, 'DateLet', read.letterDate)
  }
}
