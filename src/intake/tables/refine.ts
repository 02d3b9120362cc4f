import type { Amount } from '../../domain/money'
import { EUR } from '../../domain/money'
import { tableAmount } from './amounts'
import type { TableContent } from './field-list'
import type { Mapping } from './mapping'
import { columnsByField } from './mapping'
import { plainHeader } from './plain-header'
import { tableRate, USUAL_RATES, vatOf } from './rates'

type Rows = readonly (readonly string[])[]
type Columns = Record<number, string>

/**
 * What the cells tell that the titles do not: whether « TVA » is a rate or an amount, whether rows of one number are
 * lines, which columns repeat the document's totals on every line, which « sous-total » is no net at all.
 */
export function refined(
  recognised: Mapping['columns'],
  content: TableContent,
  header: readonly string[],
  body: Rows,
  number: (text: string) => string | undefined,
): { readonly columns: Mapping['columns']; readonly shape: Mapping['shape'] } {
  const columns: Columns = { ...recognised }
  const table = new Cells(body, number)
  if (content === 'payments') {
    const shape = paymentShape(columns, table)
    return { columns, shape }
  }
  rateOrAmount(columns, table)
  const shape = invoiceShape(columns, table)
  if (shape === 'lines') {
    documentTotals(columns, table)
    falseNet(columns, ['documentNet', 'documentVat', 'documentGross'], header, table)
  } else falseNet(columns, ['net', 'vat', 'gross'], header, table)
  return { columns, shape }
}

/** Cells by column, read as amounts. */
class Cells {
  constructor(
    readonly rows: Rows,
    private readonly number: (text: string) => string | undefined,
  ) {}

  text(row: number, column: number | undefined): string {
    return column === undefined ? '' : (this.rows[row]?.[column] ?? '')
  }

  amount(row: number, column: number | undefined): Amount | undefined {
    const plain = this.number(this.text(row, column))
    return plain === undefined ? undefined : tableAmount(plain, '.', EUR)?.value
  }

  /** Rows that share a cell of the column, in the order met; rows without one belong to the row above. */
  groups(column: number): number[][] {
    const found = new Map<string, number[]>()
    let last = ''
    for (const i of this.rows.keys()) {
      last = this.text(i, column) || last
      const known = found.get(last)
      if (known) known.push(i)
      else found.set(last, [i])
    }
    return [...found.values()]
  }
}

function columnOf(columns: Columns, field: string): number | undefined {
  return columnsByField(columns).get(field)?.[0]
}

function rename(columns: Columns, column: number | undefined, field: string | undefined): void {
  if (column === undefined) return
  if (field === undefined) delete columns[column]
  else columns[column] = field
}

/** « TVA » holding `20 %`, or only rates that are not the VAT of their row's net, is a rate. */
function rateOrAmount(columns: Columns, table: Cells): void {
  const column = columnOf(columns, 'vat')
  if (column === undefined || columnOf(columns, 'rate') !== undefined) return
  const net = columnOf(columns, 'net')
  const filled = [...table.rows.keys()].filter((row) => table.text(row, column) !== '')
  if (filled.length === 0) return
  const rates = filled.map((row) => tableRate(table.text(row, column)))
  const marked = filled.filter((row) => /%/.test(table.text(row, column))).length * 2 > filled.length
  const usual = rates.every((rate) => rate !== undefined && (rate === '0' || USUAL_RATES.includes(rate)))
  const odd = filled.some((row) => {
    const base = table.amount(row, net)
    const vat = table.amount(row, column)
    return base !== undefined && vat ? !USUAL_RATES.some((rate) => Math.abs(vatOf(base, rate) - vat) <= 2) : false
  })
  if (marked || (usual && odd)) columns[column] = 'rate'
}

/** Rows of one number and one day are lines of one document. */
function invoiceShape(columns: Columns, table: Cells): Mapping['shape'] {
  const column = columnOf(columns, 'number')
  if (column === undefined) return 'documents'
  const groups = table.groups(column)
  const several = groups.filter((group) => group.length > 1)
  const date = columnOf(columns, 'date')
  const together = several.filter((group) => {
    const days = new Set(group.map((row) => table.text(row, date)).filter((text) => text !== ''))
    return days.size <= 1
  })
  return several.length > 0 && together.length * 2 > several.length ? 'lines' : 'documents'
}

const WHOLE: Readonly<Record<string, string>> = { net: 'documentNet', vat: 'documentVat', gross: 'documentGross' }

/** A column of amounts that says the same on all lines of each document, or only on the first, is the document's. */
function documentTotals(columns: Columns, table: Cells): void {
  const number = columnOf(columns, 'number')
  if (number === undefined) return
  const several = table.groups(number).filter((group) => group.length > 1)
  const repeats = (column: number) =>
    several.every((group) => {
      const [first = '', ...others] = group.map((row) => table.text(row, column))
      return others.every((text) => text === first) || others.every((text) => text === '')
    })
  const fields = ['net', 'vat', 'gross'].flatMap((field) => {
    const column = columnOf(columns, field)
    return column !== undefined && WHOLE[field] ? [{ field, column, whole: repeats(column) }] : []
  })
  const own = fields.some((each) => !each.whole && each.field !== 'vat') || columnOf(columns, 'unitPrice') !== undefined
  // Two equal lines repeat an amount by chance; only lines that have amounts besides can do without.
  if (!own) return
  for (const { field, column, whole } of fields) if (whole) rename(columns, column, WHOLE[field])
}

/** A « subtotal » before discount or delivery is no net: with VAT it does not make the gross. Another title is believed unless most rows differ. */
function falseNet(
  columns: Columns,
  fields: readonly [net: string, vat: string, gross: string],
  header: readonly string[],
  table: Cells,
): void {
  const [net, vat, gross] = fields.map((field) => columnOf(columns, field))
  if (net === undefined || vat === undefined || gross === undefined) return
  let agree = 0
  let differ = 0
  for (const row of table.rows.keys()) {
    const [a, b, c] = [table.amount(row, net), table.amount(row, vat), table.amount(row, gross)]
    if (a === undefined || b === undefined || c === undefined) continue
    if (Math.abs(a + b - c) <= 5) agree += 1
    else differ += 1
  }
  const subtotal = /^(?:order |cart )?(?:sub ?total|sous total)$/.test(plainHeader(header[net] ?? ''))
  if (differ > (subtotal ? 0 : agree)) rename(columns, net, undefined)
}

/** A payment's identifier that comes again on the same day has a row for each invoice; otherwise it identifies nothing. */
function paymentShape(columns: Columns, table: Cells): Mapping['shape'] {
  const column = columnOf(columns, 'number')
  if (column === undefined) return 'documents'
  const several = table.groups(column).filter((group) => group.length > 1 && table.text(group[0] ?? 0, column) !== '')
  if (several.length === 0) return 'documents'
  const date = columnOf(columns, 'date')
  const together = several.every((group) => new Set(group.map((row) => table.text(row, date))).size === 1)
  const invoice = columnOf(columns, 'invoice')
  if (together && invoice !== undefined) return 'lines'
  rename(columns, column, columnOf(columns, 'reference') === undefined ? 'reference' : undefined)
  return 'documents'
}
