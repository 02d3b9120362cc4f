import * as v from 'valibot'
import { parsePlainDate } from '../../domain/date'

/**
 * What the extension hands over: the papers of a billing application as its own answers say them, in one plain form for
 * all applications. Amounts are decimal strings with the application's own signs; nothing is decided here but shape and
 * bounds, since what comes through a page is hostile until it has been checked.
 */

/** Raised when a field changes its meaning; either side refuses another number. */
const PROTOCOL = 1

/** Most papers in one batch: a message costs time for each document, and a batch is one transaction. */
const MAX_PAPERS = 500

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const filled = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
const decimal = v.pipe(v.string(), v.regex(/^-?\d{1,13}(?:\.\d{1,12})?$/))
const rate = v.pipe(v.string(), v.regex(/^\d{1,3}(?:\.\d{1,6})?$/))
const day = v.pipe(
  v.string(),
  v.check((value) => parsePlainDate(value) !== undefined),
)
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))
const treatment = v.picklist(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'F'])
const direction = v.picklist(['sale', 'purchase'])

const party = v.object({
  name: filled(300),
  code: v.exactOptional(text(80)),
  siren: v.exactOptional(text(40)),
  siret: v.exactOptional(text(40)),
  vatId: v.exactOptional(text(40)),
  country: v.exactOptional(text(80)),
  postalCode: v.exactOptional(text(20)),
  city: v.exactOptional(text(120)),
  street: v.exactOptional(text(300)),
})

/** One line, net of its own discount. `account` is the application's own ledger account: it tells the nature, no more. */
const line = v.object({
  label: text(2000),
  net: decimal,
  rate: v.exactOptional(rate),
  treatment: v.exactOptional(treatment),
  kind: v.exactOptional(v.picklist(['goods', 'service', 'transport', 'disbursement'])),
  account: v.exactOptional(text(20)),
  code: v.exactOptional(text(120)),
  category: v.exactOptional(text(120)),
  quantity: v.exactOptional(decimal),
  unitPrice: v.exactOptional(decimal),
})

/** VAT of one rate as the application prints it; `reason` holds the words of an exemption. */
const vat = v.object({
  rate,
  base: decimal,
  vat: decimal,
  treatment: v.exactOptional(treatment),
  reason: v.exactOptional(text(500)),
})

/** What both kinds of paper say of themselves in the application: `id` is its own identifier, `state` its own word. */
const common = {
  id: filled(120),
  state: text(60),
  direction,
  number: filled(120),
  date: day,
  currency,
  /** Units of the company's currency for one unit of the paper's, where the application's ledger says it. */
  exchange: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,9}(?:\.\d{1,12})?$/))),
  party,
}

const hostInvoice = v.object({
  type: v.literal('invoice'),
  ...common,
  kind: v.picklist(['invoice', 'credit-note', 'deposit']),
  due: v.pipe(v.array(v.object({ date: day, amount: v.exactOptional(decimal) })), v.maxLength(60)),
  lines: v.pipe(v.array(line), v.maxLength(2000)),
  vat: v.pipe(v.array(vat), v.maxLength(100)),
  net: decimal,
  tax: decimal,
  gross: decimal,
  /** What is owed beyond the gross where the application rounds what is paid, in cash for instance. */
  rounding: v.exactOptional(decimal),
  deposits: v.pipe(v.array(v.object({ number: filled(120), gross: v.exactOptional(decimal) })), v.maxLength(100)),
  refersTo: v.pipe(v.array(filled(120)), v.maxLength(100)),
  mode: v.exactOptional(text(120)),
  note: v.exactOptional(text(500)),
})

const hostPayment = v.object({
  type: v.literal('payment'),
  ...common,
  refund: v.boolean(),
  mode: text(120),
  /** The application's own ledger account that the money went to, where it says it. */
  account: v.exactOptional(text(20)),
  /** Positive. */
  amount: v.pipe(v.string(), v.regex(/^\d{1,13}(?:\.\d{1,12})?$/)),
  fee: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,13}(?:\.\d{1,12})?$/))),
  allocations: v.pipe(v.array(v.object({ number: filled(120), amount: decimal })), v.maxLength(500)),
  slip: v.exactOptional(text(120)),
})

export const hostPaper = v.variant('type', [hostInvoice, hostPayment])

/** One batch of a transfer. Papers are checked one by one, later: a wrong one is refused alone. */
const hostBatch = v.object({
  protocol: v.literal(PROTOCOL),
  transfer: v.pipe(v.string(), v.uuid()),
  part: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  parts: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  /** Which adapter read it, and how people call that application. */
  host: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  label: filled(60),
  origin: v.pipe(v.string(), v.regex(/^https?:\/\/[^/\s]+$/), v.maxLength(300)),
  /** Database and company inside the application: one site may hold the books of several. */
  company: text(200),
  from: day,
  to: day,
  /** The dossier that the user chose before reading; else the application knows, or asks. */
  dossier: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{1,60}$/))),
  /** Drafts, quotes and the like that were left out, with the last part. */
  notForBooks: v.pipe(
    v.array(v.object({ what: filled(60), count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)) })),
    v.maxLength(50),
  ),
  papers: v.pipe(v.array(v.unknown()), v.maxLength(MAX_PAPERS)),
})

/** What a host leaves out and counts, by name; the interface has words for each. A batch may name others. */
export type LeftOutName =
  | 'draft'
  | 'pro-forma'
  /** Taken out of the application's own books. */
  | 'cancelled'
  | 'deleted'
  /** Another took its place. */
  | 'replaced'
  /** An order that nobody has paid. */
  | 'unpaid'
  /** A payment that has not come yet, or that did not. */
  | 'pending'
  | 'failed'
  /** A credit set against an invoice: no money came. */
  | 'credit-used'
  /** Told in amounts of two currencies that nothing tells apart. */
  | 'foreign-currency'
  /** Refunds of which the application says too little to be booked. */
  | 'refund-without-lines'
  | 'refund-without-date'

export type HostParty = v.InferOutput<typeof party>
export type HostLine = v.InferOutput<typeof line>
export type HostVat = v.InferOutput<typeof vat>
export type HostInvoice = v.InferOutput<typeof hostInvoice>
export type HostPayment = v.InferOutput<typeof hostPayment>
export type HostPaper = HostInvoice | HostPayment
export type HostBatch = v.InferOutput<typeof hostBatch>

/** The batch when its envelope has the right shape; undefined otherwise. */
export function hostBatchOf(value: unknown): HostBatch | undefined {
  const read = v.safeParse(hostBatch, value)
  return read.success && read.output.part <= read.output.parts ? read.output : undefined
}
