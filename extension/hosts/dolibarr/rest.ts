import type { HostInvoice, HostLine, HostParty, HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import {
  absolute,
  added,
  answer,
  answers,
  byRate,
  filled,
  inPairs,
  isNil,
  LeftOut,
  money,
  rate,
  text,
} from '../answers'
import { dayOfMidnight, within } from '../days'
import { beforeDeposits } from '../decimals'
import type { Chunk, Request } from '../host'
import type { Site } from '../site'
import { HostError } from '../site'
import { MODES, rootOf } from './root'

// `/api/index.php` with the user's key. Amounts are strings with eight decimals; days are seconds of the server's
// midnight; there is no list of payments, each invoice has its own.

const PAGE = 100

/** A group of documents: the calls of sales and of purchases are alike. */
interface Side {
  readonly direction: 'sale' | 'purchase'
  readonly list: 'invoices' | 'supplierinvoices'
  readonly code: 'code_client' | 'code_fournisseur'
}

const SALES: Side = { direction: 'sale', list: 'invoices', code: 'code_client' }
const PURCHASES: Side = { direction: 'purchase', list: 'supplierinvoices', code: 'code_fournisseur' }

/** What was asked for, read with the user's key. */
export async function* readRest(site: Site, request: Request): AsyncGenerator<Chunk> {
  const rest = new Rest(site, request.key)
  await rest.open()
  const leftOut = new LeftOut()
  const { from, to } = request
  for (const side of [SALES, PURCHASES]) {
    const documents = side === SALES ? 'sales' : 'purchases'
    const paid = request.what.has('payments') && (side === SALES || request.what.has('purchases'))
    if (request.what.has(documents)) {
      const dated = `(t.datef:>=:'${from}') and (t.datef:<=:'${to}')`
      for await (const page of rest.documents(side, dated)) {
        const counted = page.filter((each) => within(dayOfMidnight(each.date, 'date'), from, to))
        const papers: HostInvoice[] = []
        for (const each of counted) {
          const left = leftOutAs(each)
          if (left === undefined) papers.push(await invoice(rest, side, each))
          else leftOut.add(left)
        }
        yield { papers }
      }
    }
    if (paid) {
      const papers = await payments(rest, side, request)
      if (papers.length > 0) yield { papers }
    }
  }
  yield { papers: [], notForBooks: leftOut.list }
}

/** A draft, or one that another replaced; one that was given up stays an invoice. */
function leftOutAs(each: Answer): string | undefined {
  if (statusOf(each) === '0') return 'draft'
  return text(each, 'close_code') === 'replaced' ? 'replaced' : undefined
}

function statusOf(each: Answer): string {
  return text(each, 'status') || text(each, 'statut')
}

// ---------------------------------------------------------------- the service

class Rest {
  currency = ''
  readonly #parties = new Map<string, HostParty>()
  readonly #numbers = new Map<string, string>()

  constructor(
    private readonly site: Site,
    private readonly key: string,
  ) {}

  /** Whether the key is one, and the currency of the books. */
  async open(): Promise<void> {
    const company = answer(await this.get('setup/company'), 'company')
    this.currency = text(company, 'currency_code') || 'EUR'
  }

  async get(path: string): Promise<unknown> {
    try {
      return await this.site.json(`${rootOf(this.site)}api/index.php/${path}`, { headers: { DOLAPIKEY: this.key } })
    } catch (cause) {
      // The session has no part in it: only the key can be refused.
      if (cause instanceof HostError && cause.code === 'session') throw new HostError('key', cause.detail)
      throw cause
    }
  }

  /** Documents that a filter of the service names, in pages. */
  async *documents(side: Side, filter: string): AsyncGenerator<Answer[]> {
    for (let page = 0; ; page += 1) {
      const asked = `sortfield=t.rowid&sortorder=ASC&limit=${PAGE}&page=${page}&sqlfilters=${encodeURIComponent(filter)}`
      const found = answers(await this.listed(`${side.list}?${asked}`), side.list)
      for (const each of found) this.#numbers.set(`${side.list} ${text(each, 'id')}`, numberOf(each, side))
      yield found
      if (found.length < PAGE) return
    }
  }

  /** Deposit invoices of a customer. */
  async depositsOf(customer: string): Promise<Answer[]> {
    const found: Answer[] = []
    for await (const page of this.documents(SALES, `(t.type:=:3) and (t.fk_soc:=:${Number(customer)})`))
      found.push(...page.filter((each) => text(each, 'type') === '3' && text(each, 'socid') === customer))
    return found
  }

  /** A list; before version 18 an empty one was « not found ». */
  async listed(path: string): Promise<unknown> {
    try {
      return await this.get(path)
    } catch (cause) {
      if (cause instanceof HostError && cause.code === 'module') return []
      throw cause
    }
  }

  /** The number of a document by its identifier. */
  async number(side: Side, id: string): Promise<string> {
    const name = `${side.list} ${id}`
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = numberOf(answer(await this.get(`${side.list}/${id}`), side.list), side)
    this.#numbers.set(name, number)
    return number
  }

  async party(side: Side, id: string): Promise<HostParty> {
    const known = this.#parties.get(id)
    if (known) return known
    const found = answer(await this.get(`thirdparties/${id}`), 'thirdparty')
    const country = text(found, 'country_code')
    const french = country === 'FR' || country === ''
    const party: HostParty = {
      name: text(found, 'name') || id,
      ...filled({
        code: text(found, side.code),
        siren: french ? text(found, 'idprof1') : '',
        siret: french ? text(found, 'idprof2') : '',
        vatId: text(found, 'tva_intra'),
        country,
        postalCode: text(found, 'zip'),
        city: text(found, 'town'),
        street: text(found, 'address').replace(/\s+/g, ' '),
      }),
    }
    this.#parties.set(id, party)
    return party
  }
}

/** A purchase bears its supplier's number. */
function numberOf(each: Answer, side: Side): string {
  return (side === PURCHASES && text(each, 'ref_supplier')) || text(each, 'ref')
}

// ---------------------------------------------------------------- invoices

async function invoice(rest: Rest, side: Side, each: Answer): Promise<HostInvoice> {
  const id = text(each, 'id')
  const type = text(each, 'type')
  const code = text(each, 'multicurrency_code')
  const foreign = code !== '' && code !== rest.currency
  const amount = (from: Answer, field: string) => money(from[foreign ? `multicurrency_${field}` : field] ?? 0, field)
  const lines = answers(each.lines ?? [], 'lines').filter((line) => !isEmptyLine(line))
  const source = text(each, 'fk_facture_source')
  const due = dayOfMidnight(each.date_lim_reglement ?? each.date_echeance, 'due')
  const deducted = type === '2' || side === PURCHASES ? [] : await deductedBy(rest, each, lines)
  const kept = lines.filter((line) => !deducted.some((one) => one.line === line))
  const deposits = type === '2' || isNil(money(each.totaldeposits ?? 0, 'deposits')) ? [] : await depositsOf(rest, id)
  const paper: HostInvoice = {
    type: 'invoice',
    id: `${side.list},${id}`,
    state: statusOf(each),
    kind: type === '2' ? 'credit-note' : type === '3' ? 'deposit' : 'invoice',
    direction: side.direction,
    number: numberOf(each, side),
    date: dayOfMidnight(each.date, 'date'),
    currency: foreign ? code : rest.currency,
    ...(foreign ? filled({ exchange: exchangeOf(text(each, 'multicurrency_tx')) }) : {}),
    party: await rest.party(side, text(each, 'socid')),
    due: due === '' ? [] : [{ date: due }],
    lines: kept.map((line) => lineOf(line, amount(line, 'total_ht'))),
    vat: byRate(
      lines.map((line) => ({
        rate: rate(text(line, 'tva_tx')),
        base: amount(line, 'total_ht'),
        vat: amount(line, 'total_tva'),
        ...filled({ reason: reasonOf(line) }),
      })),
    ),
    net: amount(each, 'total_ht'),
    tax: amount(each, 'total_tva'),
    gross: amount(each, 'total_ttc'),
    deposits,
    refersTo: source === '' || source === '0' ? [] : [await rest.number(side, source)],
    ...filled({
      mode: MODES[text(each, 'mode_reglement_code')] ?? text(each, 'mode_reglement_code'),
      note: text(each, side === SALES ? 'ref_customer' : 'ref'),
    }),
  }
  return beforeDeposits(
    paper,
    deducted.map(({ line, number }) => ({
      number,
      rate: rate(text(line, 'tva_tx')),
      net: amount(line, 'total_ht'),
      vat: amount(line, 'total_tva'),
    })),
  )
}

/**
 * Deposits that negative lines deduct. Such a line names no invoice: it is the deposit of the same customer with this
 * amount, where only one has it; else it stays a line.
 */
async function deductedBy(rest: Rest, each: Answer, lines: readonly Answer[]) {
  const negative = lines.filter(
    (line) =>
      /DEPOSIT/.test(text(line, 'desc')) &&
      text(line, 'fk_remise_except') !== '' &&
      text(line, 'total_ttc').startsWith('-'),
  )
  if (negative.length === 0) return []
  const deposits = await rest.depositsOf(text(each, 'socid'))
  return negative.flatMap((line) => {
    const gross = absolute(money(line.total_ttc, 'total_ttc'))
    const [only, ...others] = deposits.filter((deposit) => money(deposit.total_ttc, 'total_ttc') === gross)
    return only && others.length === 0 ? [{ line, number: numberOf(only, SALES) }] : []
  })
}

/** Titles, subtotals and comments are lines without amounts. */
function isEmptyLine(line: Answer): boolean {
  return (['total_ht', 'total_tva', 'total_ttc'] as const).every((field) => isNil(money(line[field] ?? 0, field)))
}

/** Nothing but the line's own words says why it bears no VAT. */
function reasonOf(line: Answer): string {
  return rate(text(line, 'tva_tx')) === '0' ? labelOf(line).slice(0, 500) : ''
}

function labelOf(line: Answer): string {
  return text(line, 'desc') || text(line, 'product_label') || text(line, 'product_ref')
}

function lineOf(line: Answer, net: string): HostLine {
  return {
    label: labelOf(line),
    net,
    rate: rate(text(line, 'tva_tx')),
    kind: text(line, 'product_type') === '1' ? 'service' : 'goods',
    ...filled({
      code: text(line, 'product_ref'),
      quantity: text(line, 'qty'),
      unitPrice: line.subprice === null || line.subprice === undefined ? '' : money(line.subprice, 'subprice'),
    }),
  }
}

/** The rate is units of the foreign currency for one of the books': turned round, with ten decimals. */
function exchangeOf(rate: string): string {
  const value = Number(rate)
  return value > 0 ? (1 / value).toFixed(10).replace(/\.?0+$/, '') : ''
}

/** Deposits that the invoice deducts are listed with its payments, under the number of their own invoice. */
async function depositsOf(rest: Rest, id: string): Promise<HostInvoice['deposits']> {
  const found = answers(await rest.listed(`invoices/${id}/payments`), 'payments')
  return found
    .filter((each) => /DEPOSIT/.test(text(each, 'type')))
    .map((each) => ({ number: text(each, 'ref'), gross: money(each.amount, 'amount') }))
}

// ---------------------------------------------------------------- payments

interface Share {
  readonly payment: Answer
  readonly invoice: Answer
}

/**
 * Payments of the period, whenever the invoices are of: one that got money in the period is dated before its end, and was
 * still open at its beginning.
 */
async function payments(rest: Rest, side: Side, { from, to }: Request): Promise<HostPayment[]> {
  const open = `(t.fk_statut:=:1) or (t.date_closing:>=:'${from}') or (t.datef:>=:'${from}')`
  const closed = side === SALES ? open : '(t.fk_statut:>:0)'
  const shares = new Map<string, Share[]>()
  for await (const page of rest.documents(side, `(t.datef:<=:'${to}') and (${closed})`)) {
    const paid = page.filter((each) => side === PURCHASES || !isNil(money(each.totalpaid ?? 0, 'totalpaid')))
    const found = await inPairs(paid, async (each) => ({
      invoice: each,
      list: answers(await rest.listed(`${side.list}/${text(each, 'id')}/payments`), 'payments'),
    }))
    for (const { invoice, list } of found) {
      for (const payment of list) {
        // Credit notes and deposits set against the invoice are listed too: they bring no money.
        if (/\(|DISCOUNT|CREDIT_NOTE|DEPOSIT/.test(text(payment, 'type'))) continue
        if (!within(text(payment, 'date').slice(0, 10), from, to)) continue
        const ref = text(payment, 'ref')
        shares.set(ref, [...(shares.get(ref) ?? []), { payment, invoice }])
      }
    }
  }
  const papers: HostPayment[] = []
  for (const [ref, list] of shares) papers.push(await payment(rest, side, ref, list))
  return papers
}

/** One payment out of its shares in each invoice. Money is told in the currency of the books. */
async function payment(rest: Rest, side: Side, ref: string, shares: readonly Share[]): Promise<HostPayment> {
  const [first] = shares
  if (!first) throw new Error('a payment without shares')
  const total = added(shares.map((each) => money(each.payment.amount, 'amount')))
  const type = text(first.payment, 'type')
  const ids = shares.map((each) => Number(text(each.invoice, 'id')))
  return {
    type: 'payment',
    // The reference is one entity's, the row of the invoice is the installation's.
    id: `payment,${ref},${Math.min(...ids)}`,
    state: '',
    direction: side.direction,
    refund: total.startsWith('-'),
    number: ref,
    date: text(first.payment, 'date').slice(0, 10),
    currency: rest.currency,
    party: await rest.party(side, text(first.invoice, 'socid')),
    mode: MODES[type] ?? type,
    amount: absolute(total),
    allocations: shares.map((each) => ({
      number: numberOf(each.invoice, side),
      amount: absolute(money(each.payment.amount, 'amount')),
    })),
  }
}
