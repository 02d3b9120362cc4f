import type { FecCode } from '../../../formats/fec/findings'

/** The words of the check of a FEC, by rule: what is wrong, what to do. */
export const en = {
  NAME: {
    what: 'The file’s name does not have the expected form.',
    remedy: 'Rename it SIREN + FEC + closing date, e.g. 123456789FEC20261231.txt.',
  },
  'NAME-SIREN': {
    what: 'The SIREN or the closing date in the name is not right.',
    remedy: 'Correct the name: nine digits of SIREN, then FEC, then the last day of the fiscal year.',
  },
  SEP: {
    what: 'Fields are separated neither by tabs nor by vertical bars.',
    remedy: 'Export the FEC again with the tab as separator.',
  },
  'SEP-TRAIL': { what: 'One separator too many ends the lines.', remedy: 'Tolerated; nothing to do.' },
  EMPTY: { what: 'The file holds no entry line.', remedy: 'Check the period that was exported.' },
  'COL-NONE': {
    what: 'The first line does not name the fields of a FEC.',
    remedy: 'Check that the file is a FEC and that its header line was not removed.',
  },
  'COL-MISSING': {
    what: 'A mandatory field is missing from the header.',
    remedy: 'All eighteen fields are required, even when empty: add the column.',
  },
  'COL-ALIAS': {
    what: 'A field has a name that the checker does not recognise.',
    remedy: 'Give it the exact name of the law.',
  },
  'COL-SPELL': {
    what: 'A field’s name is not spelt exactly as in the law.',
    remedy: 'Recognised here; some programs refuse it.',
  },
  'COL-ORDER': {
    what: 'Fields are not in the order of the law.',
    remedy: 'Put them back in order: some programs read by position.',
  },
  'COL-DUP': { what: 'A field is there twice.', remedy: 'Remove the second column: only the first is read.' },
  'COL-MIX': {
    what: 'Montant is mixed with Debit or Credit.',
    remedy: 'Keep Debit and Credit, or Montant and Sens, never both.',
  },
  'COL-EXTRA': { what: 'Additional column.', remedy: 'Allowed after the fields of the law; nothing to do.' },
  'LINE-COUNT': {
    what: 'The number of fields differs from the header’s.',
    remedy: 'Look for a separator or a line break in a label; the line was not read.',
  },
  'LINE-BLANK': { what: 'Blank line.', remedy: 'Delete it.' },
  'EOL-MIX': { what: 'Line endings are of several kinds.', remedy: 'Save the file with one kind of line ending.' },
  'EOL-IN-FIELD': { what: 'A field holds a control character.', remedy: 'Remove it from the label at its source.' },
  ENC: {
    what: 'The character set is neither UTF-8 nor ISO 8859-15.',
    remedy: 'Read as Windows-1252; check the accents.',
  },
  'ENC-BOM': { what: 'The file begins with a UTF-8 mark.', remedy: 'Tolerated; nothing to do.' },
  'ENC-UTF16': { what: 'The file is in UTF-16.', remedy: 'Save it in UTF-8.' },
  REQ: { what: 'A mandatory value is empty.', remedy: 'Complete the line.' },
  'REQ-DATA': {
    what: 'A value required since 2013 is empty.',
    remedy: 'Complete the journal, the piece or the validation date.',
  },
  'REQ-CASH': {
    what: 'The settlement’s date or mode is missing.',
    remedy: 'Complete them: cash accounting wants them.',
  },
  'DATE-BAD': { what: 'Unreadable date.', remedy: 'Write it YYYYMMDD.' },
  'DATE-ZERO': { what: 'Zeros stand for a date.', remedy: 'Leave the field empty.' },
  'DATE-FORM': { what: 'Readable date, but not YYYYMMDD or no calendar day.', remedy: 'Write a real day as YYYYMMDD.' },
  'DATE-CENTURY': { what: 'Date outside the years 1900 to 2099.', remedy: 'Check the year.' },
  'DATE-YEAR': {
    what: 'Entry date outside the fiscal year or period.',
    remedy: 'Move the entry, or check against the right year.',
  },
  'DATE-ORDER': { what: 'A validation or matching date comes before what it follows.', remedy: 'Check the date.' },
  'PIECE-YEAR': {
    what: 'Document date outside the fiscal year or period.',
    remedy: 'Check it; some programs refuse the file.',
  },
  'NUM-DOT': { what: 'An amount holds a point.', remedy: 'The decimal mark is a comma.' },
  'NUM-THOUSAND': { what: 'An amount holds a space.', remedy: 'Remove thousands separators.' },
  'NUM-BAD': { what: 'Unreadable amount.', remedy: 'Write it in digits, with a comma.' },
  'NUM-LARGE': {
    what: 'Amount too large to be counted to the cent.',
    remedy: 'Check it; the line counts for nothing.',
  },
  'NUM-LAX': { what: 'Readable amount, but not two decimals without a sign.', remedy: 'Write it 1234,56.' },
  'NUM-BLANK': { what: 'Debit or credit left blank.', remedy: 'Write 0,00 on the side without an amount.' },
  'ACC-3': { what: 'The account does not begin with three digits.', remedy: 'Use an account of the French chart.' },
  'DC-BOTH': { what: 'Debit and credit on the same line.', remedy: 'Split the line in two.' },
  'DC-ZERO': { what: 'Line without an amount.', remedy: 'Remove it: some programs refuse it.' },
  SENS: { what: 'The side is neither D nor C, +1 nor -1.', remedy: 'Correct it: the checker stops there.' },
  'BAL-ENTRY': {
    what: 'An entry does not balance (debit minus credit).',
    remedy: 'Correct the entry in the program that made it.',
  },
  'BAL-FILE': { what: 'The file does not balance (debit minus credit).', remedy: 'Check that all journals are there.' },
  'ENTRY-1LINE': { what: 'An entry has a single line.', remedy: 'Check its number and its counterpart.' },
  'ENTRY-DATES': {
    what: 'Lines of an entry have several dates.',
    remedy: 'Give them one entry date and one validation date.',
  },
  'SEQ-GAP': {
    what: 'An entry number is missing before this one.',
    remedy: 'A deleted draft explains it; keep a record of it.',
  },
  'SEQ-DUP': { what: 'An entry number comes back after others.', remedy: 'Keep the lines of an entry together.' },
  'SEQ-ORDER': {
    what: 'An entry number is lower than the one before.',
    remedy: 'Sort entries by order of validation.',
  },
  'AN-FIRST': { what: 'Opening entries come after others.', remedy: 'The law wants them first, or identifiable.' },
  'VALID-ORDER': { what: 'A validation date goes back.', remedy: 'Sort entries by validation date.' },
  'AUX-PAIR': { what: 'Auxiliary account without its name, or the reverse.', remedy: 'Fill both fields or neither.' },
  'AUX-ACCOUNT': {
    what: 'Auxiliary account outside a third party’s account.',
    remedy: 'Remove it: on import it may replace the general account.',
  },
  'LET-PAIR': { what: 'Matching code without its date, or the reverse.', remedy: 'Fill both fields or neither.' },
  'LET-BAL': {
    what: 'Lines of one matching code do not add up to zero.',
    remedy: 'Check the code on this third party’s account.',
  },
  'CUR-PAIR': { what: 'Foreign amount without a currency, or the reverse.', remedy: 'Fill both fields or neither.' },
  'LIB-VARIES': { what: 'One code has several labels.', remedy: 'Harmless; one label per code is clearer.' },
} satisfies Record<FecCode, { readonly what: string; readonly remedy: string }>
