import type { FormatProblem } from '../../../domain/problems/formats'
import { formats } from '../en/formats'
import type { ProblemTexts } from '../problem-text'
import { failures } from './own-formats.en'

const LACKS = { siren: 'SIREN', 'fiscal-year': 'fiscal year', name: 'name' } as const

const listed = (all: readonly string[]) => new Intl.ListFormat('en').format(all)

/** The words of the target software's rules. */
export const en = {
  'format.too-wide': (p) => ({
    what: `Document ${p.number}: “${p.value}” does not fit the column ${p.column}.`,
    why: `The target software reads at most ${p.width} characters there; cutting would change the meaning.`,
    remedy: 'Shorten this account or code in the settings, or choose another format.',
  }),
  'format.cut': (p) => ({
    what: `Document ${p.number}: ${p.column} is cut to ${p.width} characters.`,
    why: `The column is too narrow for “${p.value}”.`,
    remedy: 'Nothing to do if the beginning is enough to recognise it; otherwise shorten the text at its source.',
  }),
  'format.replaced': (p) => ({
    what: `Document ${p.number}: “${p.value}” is written “${p.written}”.`,
    why: `The column ${p.column} cannot hold some of its characters.`,
    remedy: 'Nothing to do if it still reads clearly; otherwise change the character set in the format’s options.',
  }),
  'format.required': (p) => ({
    what: `Document ${p.number}: ${p.column} is empty.`,
    why: 'The target software refuses a line without this value.',
    remedy: 'Complete the document or the settings, then preview again.',
  }),
  'format.fallback': (p) => ({
    what: `Document ${p.number}: ${p.column} is missing, “${p.written}” is written instead.`,
    why: 'The column must be filled.',
    remedy: 'Complete the document if this value does not suit.',
  }),
  'format.bad-value': (p) => ({
    what: `Document ${p.number}: “${p.value}” does not suit the column ${p.column}.`,
    why: `Accepted values: ${p.expected}.`,
    remedy: 'Correct the document, or choose another format.',
  }),
  'format.formula': (p) => ({
    what: `Document ${p.number}: the formula of column ${p.column} has no value.`,
    why: `For one of its lines, ${failures[p.why]}.`,
    remedy: 'Correct the formula in Settings › Formats of your own, or the document.',
  }),
  'format.reserved': (p) => ({
    what: `Document ${p.number}: “${p.value}” is reserved by the target software (column ${p.column}).`,
    why: 'It keeps this journal itself and refuses entries that name it.',
    remedy: 'Take another journal code (Settings › Journals), or choose another format.',
  }),
  'format.long': (p) => ({
    what: `Document ${p.number}: “${p.value}” (${p.column}) has more than ${p.advised} characters.`,
    why: `The file holds all of it, but some versions of the receiving software read ${p.advised} only.`,
    remedy: 'Try a single file first; take a shorter code if need be.',
  }),
  'format.other-year': (p) => ({
    what: `Document ${p.number}: ${p.column}, ${p.value}, is not in the entry’s fiscal year.`,
    why: 'The file is valid, but some software (MyUnisoft) refuses a document dated outside of the year.',
    remedy: 'Check the dates of the document; if they are right, tell your accountant.',
  }),
  'format.same-after-cut': (p) => ({
    what: `Document ${p.number}: “${p.value}” and “${p.other}” are both written “${p.written}”.`,
    why: `The column ${p.column} is too narrow to tell them apart.`,
    remedy: 'Check that your accountant can live with it, or choose a wider option of the format.',
  }),
  'format.account-clash': (p) => ({
    what: `“${p.name}” and “${p.otherName}” would have the same account ${p.written}.`,
    why: `Written in the column ${p.column}, their two accounts become equal.`,
    remedy:
      'Change the template of third parties’ accounts (Settings › Parties), or their form in the format’s options.',
  }),
  'format.lost': (p) => ({
    what: `The file will not hold ${listed(p.fields.map((field) => formats.fields[field]))}.`,
    why: 'The format has no column for it, with the options chosen.',
    remedy: 'Nothing to do if your accountant does without; otherwise change the options, or choose another format.',
  }),
  'format.bad-option': (p) => ({
    what: `Option “${p.option.en}”: “${p.value}” will not do.`,
    why: `${p.expected.en}.`,
    remedy: 'Correct the option of the format, then preview again.',
  }),
  'format.journal-lacks-account': (p) => ({
    what: `The journal ${p.journal} has no money account.`,
    why: 'The target software asks for it in the description of a bank or cash journal.',
    remedy: 'Give it its account (Settings › Journals), or leave the journal records out in the options.',
  }),
  'format.dossier-lacks': (p) => ({
    what: `The file cannot be named: the dossier lacks its ${LACKS[p.what]}.`,
    why: 'This format requires it.',
    remedy: 'Complete the company’s page (Settings › Company).',
  }),
} satisfies ProblemTexts<FormatProblem>
