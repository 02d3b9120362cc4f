import type { IntakeProblem } from '../../../domain/problems/intake'
import type { ProblemTexts } from '../problem-text'

const place = ({ file, line }: IntakeProblem) => (line === undefined ? `“${file}”` : `“${file}”, line ${line}`)

/** Bounds of a reading, by their key. */
const LIMITS: Readonly<Record<string, string>> = {
  'file-size': 'file size',
  'zip-entries': 'files in the archive',
  'zip-inflated': 'size of the archive once inflated',
  'zip-ratio': 'compression ratio',
  'zip-nesting': 'archives inside an archive',
  'pdf-objects': 'objects in the PDF',
  'pdf-depth': 'depth of the PDF',
  'pdf-inflated': 'size of the attachments once inflated',
  'pdf-time': 'time to read the PDF',
  'xml-size': 'size of the XML',
  'xml-depth': 'depth of the XML',
  'xml-elements': 'elements in the XML',
  'xml-attributes': 'attributes of one XML element',
  lines: 'lines of the invoice',
  'vat-rows': 'VAT rows',
  amounts: 'sum of the amounts, in cents',
  rows: 'rows of the table',
  columns: 'columns of the table',
  cell: 'length of a cell, in characters',
  cells: 'cells of the sheet',
}

/** What a file was recognised as, by key; names of formats stand for themselves. */
const FOUND: Readonly<Record<string, string>> = {
  order: 'order',
  'order-response': 'order response',
  'order-change': 'order change',
  'despatch-advice': 'delivery note',
  'receipt-advice': 'receipt advice',
  catalogue: 'catalogue',
  quotation: 'quotation',
  statement: 'statement of account',
  reminder: 'reminder',
  status: 'status of a platform',
  'pro-forma': 'pro forma invoice',
  'Order-X': 'order (Order-X)',
  binary: 'binary data',
  'zip-password': 'archive protected by a password',
  '.p7m': 'signed envelope (.p7m)',
}

/** Why a file is damaged, by key; a parser's own words stand for themselves. */
const DETAILS: Readonly<Record<string, string>> = {
  'zip-crc': 'a file of the archive does not match its checksum',
  'zip-cut': 'the archive is cut',
  'zip-directory': 'the directory of the archive cannot be read',
  envelope: 'the envelope holds no document that can be read',
  'pdf-filters': 'the PDF chains compressions',
  quotes: 'a quotation mark is never closed; what follows cannot be cut into columns',
  xlsx: 'the workbook is incomplete, or a formula has no stored value',
}

/** Facts that a document cannot do without. */
const MISSING: Readonly<Record<string, string>> = {
  number: 'number',
  date: 'date',
  currency: 'currency',
  type: 'type (invoice, credit note…)',
  gross: 'total amount',
  party: 'customer’s or supplier’s name',
  mode: 'payment mode',
  amounts: 'amounts (two of net, VAT and gross, or one and a rate)',
  vat: 'VAT: neither amount, nor rate, nor treatment',
}

/** What the rows of one document share. */
const SHARED: Readonly<Record<string, string>> = { date: 'Date', party: 'Party', currency: 'Currency', type: 'Type' }

/** The words of what may be wrong with a file, in English. */
export const en = {
  'intake.not-an-invoice': (p) => ({
    what: `${place(p)} is not an electronic invoice.`,
    why: `What was recognised is: ${FOUND[p.found] ?? p.found}.`,
    remedy: 'Drop the Factur-X PDF, the XML of the invoice, or a CSV or XLSX table exported from your software.',
  }),
  'intake.not-for-the-books': (p) => ({
    what: `${place(p)} does not enter the books.`,
    why: `It is a document of another kind: ${FOUND[p.found] ?? p.found}.`,
    remedy: 'Nothing to do: it is counted and not taken.',
  }),
  'intake.unsupported': (p) => ({
    what: `${place(p)} cannot be read here.`,
    why: `The format is known and not taken: ${FOUND[p.found] ?? p.found}.`,
    remedy: 'Ask the issuer for a Factur-X PDF or a UBL or CII XML; save a table as CSV or XLSX.',
  }),
  'intake.unreadable': (p) => ({
    what: `${place(p)} is damaged or malformed.`,
    why:
      p.detail === 'dtd'
        ? 'The XML holds a DTD, which is refused for safety.'
        : `Detail: ${DETAILS[p.detail] ?? p.detail}.`,
    remedy: 'Download it again from its source; if this comes back, ask the issuer for the original.',
  }),
  'intake.given-up': (p) => ({
    what: `The reading of ${place(p)} was given up.`,
    why: {
      time: 'It had given no sign of life for 15 seconds.',
      memory: 'It asked for more memory than there is.',
      fault: 'It failed by a mistake of Écritoire.',
    }[p.reason],
    remedy:
      'The other files were read. Ask the issuer for the original or type the document by hand; if the file is sound, report it to us.',
  }),
  'intake.over-limit': (p) => ({
    what: `${place(p)} passes a reading limit.`,
    why: `${LIMITS[p.limit] ?? p.limit}: ${p.found}, at most ${p.allowed}.`,
    remedy: 'Split the file and drop each part.',
  }),
  'intake.pdf-without-invoice': (p) => ({
    what: `${place(p)} is a PDF without invoice data.`,
    why: 'It does not hold the XML of an electronic invoice; nothing is guessed from the page.',
    remedy: 'Ask the issuer for the Factur-X, or enter the document by hand (Pièces › Nouvelle pièce).',
  }),
  'intake.pdf-protected': (p) => ({
    what: `${place(p)} is a protected PDF.`,
    why: 'An electronic invoice is never encrypted: this PDF was changed after it was issued.',
    remedy: 'Ask the issuer for the original, or download it from their platform.',
  }),
  'intake.pdf-two-invoices': (p) => ({
    what: `${place(p)} holds two different invoices.`,
    why: `The first is ${p.first}, the second ${p.second}.`,
    remedy: 'Ask the issuer for one file per invoice.',
  }),
  'intake.missing': (p) => ({
    what: `${place(p)} lacks its ${MISSING[p.what] ?? p.what}.`,
    why: 'Without it the document can be neither filed nor booked.',
    remedy:
      p.what === 'vat'
        ? 'Name the column of the rate or of the VAT, or one rate for the whole table (“Values of absent columns”).'
        : p.line === undefined
          ? 'Ask the issuer for a complete invoice, or complete the file, then drop it again.'
          : 'Name the column that holds it, or complete the row in the file, then take it again.',
  }),
  'intake.bad-value': (p) => ({
    what: `In ${place(p)} a value cannot be read: “${p.value}”.`,
    why: `${p.column ?? p.what}: the expected form is ${p.expected}.`,
    remedy: 'Correct the value in the file or at its source, then drop it again.',
  }),
  'intake.number-twice': (p) => ({
    what: `${place(p)} repeats document ${p.number}.`,
    why: `That number is already on line ${p.first}; a document is taken once only.`,
    remedy:
      'If these rows are one document, choose “a line of a document”; if the column does not identify the document, name another one.',
  }),
  'intake.rate-unclear': (p) => ({
    what: `${place(p)}: no VAT rate gives ${p.vat} on ${p.net} net.`,
    why: `That would be ${p.percent}%: the row mixes several rates, or an amount is wrong.`,
    remedy: 'Export the detail (a row per rate or item, or a column per rate), or enter this document by hand.',
  }),
  'intake.rows-disagree': (p) => ({
    what: `${place(p)} does not go with the other rows of document ${p.number}.`,
    why: `${SHARED[p.what] ?? p.what}: “${p.found}”, where its first row says “${p.first}”.`,
    remedy: 'If these are two documents, correct their numbers in the file; otherwise correct the row.',
  }),
  'intake.no-accounts': (p) => ({
    what: `${place(p)} is neither a FEC nor a chart of accounts.`,
    why: 'Neither the columns of a FEC nor a column of account numbers with their labels were found in it.',
    remedy: 'Ask your accountant for last year’s FEC, or for a table of two columns: account, label.',
  }),
  'intake.encoding-guessed': (p) => ({
    what: `The encoding of ${place(p)} was assumed: ${p.encoding}.`,
    why: 'The file does not follow the encoding it states; accents may be wrong, amounts are not.',
    remedy: 'Read the names of the document again.',
  }),
  'intake.cleaned-text': (p) => ({
    what: `Invisible characters were removed from ${place(p)}.`,
    why: `They were in: ${p.what}. They can make one read something else than what is written.`,
    remedy: 'Check this field on the document before exporting it.',
  }),
  'intake.mapping-needed': (p) => ({
    what: `The columns of ${place(p)} have to be recognised.`,
    why: 'Its header has never been seen before.',
    remedy: 'Say what each column holds; the choice is remembered for the next files.',
  }),
  'intake.empty': (p) => ({
    what: `${place(p)} is empty.`,
    why: 'It holds no data.',
    remedy: 'Export or download it again from its source.',
  }),
} satisfies ProblemTexts<IntakeProblem>
