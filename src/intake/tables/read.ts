import type { Direction, Document } from '../../domain/document'
import { isPayment } from '../../domain/document'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { OurIdentity } from '../files'
import { normalName } from '../files/identity'
import { plainDecimal } from './amounts'
import { invoiceOf } from './invoice'
import type { PaymentBook } from './payments'
import { paymentOf, refundOf } from './payments'
import type { Row, TableReading } from './row'
import { paymentKind, pieceKind, sideOf } from './words'

/** Reads the rows of a table: one document a row, or one document for the rows that bear its number. */
export function readDocuments(
  rows: readonly Row[],
  shape: 'documents' | 'lines',
  us: OurIdentity,
  tick: () => void = () => undefined,
): Omit<TableReading, 'passed'> {
  const documents: { document: Document; line: number }[] = []
  const problems: IntakeProblem[] = []
  const notForBooks: { file: string; what: string }[] = []
  const lines = new Map<string, number>()
  const book: PaymentBook = { occurrences: new Map(), outwards: outwards(rows) }
  const groups = shape === 'lines' ? groupByNumber(rows) : rows.map((row): readonly Row[] => [row])
  for (const [i, group] of groups.entries()) {
    if (i % 20_000 === 0) tick()
    const [first] = group
    if (!first) continue
    const read = documentOf(group, first, us, book)
    problems.push(...group.flatMap((row) => row.problems))
    if (read === null) {
      const what = [first.text('number') || first.text('party'), first.text('type'), first.text('status')]
      notForBooks.push({
        file: first.file,
        what: what
          .filter((each) => each !== '')
          .join(' · ')
          .slice(0, 200),
      })
    }
    if (!read) continue
    const before = lines.get(read.key)
    if (before !== undefined) {
      problems.push({
        code: 'intake.number-twice',
        level: 'blocking',
        file: first.file,
        line: first.line,
        number: read.number,
        first: before,
      })
      continue
    }
    lines.set(read.key, first.line)
    documents.push({ document: read, line: first.line })
    const refund = isPayment(read) ? refundOf(group, read) : undefined
    if (refund) documents.push({ document: refund, line: first.line })
  }
  return { documents, problems, notForBooks }
}

/** The document of these rows; null when it is not for the books, undefined when it has a problem. */
function documentOf(
  group: readonly Row[],
  first: Row,
  us: OurIdentity,
  book: PaymentBook,
): Document | null | undefined {
  const type = first.text('type')
  const status = first.text('status')
  if (first.settings.content === 'payments') {
    const kind = paymentKind(type, status)
    return kind.forBooks ? paymentOf(group, kind.refund, directionOf(first), book) : null
  }
  const kind = pieceKind(type, status)
  // Dolibarr numbers its drafts so.
  const provisional = /^\(PROV\d*\)$/i.test(first.text('number'))
  return kind.forBooks && !provisional ? invoiceOf(group, kind, us) : null
}

function directionOf(row: Row): Direction {
  return sideOf(row.text('direction')) ?? 'sale'
}

/** Whether payments to suppliers are mostly written negative, as money that leaves. */
function outwards(rows: readonly Row[]): boolean {
  let signs = 0
  for (const row of rows) {
    if (row.settings.content !== 'payments' || directionOf(row) === 'sale') continue
    const text = row.text('gross')
    const number = plainDecimal(text, row.settings.decimal)
    if (number === undefined) signs -= row.text('out') === '' ? 0 : 1
    else signs += number.startsWith('-') ? -1 : 1
  }
  return signs < 0
}

/**
 * Rows of one number belong together, wherever they stand; a row without a number belongs to the one above. Two
 * suppliers may use one number: purchases are kept apart by supplier too.
 */
function groupByNumber(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  let last = ''
  let party = ''
  rows.forEach((row, i) => {
    const payment = row.settings.content === 'payments'
    const number = row.text('number')
    if (number !== '' && number !== last) party = ''
    party = normalName(row.text('party')) || party
    last = number || (payment ? `\n${i}` : last)
    const key = row.settings.content === 'purchases' ? `${party}\n${last}` : last
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  })
  return [...groups.values()]
}
