import type { HostInvoice, HostLine, HostParty, HostPayment, HostVat } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import {
  absolute,
  added,
  answer,
  answers,
  filled,
  ids,
  isNil,
  LeftOut,
  money,
  percent,
  quotient,
  slices,
  text,
} from '../answers'
import type { HostPage, HostReader } from '../host'
import type { Site } from '../site'
import { HostError } from '../site'

// Tryton 6.0 to 8.0 with its web client « sao »: calls, fields and states run against a real 6.0 server (tests/hosts/
// tryton); 7.x and 8.0 read in their sources. Peculiar: the session is in the page's storage until 7.8 and a cookie from
// 8.0; a credit note is an invoice with negative amounts; a `cancelled` invoice that has a number was booked.

/** Documents asked for at a time. */
const PAGE = 100

export const page: HostPage = {
  id: 'tryton',
  label: 'Tryton',
  grade: 'tested',
  recognise: ({ document }) =>
    document.querySelector('#tabcontent') !== null && document.querySelector('script[src*="tryton-sao"]') !== null,
  place({ document, location }) {
    if (!/^#[^/]+\/model\/account\.invoice[;/]/.test(decodeURIComponent(location.hash))) return undefined
    const parent = document.querySelector('#tabcontent > .tab-pane.active .toolbar .btn-toolbar')
    // The groups float to the right: the first child shows last.
    return parent ? { parent, before: parent.firstElementChild } : undefined
  },
}

interface Session {
  readonly site: Site
  readonly database: string
  readonly context: Answer
  readonly company: string
  /** Currency of the ledger. */
  readonly currency: string
}

export const reader: HostReader = {
  id: 'tryton',
  takes: ['sales', 'payments', 'purchases'],
  async company(site) {
    const { database, company } = await openSession(site)
    return `${database}/${company}`
  },
  async *read(site, { from, to, what }) {
    const session = await openSession(site)
    const parties = new Parties(session)
    const leftOut = new LeftOut()
    for (const type of ['out', 'in'] as const) {
      if (!what.has(type === 'out' ? 'sales' : 'purchases')) continue
      const period = [
        ['type', '=', type],
        ['invoice_date', '>=', dateOf(from)],
        ['invoice_date', '<=', dateOf(to)],
      ]
      for await (const page of pages(
        session,
        'account.invoice',
        [...period, ['number', '!=', null], ['move', '!=', null]],
        INVOICE,
      ))
        yield { papers: await invoices(session, page, parties) }
      const unnumbered = await search(session, 'account.invoice', [...period, ['move', '=', null]], ['state'])
      for (const each of unnumbered) leftOut.add(LEFT_OUT[text(each, 'state')] ?? 'draft')
    }
    if (what.has('payments')) {
      for (const side of ['receivable', 'payable'] as const) {
        if (side === 'payable' && !what.has('purchases')) continue
        const domain = [
          ['invoice_payments', '!=', null],
          [`account.type.${side}`, '=', true],
          ['move.date', '>=', dateOf(from)],
          ['move.date', '<=', dateOf(to)],
        ]
        for await (const page of pages(session, 'account.move.line', domain, PAYMENT))
          yield { papers: await payments(session, page, parties, side) }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

const LEFT_OUT: Readonly<Record<string, string>> = { draft: 'draft', validated: 'pro-forma', cancelled: 'cancelled' }

const INVOICE = [
  'number',
  'type',
  'state',
  'invoice_date',
  'reference',
  'description',
  'party',
  'party.rec_name',
  'party.code',
  'party_tax_identifier.code',
  'invoice_address',
  'currency.code',
  'untaxed_amount',
  'tax_amount',
  'total_amount',
  'lines_to_pay',
]

const PAYMENT = [
  'credit',
  'debit',
  'date',
  'description',
  'invoice_payments',
  'move',
  'move.number',
  'move.journal.name',
  'account',
  'party',
  'party.rec_name',
  'party.code',
  'second_currency.code',
  'amount_second_currency',
]

// ---------------------------------------------------------------- the server

function databaseOf(site: Site): string {
  const name = decodeURIComponent(site.address.hash.replace(/^#/, '').split('/')[0] ?? '')
  if (name === '') throw new HostError('session', 'database')
  return name
}

async function call(site: Site, database: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const stored = JSON.parse(site.stored(`sao_session_${database}`) ?? 'null')
  if (stored === null) throw new HostError('session', 'sao_session')
  const kept = answer(stored, 'sao_session')
  const session = text(kept, 'session')
  const named = [text(kept, 'login'), text(kept, 'user_id'), session].join(':')
  // From 8.0 the session is a cookie that the browser sends by itself.
  const path = session === '' ? `/${encodeURIComponent(database)}/rpc/` : `/${encodeURIComponent(database)}/`
  const reply = answer(
    await site.json(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(session === '' ? {} : { Authorization: `Session ${base64(named)}` }),
      },
      body: JSON.stringify({ id: 0, method, params }),
    }),
    method,
  )
  // Errors come with status 200: the first word tells their kind.
  if (reply.error !== undefined) throw refusal(reply.error, method)
  return reply.result
}

function base64(value: string): string {
  return btoa(Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join(''))
}

function refusal(error: unknown, method: string): HostError {
  const name = Array.isArray(error) ? String(error[0]) : ''
  if (/^401|Unauthori|SessionE/.test(name)) return new HostError('session', method)
  if (/^403|Forbidden|AccessE/.test(name) || name === 'UserError') return new HostError('forbidden', method)
  return new HostError(/KeyError|not (?:found|exist)/i.test(name) ? 'module' : 'unexpected', method)
}

async function openSession(site: Site): Promise<Session> {
  const database = databaseOf(site)
  const kept = site.storedForTab(`sao_context_${database}`)
  // Without a company, a user of several would get the data of all of them.
  const context = answer(
    kept === null ? await call(site, database, 'model.res.user.get_preferences', [true, {}]) : JSON.parse(kept),
    'context',
  )
  const company = text(context, 'company')
  const session = { site, database, context, company, currency: '' }
  const [own] = await search(session, 'company.company', [['id', '=', Number(company)]], ['currency.code'])
  if (!own) throw new HostError('forbidden', 'company')
  return { ...session, currency: text(dotted(own, 'currency'), 'code') }
}

function search(
  { site, database, context }: Session,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
  offset = 0,
  limit: number | null = null,
): Promise<Answer[]> {
  const order = [['id', 'ASC']]
  return call(site, database, `model.${model}.search_read`, [domain, offset, limit, order, fields, context]).then(
    (result) => answers(result, model),
  )
}

async function* pages(
  session: Session,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
): AsyncGenerator<Answer[]> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await search(session, model, domain, fields, offset, PAGE)
    if (page.length > 0) yield page
    if (page.length < PAGE) return
  }
}

function dateOf(day: string): unknown {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { __class__: 'date', year, month, day: date }
}

function dayOf(from: Answer, field: string): string {
  if (from[field] === null || from[field] === undefined) return ''
  const { year, month, day } = answer(from[field], field)
  const two = (part: unknown) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}

/** A decimal travels as `{"__class__":"Decimal","decimal":"12.50"}`; an empty one is nil. */
function decimalOf(from: Answer, field: string): string {
  if (from[field] === null || from[field] === undefined) return '0'
  return money(answer(from[field], field).decimal, field)
}

/** What a dotted field brought: an object under the name and a dot, or null. */
function dotted(from: Answer, field: string): Answer {
  const value = from[`${field}.`]
  return value === null || value === undefined ? {} : answer(value, field)
}

// ---------------------------------------------------------------- third parties

/** Identifiers and addresses, asked once for each. Fields that a version lacks are asked no more. */
class Parties {
  readonly #session: Session
  readonly #known = new Map<number, Partial<HostParty>>()
  readonly #addresses = new Map<number, Partial<HostParty>>()
  #siren = true
  #postalCode: 'zip' | 'postal_code' = 'zip'

  constructor(session: Session) {
    this.#session = session
  }

  /** Reads what is not known yet of the third parties and addresses of these records. */
  async learn(records: readonly Answer[]): Promise<void> {
    const parties = [...new Set(records.map((each) => Number(text(each, 'party'))))].filter(
      (id) => id > 0 && !this.#known.has(id),
    )
    if (parties.length > 0) await this.#learnParties(parties)
    const addresses = [...new Set(records.map((each) => Number(text(each, 'invoice_address'))))].filter(
      (id) => id > 0 && !this.#addresses.has(id),
    )
    if (addresses.length > 0) await this.#learnAddresses(addresses)
  }

  /** The third party of a record. */
  of(record: Answer): HostParty {
    const own = dotted(record, 'party')
    const taxed = text(dotted(record, 'party_tax_identifier'), 'code')
    return {
      name: text(own, 'rec_name') || text(own, 'code') || '?',
      ...filled({ code: text(own, 'code'), vatId: taxed }),
      ...this.#known.get(Number(text(record, 'party'))),
      ...this.#addresses.get(Number(text(record, 'invoice_address'))),
    }
  }

  async #learnParties(parties: readonly number[]): Promise<void> {
    const found = await search(this.#session, 'party.identifier', [['party', 'in', parties]], ['party', 'type', 'code'])
    const sirens = await this.#sirens(parties)
    for (const id of parties) {
      const code = (type: RegExp) => {
        const known = found.find((each) => Number(text(each, 'party')) === id && type.test(text(each, 'type')))
        return known ? text(known, 'code') : ''
      }
      this.#known.set(
        id,
        filled({
          siren: code(/siren/) || (sirens.get(id) ?? ''),
          siret: code(/siret/),
          vatId: code(/^eu_vat$|_vat$|_tva$/),
        }),
      )
    }
  }

  async #sirens(parties: readonly number[]): Promise<ReadonlyMap<number, string>> {
    if (!this.#siren) return new Map()
    try {
      const found = await search(this.#session, 'party.party', [['id', 'in', parties]], ['siren'])
      return new Map(found.map((each) => [Number(text(each, 'id')), text(each, 'siren')]))
    } catch (cause) {
      if (!isOtherVersion(cause)) throw cause
      this.#siren = false
      return new Map()
    }
  }

  async #learnAddresses(addresses: readonly number[]): Promise<void> {
    let found: Answer[]
    const fields = ['street', 'city', 'country.code']
    const domain = [['id', 'in', addresses]]
    try {
      found = await search(this.#session, 'party.address', domain, [...fields, this.#postalCode])
    } catch (cause) {
      if (!isOtherVersion(cause) || this.#postalCode === 'postal_code') throw cause
      this.#postalCode = 'postal_code'
      found = await search(this.#session, 'party.address', domain, [...fields, this.#postalCode])
    }
    for (const each of found) {
      this.#addresses.set(
        Number(text(each, 'id')),
        filled({
          street: text(each, 'street').replace(/\s+/g, ' '),
          city: text(each, 'city'),
          postalCode: text(each, this.#postalCode),
          country: text(dotted(each, 'country'), 'code'),
        }),
      )
    }
  }
}

/** An unknown field refuses the whole call. */
function isOtherVersion(cause: unknown): boolean {
  return cause instanceof HostError && (cause.code === 'unexpected' || cause.code === 'module')
}

// ---------------------------------------------------------------- invoices

async function invoices(session: Session, page: readonly Answer[], parties: Parties): Promise<HostInvoice[]> {
  await parties.learn(page)
  const among = [['invoice', 'in', page.map((each) => each.id)]]
  const lines = await search(session, 'account.invoice.line', among, [
    'invoice',
    'type',
    'description',
    'quantity',
    'unit_price',
    'amount',
    'account.code',
    'invoice_taxes',
    'product.code',
    'origin',
  ])
  const taxes = await search(session, 'account.invoice.tax', among, [
    'invoice',
    'description',
    'base',
    'amount',
    'tax.name',
    'tax.rate',
    'legal_notice',
  ])
  const dues = await search(
    session,
    'account.move.line',
    [['id', 'in', page.flatMap((each) => ids(each, 'lines_to_pay'))]],
    ['debit', 'credit', 'maturity_date', 'amount_second_currency'],
  )
  const credited = await numbersOfLines(session, lines)
  const of = (list: readonly Answer[], id: unknown) => list.filter((each) => each.invoice === id)
  return page.map((each) =>
    invoice(session, each, {
      lines: of(lines, each.id),
      taxes: of(taxes, each.id),
      dues: dues.filter((due) => ids(each, 'lines_to_pay').includes(Number(due.id))),
      credited,
      party: parties.of(each),
    }),
  )
}

/** Numbers of the invoices that the lines of credit notes come from, by the lines' origin (`account.invoice.line,10`). */
async function numbersOfLines(session: Session, lines: readonly Answer[]): Promise<ReadonlyMap<string, string>> {
  const origins = new Map<number, string>()
  for (const each of lines) {
    const origin = text(each, 'origin')
    const id = /^account\.invoice\.line,(\d+)$/.exec(origin)?.[1]
    if (id) origins.set(Number(id), origin)
  }
  if (origins.size === 0) return new Map()
  const found = await search(session, 'account.invoice.line', [['id', 'in', [...origins.keys()]]], ['invoice.number'])
  return new Map(found.map((each) => [origins.get(Number(each.id)) ?? '', text(dotted(each, 'invoice'), 'number')]))
}

interface Parts {
  readonly lines: readonly Answer[]
  readonly taxes: readonly Answer[]
  readonly dues: readonly Answer[]
  readonly credited: ReadonlyMap<string, string>
  readonly party: HostParty
}

function invoice(session: Session, record: Answer, parts: Parts): HostInvoice {
  const purchase = text(record, 'type') === 'in'
  const currency = text(dotted(record, 'currency'), 'code')
  const counted = parts.lines.filter((each) => text(each, 'type') === 'line')
  const rows = parts.taxes.map(vatRow)
  const untaxed = counted.filter((each) => ids(each, 'invoice_taxes').length === 0)
  const gross = decimalOf(record, 'total_amount')
  const foreign = currency !== session.currency
  const exchange = foreign ? exchangeOf(parts.dues) : undefined
  const referred = parts.lines.flatMap((each) => parts.credited.get(text(each, 'origin')) || [])
  const reference = text(record, 'reference')
  const note = [text(record, 'description'), purchase ? '' : reference].filter((each) => each !== '').join(' · ')
  return {
    type: 'invoice',
    id: `account.invoice,${text(record, 'id')}`,
    state: text(record, 'state'),
    kind: 'invoice',
    direction: purchase ? 'purchase' : 'sale',
    // A purchase bears its supplier's number; Tryton's own is a second choice.
    number: (purchase && reference) || text(record, 'number'),
    date: dayOf(record, 'invoice_date'),
    currency,
    ...(exchange === undefined ? {} : { exchange }),
    party: parts.party,
    due: parts.dues
      .map((each) => ({
        date: dayOf(each, 'maturity_date'),
        amount: foreign ? decimalOf(each, 'amount_second_currency') : signedDue(each, purchase),
      }))
      .filter((each) => each.date !== '')
      .sort((a, b) => a.date.localeCompare(b.date)),
    lines: counted.map((each) => line(each, parts.taxes)),
    vat: [
      ...rows,
      // Lines without any tax have no row of their own.
      ...(untaxed.length > 0
        ? [{ rate: '0', base: added(untaxed.map((each) => decimalOf(each, 'amount'))), vat: '0' }]
        : []),
    ],
    net: decimalOf(record, 'untaxed_amount'),
    tax: decimalOf(record, 'tax_amount'),
    gross,
    deposits: [],
    refersTo: [...new Set(referred)],
    ...filled({ note }),
  }
}

function vatRow(row: Answer): HostVat {
  const tax = dotted(row, 'tax')
  const rate = tax.rate === undefined ? '0' : percent(absolute(decimalOf(tax, 'rate')))
  return {
    rate,
    base: decimalOf(row, 'base'),
    vat: decimalOf(row, 'amount'),
    // Whether a service or goods are exempt is told by the tax's name; the legal notice says why.
    ...(rate === '0'
      ? filled({ reason: [text(tax, 'name') || text(row, 'description'), text(row, 'legal_notice')].join(' ').trim() })
      : {}),
  }
}

function line(record: Answer, taxes: readonly Answer[]): HostLine {
  const [taxed] = ids(record, 'invoice_taxes')
  const row = taxed === undefined ? undefined : taxes.find((each) => each.id === taxed)
  return {
    label: text(record, 'description') || text(dotted(record, 'product'), 'code'),
    net: decimalOf(record, 'amount'),
    rate: row ? vatRow(row).rate : '0',
    ...filled({
      account: text(dotted(record, 'account'), 'code'),
      code: text(dotted(record, 'product'), 'code'),
      quantity: text(record, 'quantity'),
      unitPrice: record.unit_price === null ? '' : decimalOf(record, 'unit_price'),
    }),
  }
}

/** The ledger's amount with the sign of the document: a customer owes on the debit side, we owe on the credit side. */
function signedDue(due: Answer, purchase: boolean): string {
  const debit = decimalOf(due, 'debit')
  const credit = decimalOf(due, 'credit')
  const [owed, given] = purchase ? [credit, debit] : [debit, credit]
  return isNil(given) ? owed : `-${given}`
}

/** The rate at which the ledger was written: its amount over the document's own. */
function exchangeOf(dues: readonly Answer[]): string | undefined {
  const ledger = added(dues.map((each) => added([decimalOf(each, 'debit'), decimalOf(each, 'credit')])))
  return quotient(ledger, added(dues.map((each) => absolute(decimalOf(each, 'amount_second_currency')))))
}

// ---------------------------------------------------------------- payments

async function payments(
  session: Session,
  page: readonly Answer[],
  parties: Parties,
  side: 'receivable' | 'payable',
): Promise<HostPayment[]> {
  await parties.learn(page)
  const paid = [...new Set(page.flatMap((each) => ids(each, 'invoice_payments')))]
  const numbers = new Map<number, string>()
  for (const some of slices(paid, PAGE)) {
    const found = await search(session, 'account.invoice', [['id', 'in', some]], ['number', 'reference'])
    for (const each of found)
      numbers.set(Number(each.id), (side === 'payable' && text(each, 'reference')) || text(each, 'number'))
  }
  const moves = page.map((each) => Number(text(each, 'move')))
  const others = await search(
    session,
    'account.move.line',
    [['move', 'in', moves]],
    ['move', 'account', 'account.code'],
  )
  return page.map((each) => payment(session, each, side, parties.of(each), numbers, others))
}

function payment(
  session: Session,
  record: Answer,
  side: 'receivable' | 'payable',
  party: HostParty,
  numbers: ReadonlyMap<number, string>,
  others: readonly Answer[],
): HostPayment {
  const move = dotted(record, 'move')
  const credit = decimalOf(record, 'credit')
  const debit = decimalOf(record, 'debit')
  const credits = !isNil(credit)
  const second = text(dotted(record, 'second_currency'), 'code')
  const ledger = credits ? credit : debit
  const amount = second === '' ? ledger : absolute(decimalOf(record, 'amount_second_currency'))
  const exchange = second === '' ? undefined : quotient(ledger, amount)
  // Several documents paid by one line do not say their shares: it is then an advance on the account.
  const [only, ...more] = ids(record, 'invoice_payments')
  const number = only === undefined || more.length > 0 ? '' : (numbers.get(only) ?? '')
  const other = others.find((each) => each.move === record.move && each.account !== record.account)
  return {
    type: 'payment',
    id: `account.move.line,${text(record, 'id')}`,
    state: '',
    direction: side === 'receivable' ? 'sale' : 'purchase',
    refund: (side === 'receivable') !== credits,
    number: text(move, 'number') || text(record, 'id'),
    date: dayOf(record, 'date'),
    currency: second || session.currency,
    ...(exchange === undefined ? {} : { exchange }),
    party,
    mode: text(dotted(move, 'journal'), 'name') || 'Tryton',
    ...filled({ account: other ? text(dotted(other, 'account'), 'code') : '' }),
    amount,
    allocations: number === '' ? [] : [{ number, amount }],
  }
}
