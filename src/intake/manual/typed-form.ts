import type { PlainDate } from '../../domain/date'
import { formatDate } from '../../domain/date'
import type {
  Direction,
  Document,
  Invoice,
  InvoiceKind,
  InvoiceLine,
  LineKind,
  Party,
  Payment,
} from '../../domain/document'
import { isPayment } from '../../domain/document'
import type { VatRegime } from '../../domain/dossier'
import type { CurrencyCode } from '../../domain/money'
import { amount, amountText, lineAmount, percentOf } from '../../domain/money'
import { isTaxed, vatRowName } from './figures'
import type { ManualAllocation, ManualForm, ManualInvoice, ManualLine, ManualPayment } from './form'
import type { ManualParty } from './typed'

/** A third party of whom nothing is known yet. */
export const NOBODY: ManualParty = {
  name: '',
  code: '',
  siren: '',
  vatId: '',
  country: '',
  postalCode: '',
  city: '',
  street: '',
  category: '',
}

/** A known party as the form shows it. */
export function typedParty(party: Party): ManualParty {
  const { name, code, siren, vatId, country, postalCode, city, street, category } = party
  return {
    name,
    code: code ?? '',
    siren: siren ?? '',
    vatId: vatId ?? '',
    country: country ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    street: street ?? '',
    category: category ?? '',
  }
}

/** What a fresh line starts with: the dossier's usual nature, and 20 % or franchise (CGI art. 293 B). */
export function blankLine(kind: LineKind, regime: VatRegime, direction: Direction): ManualLine {
  const franchise = regime === 'franchise' && direction === 'sale'
  return {
    role: 'item',
    label: '',
    kind,
    quantity: '',
    unitPrice: '',
    discount: '',
    net: '',
    treatment: franchise ? 'F' : 'S',
    rate: franchise ? '0' : '20',
    code: '',
    category: '',
    account: '',
    deposit: '',
  }
}

/** A part of a payment that no invoice has been named for yet. */
export function blankAllocation(): ManualAllocation {
  return {
    number: '',
    amount: '',
    discount: '',
    discountRate: '20',
    writeOff: '',
    writeOffAs: 'rounding-party',
  }
}

/** What an empty form needs to know of the dossier. */
export interface Start {
  readonly direction: Direction
  readonly today: PlainDate
  readonly currency: CurrencyCode
  readonly regime: VatRegime
  readonly defaultKind: LineKind
}

/** An empty form of an invoice with one line. */
export function blankInvoice(kind: InvoiceKind, start: Start): ManualInvoice {
  return {
    kind,
    direction: start.direction,
    number: '',
    date: formatDate(start.today),
    party: NOBODY,
    currency: start.currency,
    exchange: '',
    dueDates: [{ date: '', amount: '' }],
    lines: [blankLine(start.defaultKind, start.regime, start.direction)],
    vat: [],
    deposits: [],
    prepaid: '',
    rounding: '',
    refersTo: '',
    vatPoint: '',
    note: '',
  }
}

/** An empty form of a payment; `mode` is the dossier's first one. */
export function blankPayment(mode: string, refund: boolean, start: Start): ManualPayment {
  return {
    kind: 'payment',
    direction: start.direction,
    refund,
    number: '',
    date: formatDate(start.today),
    party: NOBODY,
    currency: start.currency,
    exchange: '',
    mode,
    amount: '',
    fee: '',
    feeVat: '',
    slip: '',
    allocations: [blankAllocation()],
  }
}

/** A document as the form shows it; checking that form again gives the same amounts. */
export function formOf(document: Document): ManualForm {
  return isPayment(document) ? paymentForm(document) : invoiceForm(document)
}

/** An amount as it is typed in French: `1234,56`. */
export function typedAmount(value: number, currency: CurrencyCode): string {
  return amountText(amount(value), currency, ',')
}

function invoiceForm(document: Invoice): ManualInvoice {
  const { currency, totals } = document
  const deducted = document.deposits.reduce((total, each) => total + (each.gross ?? 0), 0)
  const lines = document.lines.length > 0 ? document.lines.map((line) => lineForm(line, currency)) : rowLines(document)
  return {
    kind: document.kind,
    direction: document.direction,
    number: document.number,
    date: formatDate(document.date),
    party: typedParty(document.party),
    currency,
    exchange: comma(document.rate),
    dueDates: document.dueDates.map((due) => ({
      date: formatDate(due.date),
      amount: due.amount === undefined ? '' : typedAmount(due.amount, currency),
    })),
    lines,
    // Only what is printed otherwise than computed is typed.
    vat: document.vat.flatMap((row) =>
      isTaxed(row.treatment) && percentOf(row.base, row.rate) !== row.vat
        ? [{ row: vatRowName(row), vat: typedAmount(row.vat, currency) }]
        : [],
    ),
    deposits: document.deposits.map((each) => ({
      number: each.number,
      gross: each.gross === undefined ? '' : typedAmount(each.gross, currency),
    })),
    prepaid: totals.prepaid > deducted ? typedAmount(totals.prepaid - deducted, currency) : '',
    rounding: totals.rounding === 0 ? '' : typedAmount(totals.rounding, currency),
    refersTo: document.refersTo.map((each) => each.number).join(', '),
    vatPoint: document.vatPoint ?? '',
    note: document.note ?? '',
  }
}

function lineForm(line: InvoiceLine, currency: CurrencyCode): ManualLine {
  const sign = line.role === 'allowance' ? -1 : 1
  const net = sign * line.net
  const priced = line.unitPrice === undefined ? undefined : lineAmount(line.unitPrice, line.quantity ?? '1', currency)
  // A price per several units, or a price that rounding has touched, does not give the net: then the net is what counts.
  const useful = priced !== undefined && (priced === net || (priced > net && net >= 0))
  return {
    role: line.role,
    label: line.label,
    kind: line.kind,
    quantity: useful ? comma(line.quantity) : '',
    unitPrice: useful ? comma(line.unitPrice) : '',
    discount: useful && priced > net ? typedAmount(priced - net, currency) : '',
    net: typedAmount(net, currency),
    treatment: line.treatment,
    rate: comma(line.rate),
    code: line.code ?? '',
    category: line.category ?? '',
    account: line.account ?? '',
    deposit: line.deposit ?? '',
  }
}

/** A document that states its VAT rows alone has one line per row. */
function rowLines({ vat, currency, totals }: Invoice): ManualLine[] {
  const line = (net: number, treatment: InvoiceLine['treatment'], rate: string): ManualLine => ({
    role: 'item',
    label: '',
    kind: 'other',
    quantity: '',
    unitPrice: '',
    discount: '',
    net: typedAmount(net, currency),
    treatment,
    rate: comma(rate),
    code: '',
    category: '',
    account: '',
    deposit: '',
  })
  if (vat.length === 0) return [line(totals.net, 'S', '20')]
  return vat.map((row) => line(row.base, row.treatment, row.rate))
}

function paymentForm(document: Payment): ManualPayment {
  const { currency } = document
  const fee = document.fee
  const allocations = document.allocations.flatMap((each): ManualAllocation[] => {
    // What names no invoice is the advance that the rest already is.
    if (each.number === undefined) return []
    const { discount, writeOff } = each
    return [
      {
        number: each.number,
        amount: typedAmount(each.amount, currency),
        discount: discount ? typedAmount(discount.net + discount.vat, currency) : '',
        discountRate: comma(discount?.rate ?? '20'),
        writeOff: writeOff ? typedAmount(writeOff.amount, currency) : '',
        writeOffAs:
          writeOff?.reason === 'bad-debt' ? 'bad-debt' : writeOff?.for === 'us' ? 'rounding-us' : 'rounding-party',
      },
    ]
  })
  return {
    kind: 'payment',
    direction: document.direction,
    refund: document.refund,
    number: document.number,
    date: formatDate(document.date),
    party: typedParty(document.party),
    currency,
    exchange: comma(document.rate),
    mode: document.mode,
    amount: typedAmount(document.amount, currency),
    fee: fee ? typedAmount(fee.net + fee.vat, currency) : '',
    feeVat: fee && fee.vat !== 0 ? typedAmount(fee.vat, currency) : '',
    slip: document.slip ?? '',
    allocations,
  }
}

function comma(text: string | undefined): string {
  return (text ?? '').replace('.', ',')
}
