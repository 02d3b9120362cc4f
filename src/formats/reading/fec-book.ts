import { ZERO } from '../../domain/money'
import type { FecLine } from '../fec/line'
import type { FecReading } from '../fec/read'
import { readingFec } from '../fec/read'
import type { Steps } from '../steps'
import type { ReadLine } from './book'
import { ReadBook } from './book'

/** The name that the law gives to the file of a whole fiscal year (art. A47 A-1, IX). */
const LEGAL_NAME = /^\d{9}FEC\d{8}\.\w+$/i

/**
 * Reads a FEC with its own reader, which knows the spellings met in the wild and the checker's rules. A file named as the
 * law wants is judged as a whole fiscal year, any other as some entries of one.
 */
export function* readingFecBook(
  bytes: Uint8Array,
  name: string,
): Steps<{ readonly reading: FecReading; readonly book: ReadBook }> {
  const book = new ReadBook()
  const profile = LEGAL_NAME.test(name.replace(/^.*[/\\›]\s*/, '')) ? 'legal' : 'batch'
  const reading = yield* readingFec(bytes, name, { profile }, (line) => {
    book.add(plain(line), line.number === '' ? undefined : `${line.number}\n${line.journal}`)
  })
  book.finish()
  return { reading, book }
}

function plain(line: FecLine): ReadLine {
  return {
    line: line.line,
    number: line.number,
    journal: line.journal,
    journalLabel: line.journalLabel,
    date: line.date ?? '',
    pieceRef: line.pieceRef,
    pieceDate: line.pieceDate ?? '',
    account: line.account,
    accountLabel: line.accountLabel,
    auxiliary: line.auxiliary,
    auxiliaryLabel: line.auxiliaryLabel,
    label: line.label,
    dueDate: '',
    paymentMode: '',
    letter: line.letter,
    letterDate: line.letterDate ?? '',
    analytic: '',
    foreignCurrency: line.foreignCurrency,
    attachment: '',
    debit: line.debit,
    credit: line.credit,
    foreignAmount: line.foreignAmount ?? ZERO,
  }
}
