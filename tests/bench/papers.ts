import type { TableMapping } from '../../src/acts/contract'

/** Documents of one month. A dossier of n documents has n / 5,000 months, the last one first. */
export const PER_MONTH = 5000

/** Files of at most this many documents: a table may not be larger than 50 MB. */
export const PER_FILE = 100_000

/** The month of the first 5,000 documents; the next ones go back in time. */
const LAST_YEAR = 2026
const LAST_MONTH = 6

/** The month that every case looks at: it is the same, document by document, in dossiers of every size. */
export const MONTH = { from: '2026-06-01', to: '2026-06-30' } as const

/** A day before every document that the bench makes. */
export const FIRST_DAY = '2009-01-01'

/** Two tables, as a billing application exports them: the lines of the invoices, and the payments. */
export interface Papers {
  readonly sales: string
  readonly payments: string
  readonly documents: number
}

const TITLES = ['Menuiserie', 'Atelier', 'Boulangerie', 'Garage', 'Cabinet', 'Librairie', 'Éts', 'Société']
const NAMES = ['Delorme', 'Öztürk', 'Legrand', 'Fernández', 'Nguyen', 'Île d’Yeu', 'Martin & fils', 'Cœur de bois']
const THINGS = [
  'Étagère en chêne',
  'Pose et réglage',
  'Conseil',
  'Lot de vis 4×40',
  'Heure de main-d’œuvre',
  'Transport',
]
/** VAT rates in thousandths. */
const RATES = [200, 100, 55] as const

/** What comes of a document's number, the same on every machine and in any order. */
function mix(n: number, salt: number): number {
  let x = Math.imul(n ^ (salt * 0x9e3779b9), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

const eight = (n: number) => String(n).padStart(8, '0')
const two = (n: number) => String(n).padStart(2, '0')
const money = (cents: number) => `${Math.trunc(cents / 100)},${two(Math.abs(cents % 100))}`

/** The day of document i: its block of twenty has one day, the months go back. */
function day(i: number): string {
  const back = Math.floor(i / PER_MONTH)
  const month = LAST_YEAR * 12 + LAST_MONTH - 1 - back
  const of = 1 + Math.floor(((i % PER_MONTH) / PER_MONTH) * 28)
  return `${two(of)}/${two((month % 12) + 1)}/${Math.floor(month / 12)}`
}

function party(i: number): string {
  const n = mix(Math.floor(i / 20), 1) % 2000
  return `${TITLES[n % 8]} ${NAMES[(n >> 3) % 8]} ${n};C${n}`
}

/** Net of each line of invoice i, with its rate: one to three lines of one to three rates. */
function lines(i: number): { net: number; rate: number; thing: number }[] {
  const count = [1, 1, 1, 2, 2, 3][mix(i, 2) % 6] ?? 1
  return Array.from({ length: count }, (_, n) => ({
    net: 500 + (mix(i, 10 + n) % 400_000),
    rate: RATES[count === 1 ? 0 : mix(i, 20 + n) % 3] ?? 200,
    thing: mix(i, 30 + n) % THINGS.length,
  }))
}

function totals(of: readonly { net: number; rate: number }[]): { net: number; vat: number; gross: number } {
  const bases = new Map<number, number>()
  for (const { net, rate } of of) bases.set(rate, (bases.get(rate) ?? 0) + net)
  let net = 0
  let vat = 0
  for (const [rate, base] of bases) {
    net += base
    vat += Math.round((base * rate) / 1000)
  }
  return { net, vat, gross: net + vat }
}

const SALES_HEADER =
  'Numéro;Date;Client;Code client;Type;Libellé;Nature;Montant HT;Taux de TVA;Total HT facture;Total TVA facture;Total TTC facture;Facture d’origine;Acompte déduit;N° acompte'
const PAYMENTS_HEADER = 'N° règlement;Date;Client;Code client;Montant réglé;Mode de règlement;Facture réglée'

function invoiceRows(i: number, number: string, type: string, end: string): string[] {
  const own = lines(i)
  const { net, vat, gross } = totals(own)
  return own.map(({ net: line, rate, thing }) => {
    const kind = thing % 2 === 0 ? 'bien' : 'service'
    const head = `${number};${day(i)};${party(i)};${type};${THINGS[thing]};${kind};${money(line)};${rate / 10}`
    return `${head.replace('.', ',')};${money(net)};${money(vat)};${money(gross)};${end}`
  })
}

const numberOf = (i: number) => `F-${eight(i)}`

/**
 * Documents `from`…`from + count` of the endless list. Each block of twenty holds eleven invoices of one to three rates
 * (the last one deducts the deposit), seven payments that clear some of them, a credit note and a deposit. One payment
 * in five hundred documents has a mode that no setting knows: it is blocked.
 */
export function papers(from: number, count: number): Papers {
  const sales: string[] = [SALES_HEADER]
  const payments: string[] = [PAYMENTS_HEADER]
  for (let i = from; i < from + count; i++) {
    const at = i % 20
    if (at < 10) sales.push(...invoiceRows(i, numberOf(i), 'Facture', ';;'))
    else if (at < 17) {
      const of = i - 10
      const mode = i % 500 === 10 ? 'Troc' : at % 2 === 0 ? 'Virement' : 'Chèque'
      payments.push(`R-${eight(i)};${day(i)};${party(i)};${money(totals(lines(of)).gross)};${mode};${numberOf(of)}`)
    } else if (at === 17) sales.push(...invoiceRows(i - 10, `AV-${eight(i)}`, 'Avoir', `${numberOf(i - 10)};;`))
    else if (at === 18) {
      const net = 10_000 + (mix(i, 40) % 10_000)
      const { vat, gross } = totals([{ net, rate: 200 }])
      const figures = `${money(net)};20;${money(net)};${money(vat)};${money(gross)}`
      sales.push(`AC-${eight(i)};${day(i)};${party(i)};Facture d’acompte;Acompte;service;${figures};;;`)
    } else {
      const net = 10_000 + (mix(i - 1, 40) % 10_000)
      const deposit = totals([{ net, rate: 200 }]).gross
      const whole = [{ net: net * 3, rate: 200 }]
      const { net: total, vat, gross } = totals(whole)
      const figures = `${money(total)};20;${money(total)};${money(vat)};${money(gross)}`
      const end = `;${money(deposit)};AC-${eight(i - 1)}`
      sales.push(`${numberOf(i)};${day(i)};${party(i)};Facture;Solde du chantier;service;${figures};${end}`)
    }
  }
  const end = (rows: string[]) => `\ufeff${rows.join('\r\n')}\r\n`
  return { sales: end(sales), payments: end(payments), documents: count }
}

const COMMON = {
  headerRow: 1,
  decimal: ',',
  dateForm: 'DMY',
  encoding: 'utf-8',
  separator: ';',
  sheet: 0,
  defaults: {},
} as const

const fields = (...names: string[]) => Object.fromEntries(names.map((name, i) => [i, name]))

/** How the two tables are to be understood. */
export const MAPPINGS: { readonly sales: TableMapping; readonly payments: TableMapping } = {
  sales: {
    ...COMMON,
    shape: 'lines',
    content: 'sales',
    columns: fields(
      ...['number', 'date', 'party', 'code', 'type', 'label', 'kind', 'net', 'rate'],
      ...['documentNet', 'documentVat', 'documentGross', 'invoice', 'prepaid', 'depositNumber'],
    ),
  },
  payments: {
    ...COMMON,
    shape: 'documents',
    content: 'payments',
    columns: fields('number', 'date', 'party', 'code', 'gross', 'mode', 'invoice'),
  },
}
