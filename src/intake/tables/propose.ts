import { detectDecimal, plainDecimal } from './amounts'
import { detectDateForm } from './dates'
import type { TableContent } from './field-list'
import { TABLE_FIELDS } from './field-list'
import type { Grid } from './grid'
import { recogniseHeaders } from './headers'
import type { Mapping } from './mapping'
import { columnsByField } from './mapping'
import { isPassing } from './passing'
import { plainHeader } from './plain-header'
import { refined } from './refine'

/** Rows looked at to decide. */
const SAMPLE = 2000

const TITLES: ReadonlySet<string> = new Set(TABLE_FIELDS.flatMap((field) => field.headers))

/** How many cells of a row are titles of invoice and payment lists. */
function titles(row: readonly string[]): number {
  return row.filter((cell) => cell !== '' && cell.length <= 60 && TITLES.has(plainHeader(cell))).length
}

/** The row among the first thirty that has most titles; 1-based, 0 when none has two. */
export function findHeader(rows: Grid['rows']): number {
  let best = { at: 0, score: 1 }
  for (const [i, row] of rows.slice(0, 30).entries()) {
    const score = titles(row)
    if (score > best.score) best = { at: i + 1, score }
  }
  return best.at
}

/** How much a sheet looks like a list of documents. */
export function sheetScore(rows: Grid['rows']): number {
  const header = findHeader(rows)
  const words = titles(rows[header - 1] ?? [])
  return header === 0 ? 0 : words * 1000 + Math.min(rows.length - header, 999)
}

/** The mapping that the headers, the cells and the file's name suggest. */
export function propose(grid: Grid, header: readonly string[], headerRow: number, file: string): Mapping {
  const content = contentOf(header, file)
  const recognised = recogniseHeaders(header, content)
  const fields = columnsByField(recognised)
  const body = grid.rows.slice(headerRow, headerRow + SAMPLE).filter((cells) => !isPassing(cells, header, fields))
  const cells = (wanted: RegExp) =>
    [...fields].flatMap(([field, columns]) =>
      wanted.test(field) ? columns.flatMap((column) => body.map((row) => row[column] ?? '')) : [],
    )
  const amounts = cells(/^(?:net|vat|gross|out|fee|unitPrice|prepaid|document\w+)\b/)
  const decimal = grid.encoding === 'xlsx' ? detectDecimal([...amounts, '0.00']) : detectDecimal(amounts)
  const { columns, shape } = refined(recognised, content, header, body, (text) => plainDecimal(text, decimal))
  const symbol = fields.has('currency') ? undefined : currencyOf([...amounts, ...header])
  const suppliers = content === 'payments' && !fields.has('direction') && ofSuppliers(header, file)
  const mode = content === 'payments' && !fields.has('mode') ? platformOf(header, body, file) : undefined
  return {
    shape,
    content,
    headerRow,
    columns,
    decimal,
    dateForm: detectDateForm(cells(/^date$/)),
    encoding: grid.encoding,
    separator: grid.separator,
    sheet: grid.sheet,
    defaults: {
      ...(symbol ? { currency: symbol } : {}),
      ...(mode ? { mode } : {}),
      ...(suppliers ? { direction: 'fournisseur' } : {}),
    },
  }
}

const PAYING =
  /^(?:date (?:paiement|reglement|encaissement|versement)|montant (?:regle|paye|encaisse|paiement|reglement|verse)|payment (?:date|amount|id|number|no)|(?:n|numero|ref|reference) (?:paiement|reglement)|amount received|paid on|charge id|balance transaction id|payout(?: id)?|automatic payout id|fee|fees|commission|avant commission|(?:facture|piece) reglee|bordereau|n bordereau|amount refunded)$/
const TAXING = /^(?:net|vat|gross)[@#]|^(?:rate|vat|documentVat|documentNet)$/

function contentOf(header: readonly string[], file: string): TableContent {
  const plain = header.map(plainHeader)
  const sales = recogniseHeaders(header, 'sales')
  // « Net » alone is what a platform pays out, not an amount without VAT.
  const taxed = Object.entries(sales).some(
    ([column, field]) => TAXING.test(field) || (field === 'net' && plain[Number(column)] !== 'net'),
  )
  const name = plainHeader(file)
  const paying =
    plain.some((title) => PAYING.test(title)) ||
    /\b(?:reglements?|paiements?|payments?|encaissements?|payouts?|charges)\b/.test(name)
  if (paying && !taxed) return 'payments'
  return ofSuppliers(header, file) ? 'purchases' : 'sales'
}

/** Whether the other side sells to us, by a title or the file's name. */
function ofSuppliers(header: readonly string[], file: string): boolean {
  const plain = header.map(plainHeader)
  const customers = plain.some((title) => /\b(?:clients?|customers?)\b/.test(title))
  const suppliers = plain.some((title) => /\b(?:fournisseurs?|suppliers?|vendors?|payee)\b/.test(title))
  if (suppliers !== customers) return suppliers
  return /\b(?:achats?|fournisseurs?|purchases?|bills?|depenses?|expenses?|vendors?)\b/.test(plainHeader(file))
}

/** The platform that a list of payments comes from: its own words and identifiers give it away. */
function platformOf(header: readonly string[], body: Grid['rows'], file: string): string | undefined {
  const plain = header.map(plainHeader)
  const cells = body.slice(0, 50).flat()
  const name = plainHeader(file)
  if (/\bstripe\b/.test(name) || cells.some((cell) => /^(?:txn|ch|py|pi|po)_[A-Za-z0-9]{4,}$/.test(cell)))
    return 'Stripe'
  if (/\bpaypal\b/.test(name) || plain.includes('avant commission') || plain.some((title) => /paypal/.test(title)))
    return 'PayPal'
  return undefined
}

/** The currency whose sign the amounts bear, where it is not the euro. */
function currencyOf(cells: readonly string[]): string | undefined {
  const signs: readonly (readonly [RegExp, string])[] = [
    [/\$|\bUSD\b/, 'USD'],
    [/£|\bGBP\b/, 'GBP'],
    [/\bCHF\b/, 'CHF'],
  ]
  const filled = cells.filter((cell) => cell !== '').length
  const found = signs.find(([sign]) => cells.filter((cell) => sign.test(cell)).length * 2 > filled)
  return found?.[1]
}
