import type { DefinitionFault, FormulaFailure, FormulaFault, FormulaType } from '../../../domain/custom-format'

const TYPES: Readonly<Record<FormulaType, string>> = {
  text: 'a text',
  amount: 'an amount',
  foreign: 'an amount in foreign currency',
  number: 'a number',
  date: 'a date',
  truth: 'a true or false',
}

const listed = (all: readonly FormulaType[]) =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(all.map((each) => TYPES[each]))

/** What is wrong with a formula, and where. */
function formulaFault(fault: FormulaFault): string {
  const at = `Character ${fault.at + 1}: `
  switch (fault.fault) {
    case 'unknown-field':
      return `${at}“${fault.name}” is no field. Choose it from the list of fields.`
    case 'unknown-function':
      return `${at}“${fault.name}” is no function.`
    case 'unknown-table':
      return `${at}no table is called “${fault.name}”.`
    case 'unexpected':
      return `${at}“${fault.found}” is not expected here. A text is written between quotes.`
    case 'unfinished':
      return `${at}the formula ends too early.`
    case 'unclosed-text':
      return `${at}the quote opened here is not closed.`
    case 'unclosed-brace':
      return `${at}the brace opened here is not closed. To write a brace, double it.`
    case 'too-long':
      return `The text is longer than ${fault.most} characters.`
    case 'too-deep':
      return `${at}too many parentheses inside each other.`
    case 'wrong-type':
      return `${at}${listed(fault.wanted)} is needed, and this is ${TYPES[fault.found]}.`
    case 'mixed-types':
      return `${at}${TYPES[fault.other]} does not go with ${TYPES[fault.one]}.`
    case 'arguments':
      return fault.most === 0
        ? `${at}${fault.name} needs at least ${fault.least} values.`
        : `${at}${fault.name} needs ${fault.least === fault.most ? fault.least : `${fault.least} to ${fault.most}`} value${fault.most > 1 ? 's' : ''}.`
    case 'bad-mask':
      return `${at}this is no form of a date (JJ, MM, AAAA…).`
    case 'not-constant':
      return `${at}a text between quotes is needed here.`
    case 'not-of-file':
      return `${at}“${fault.name}” changes from line to line: it cannot stand here.`
  }
}

const NEEDS = { date: 'a date', account: 'an account', amount: 'an amount and its side' } as const

/** What is wrong with a format of one's own. */
export function fault(p: DefinitionFault): string {
  switch (p.what) {
    case 'formula':
      return formulaFault(p.formula)
    case 'empty':
      return 'To be filled in.'
    case 'bad-separator':
      return 'One to three signs, no letter, figure or quote.'
    case 'separator-is-mark':
      return 'The separator of the columns stands in it: change it, or set quotes where needed.'
    case 'same-marks':
      return 'The same sign as the decimal mark.'
    case 'charset-width':
      return 'With fixed widths a character must be one byte: choose Windows-1252, for instance.'
    case 'bad-fill':
      return 'One character without accent.'
    case 'fill-counts':
      return 'That figure would be read as part of the amount and change it: spaces, or zeros with right alignment.'
    case 'not-truth':
      return 'A condition is needed, true or false: account = "411000".'
    case 'bad-width':
      return 'A number from 1 to 500.'
    case 'width-needed':
      return 'The width is needed here.'
    case 'too-narrow':
      return `At least ${p.needed} characters for this date.`
    case 'bad-mask':
      return 'JJ, J, MM, M, AAAA or AA, and signs: JJ/MM/AAAA.'
    case 'not-unique':
      return 'Taken already: another is needed.'
    case 'too-many':
      return `No more than ${p.most}.`
    case 'too-long':
      return `No more than ${p.most} characters.`
    case 'no-columns':
      return 'Add one column at least.'
    case 'no-line':
      return 'A record written for each line is needed.'
    case 'lacks':
      return `${NEEDS[p.needs]} is missing: an import of entries cannot do without.`
    case 'bad-extension':
      return 'One to eight letters or figures: csv, txt.'
  }
}

/** Why a formula has no value. */
export const failures: Readonly<Record<FormulaFailure, string>> = {
  'division-by-zero': 'it divides by zero',
  'too-large': 'the result is too large',
  'not-in-table': 'the value is not in the lookup table',
  'has-cents': 'the amount has cents and the column no decimals',
}
