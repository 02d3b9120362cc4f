import type { Document, Invoice, InvoiceLine, Party, VatRate, VatRow, VatTreatment } from '../../domain/document'
import { documentKey, RATE_0, vatRate } from '../../domain/document'
import { compactIdentifier } from '../../domain/identifiers'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, currencyCode, EUR, lineAmount, negate, percentOf, sum, ZERO } from '../../domain/money'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { OurIdentity } from '../files'
import { sellerIdentity } from '../files/identity'
import { paymentOf } from './payments'
import type { Row, TableReading } from './row'
import { kindOf, rowKind, tableDate } from './values'

/** Reads the rows of sales or purchases: one document a row, or the lines of one document under each other. */
export function readDocuments(rows: readonly Row[], shape: 'documents' | 'lines', us: OurIdentity): TableReading {
  const documents: { document: Document; line: number }[] = []
  const problems: IntakeProblem[] = []
  const notForBooks: { file: string; what: string }[] = []
  const groups = shape === 'lines' ? groupByNumber(rows) : rows.map((row) => [row])
  const occurrences = new Map<string, number>()
  for (const group of groups) {
    const [first] = group
    if (!first) continue
    const kind = rowKind(first.text('type'), first.text('status'))
    if (kind === 'not-for-books') {
      notForBooks.push({
        file: first.file,
        what: `${first.text('number')} ${first.text('type')} ${first.text('status')}`.replace(/\s+/g, ' ').trim(),
      })
      continue
    }
    const found: IntakeProblem[] = []
    const document =
      first.content === 'payments' ? paymentOf(first, kind, found, occurrences) : invoiceOf(group, kind, us, found)
    problems.push(...found)
    if (document) documents.push({ document, line: first.line })
  }
  return { documents, problems, notForBooks }
}

/** Rows of one number belong together; a row without a number belongs to the one above. */
function groupByNumber(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  let last = ''
  for (const row of rows) {
    const number = row.text('number') || last
    last = number
    const group = groups.get(number)
    if (group) group.push(row)
    else groups.set(number, [row])
  }
  return [...groups.values()]
}

/** The other side of a row. */
export function partyOf(row: Row): Party {
  const siren = compactIdentifier(row.text('siren'))
  const vatId = compactIdentifier(row.text('vatId'))
  const name = row.text('party') || row.text('code')
  const optional = {
    code: row.text('code'),
    country: row.text('country').length === 2 ? row.text('country').toUpperCase() : '',
    postalCode: row.text('postalCode'),
    city: row.text('city'),
    category: '',
  }
  return {
    name,
    ...(/^\d{9}/.test(siren) ? { siren: siren.slice(0, 9) } : {}),
    ...(/^\d{14}$/.test(siren) ? { siret: siren } : {}),
    ...(vatId ? { vatId } : {}),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  }
}

interface Figures {
  readonly lines: InvoiceLine[]
  readonly vat: VatRow[]
}

function invoiceOf(
  group: readonly Row[],
  kind: ReturnType<typeof rowKind>,
  us: OurIdentity,
  problems: IntakeProblem[],
): Invoice | undefined {
  const [first] = group
  if (!first) return undefined
  const at = { file: first.file, line: first.line }
  const number = first.text('number')
  const date = tableDate(first.text('date'), first.dateForm)
  const party = partyOf(first)
  if (number === '') problems.push({ ...at, code: 'intake.missing', level: 'blocking', what: 'number' })
  if (!date) {
    problems.push(
      first.text('date') === ''
        ? { ...at, code: 'intake.missing', level: 'blocking', what: 'date' }
        : {
            ...at,
            column: 'date',
            code: 'intake.bad-value',
            level: 'blocking',
            what: 'date',
            value: first.text('date'),
            expected: first.dateForm,
          },
    )
  }
  if (party.name === '') problems.push({ ...at, code: 'intake.missing', level: 'blocking', what: 'party' })
  const currency = first.text('currency') === '' ? EUR : currencyCode(first.text('currency'))
  if (!currency)
    problems.push({
      ...at,
      column: 'currency',
      code: 'intake.bad-value',
      level: 'blocking',
      what: 'currency',
      value: first.text('currency'),
      expected: 'EUR',
    })
  const before = problems.length
  const figures = figuresOf(group, currency ?? EUR, problems)
  if (!date || !currency || number === '' || party.name === '' || problems.length > before || !figures) return undefined

  const net = sum(figures.vat.map((row) => row.base))
  const vat = sum(figures.vat.map((row) => row.vat))
  const printed = group.length === 1 ? first.amount('gross', currency, []) : undefined
  const gross = printed ?? amount(net + vat)
  const prepaid = first.amount('prepaid', currency, problems) ?? ZERO
  const negative = gross < 0
  const isCredit = kind === 'credit-note' || kind === 'refund' || negative
  const turn = negative ? negate : (value: Amount) => value
  const due = tableDate(first.text('due'), first.dateForm)
  const direction = first.content === 'purchases' ? 'purchase' : 'sale'
  const issuer =
    direction === 'sale'
      ? sellerIdentity({
          name: us.name,
          ...(us.siren ? { siren: us.siren } : {}),
          ...(us.vatId ? { vatId: us.vatId } : {}),
        })
      : sellerIdentity(party)
  const origin = first.text('invoice')
  const deposit = first.text('depositNumber')
  return {
    key: documentKey('invoice', issuer, number, date.slice(0, 4)),
    source: { kind: first.source, name: first.file, line: first.line },
    kind: isCredit ? 'credit-note' : kind === 'deposit' ? 'deposit' : 'invoice',
    direction,
    number,
    date,
    currency,
    ...(first.text('exchange') ? { rate: first.text('exchange').replace(',', '.') } : {}),
    party,
    holds: [],
    warnings: [],
    dueDates: due ? [{ date: due }] : [],
    lines: figures.lines.map((line) => ({ ...line, net: turn(line.net) })),
    vat: figures.vat.map((row) => ({ ...row, base: turn(row.base), vat: turn(row.vat) })),
    totals: {
      net: turn(net),
      vat: turn(vat),
      gross: turn(gross),
      prepaid,
      rounding: ZERO,
      payable: amount(turn(gross) - prepaid),
    },
    deposits: deposit ? [{ number: deposit }] : [],
    refersTo: origin ? [{ number: origin }] : [],
    ...(first.text('mode') ? { paymentMeans: first.text('mode') } : {}),
  }
}

/** Lines and VAT rows of a document: from columns per rate, from lines, or from one net, VAT and gross. */
function figuresOf(group: readonly Row[], currency: CurrencyCode, problems: IntakeProblem[]): Figures | undefined {
  const lines: InvoiceLine[] = []
  const rows = new Map<string, VatRow>()
  const add = (row: Row, net: Amount, rate: VatRate, vat: Amount | undefined) => {
    const treatment = treatmentOf(rate, row)
    const label = row.text('label') || row.text('party')
    const extra = {
      code: row.text('item'),
      category: row.text('category'),
      quantity: row.text('quantity'),
      unitPrice: row.text('unitPrice'),
    }
    const kind = kindOf(row.text('kind')) ?? row.defaultKind
    const optional = Object.fromEntries(Object.entries(extra).filter(([, value]) => value !== ''))
    lines.push({ role: 'item', kind, label, net, treatment, rate, ...optional })
    const key = `${treatment} ${rate}`
    const known = rows.get(key)
    const base = amount((known?.base ?? 0) + net)
    const stated = vat === undefined ? undefined : amount((known?.vat ?? 0) + vat)
    rows.set(key, { treatment, rate, base, vat: stated ?? percentOf(base, rate) })
  }
  for (const row of group) {
    const before = problems.length
    const rated = row.ratedColumns()
    if (rated.length > 0) {
      for (const { rate, net, vat } of rated.map((each) => row.rated(each, currency, problems))) {
        if (net === undefined && (vat === undefined || vat === 0)) continue
        add(row, net ?? baseFrom(vat ?? ZERO, rate), rate, vat)
      }
      continue
    }
    const net = row.amount('net', currency, problems) ?? priced(row, currency)
    const vat = row.amount('vat', currency, problems)
    const gross = row.amount('gross', currency, problems)
    if (problems.length > before) continue
    const stated = row.text('rate') === '' ? undefined : vatRate(row.text('rate').replace(/\s/g, ''))
    if (row.text('rate') !== '' && !stated) {
      problems.push({
        file: row.file,
        line: row.line,
        column: 'rate',
        code: 'intake.bad-value',
        level: 'blocking',
        what: 'rate',
        value: row.text('rate'),
        expected: '20',
      })
      continue
    }
    const figures = complete(net, vat, gross, stated)
    if (!figures) {
      problems.push({ file: row.file, line: row.line, code: 'intake.missing', level: 'blocking', what: 'amounts' })
      continue
    }
    add(row, figures.net, figures.rate, figures.vat)
  }
  return lines.length === 0 && problems.length === 0 ? undefined : { lines, vat: [...rows.values()] }
}

function priced(row: Row, currency: CurrencyCode): Amount | undefined {
  const price = row
    .text('unitPrice')
    .replace(/[\s\u00a0\u202f€]/g, '')
    .replace(',', '.')
  if (price === '') return undefined
  return lineAmount(price, row.text('quantity').replace(',', '.') || '1', currency)
}

/** Rates of metropolitan France, overseas and Corsica, most usual first (CGI art. 278 and following). */
const USUAL: readonly string[] = ['20', '10', '5.5', '2.1', '8.5', '13', '0.9']

/** The third of net, VAT and gross follows from two; the rate from the figures where it is not stated. */
function complete(
  net: Amount | undefined,
  vat: Amount | undefined,
  gross: Amount | undefined,
  stated: VatRate | undefined,
) {
  const base =
    net ??
    (gross !== undefined && vat !== undefined
      ? amount(gross - vat)
      : gross !== undefined && stated
        ? baseOfGross(gross, stated)
        : gross !== undefined && vat === undefined
          ? gross
          : undefined)
  if (base === undefined) return undefined
  const tax = vat ?? (gross !== undefined ? amount(gross - base) : stated ? percentOf(base, stated) : ZERO)
  if (stated) return { net: base, vat: tax, rate: stated }
  if (tax === 0) return { net: base, vat: tax, rate: RATE_0 }
  const rate = USUAL.find((each) => Math.abs(percentOf(base, each) - tax) <= 2)
  return { net: base, vat: tax, rate: (rate ?? '20') as VatRate }
}

/** Net of a gross at a rate: gross × 100 / (100 + rate), rounded once. */
function baseOfGross(gross: Amount, rate: VatRate): Amount {
  const scaled = Math.round(Number(rate) * 100)
  return amount(Math.sign(gross) * Math.round((Math.abs(gross) * 10_000) / (10_000 + scaled)))
}

/** Net of a VAT amount at a rate, where a table gives only the VAT per rate. */
function baseFrom(vat: Amount, rate: VatRate): Amount {
  const scaled = Math.round(Number(rate) * 100)
  return scaled === 0 ? ZERO : amount(Math.sign(vat) * Math.round((Math.abs(vat) * 10_000) / scaled))
}

/** At 0 % the territory decides: inside the Community with a VAT number, elsewhere export, at home exempt. */
function treatmentOf(rate: VatRate, row: Row): VatTreatment {
  if (Number(rate) > 0) return 'S'
  const country = row.text('country').toUpperCase()
  const vatId = compactIdentifier(row.text('vatId'))
  const code = country.length === 2 ? country : vatId.slice(0, 2)
  if (code === '' || code === 'FR' || code === 'MC') return row.franchise ? 'F' : 'E'
  return COMMUNITY.has(code) ? 'K' : 'G'
}

const COMMUNITY: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
)
