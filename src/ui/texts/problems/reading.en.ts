import type { ReadCode } from '../../../formats'

/** The words of the anomalies of a file of entries: what is wrong, what to do. */
export const en = {
  empty: { what: 'No entry was read.', remedy: 'Check that the format is the right one and that the file is whole.' },
  charset: {
    what: 'The bytes are not in the format’s character set.',
    remedy: 'Read in that of the bytes; the receiving software would show wrong accents. Convert the file.',
  },
  'line-end': {
    what: 'The line ends are not those of the format.',
    remedy: 'Read all the same; convert them if the import fails.',
  },
  'blank-line': { what: 'Empty line.', remedy: 'Passed over; remove it if the import fails.' },
  'header-missing': {
    what: 'A header line of the format is missing.',
    remedy: 'Add it, or choose the option of the format that does without.',
  },
  'header-differs': {
    what: 'The column titles are not those of the format.',
    remedy: 'Columns were read by their titles; put them back in the format’s order.',
  },
  'record-unknown': {
    what: 'A kind of line that this format does not know.',
    remedy: 'The line was not read. Check its first field, or choose another format.',
  },
  'record-order': {
    what: 'A line completes another that is not there.',
    remedy: 'Put it after the entry line that it belongs to.',
  },
  'record-length': {
    what: 'The line has not the length of the format (found / wanted).',
    remedy: 'One character more or less moves every field behind it: count under the ruler of the File tab.',
  },
  'field-count': {
    what: 'The line has not the format’s number of fields (found / wanted).',
    remedy: 'Look for a separator inside a label, or for a column that was left out.',
  },
  'date-unreadable': {
    what: 'A date that cannot be read in the format’s form.',
    remedy: 'Write a real day in that form; the entry has no date.',
  },
  'amount-unreadable': {
    what: 'An amount that cannot be read.',
    remedy: 'Write it in figures with the format’s decimal mark; it counts as zero.',
  },
  'amount-mark': {
    what: 'An amount with another decimal mark, or with thousands apart.',
    remedy: 'Understood here; the receiving software may read it a hundred times too large. Write it again.',
  },
  'side-unreadable': {
    what: 'The side is neither debit nor credit.',
    remedy: 'Counted as a debit; correct the letter of the side.',
  },
  required: { what: 'A required value is empty.', remedy: 'Complete the line.' },
  'value-refused': {
    what: 'A value that the receiving software refuses in this field.',
    remedy: 'Use the characters that it accepts.',
  },
  'too-wide': {
    what: 'A text longer than the receiving software’s field.',
    remedy: 'Shorten it: it would be cut or refused.',
  },
  control: { what: 'A field holds a control character.', remedy: 'Remove it from the label at its source.' },
  'both-sides': { what: 'Debit and credit on the same line.', remedy: 'Split the line in two.' },
  'no-amount': { what: 'A line without an amount.', remedy: 'Remove it: some software refuses it.' },
  'several-dates': {
    what: 'The lines of an entry have several dates.',
    remedy: 'Give them the same date, or different numbers.',
  },
  'one-line': { what: 'An entry has a single line.', remedy: 'Check its piece, its number and its other side.' },
  unbalanced: {
    what: 'An entry does not balance (debit minus credit).',
    remedy: 'Correct it in the software that made it.',
  },
  'file-unbalanced': {
    what: 'The file does not balance (debit minus credit).',
    remedy: 'Check that all journals and all lines are there.',
  },
} satisfies Record<ReadCode, { readonly what: string; readonly remedy: string }>
