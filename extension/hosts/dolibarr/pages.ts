import type { HostInvoice, HostLine, HostParty, HostPayment, LeftOutName } from '../../../src/intake/hosts/wire'
import { absolute, added, byRate, filled, inPairs, LeftOut } from '../answers'
import { within } from '../days'
import type { Chunk, Request } from '../host'
import type { Site } from '../site'
import { HostError } from '../site'
import { rootOf } from './root'

// The pages themselves, with the session: the list for the identifiers, then one card for each. Text is read through the
// parsed document; figures bear the user's language, so the last separator is the decimal one and dates follow `lang`.

const PAGE = 100

/** Sales and customers' payments, read from the application's own pages. */
export async function* readPages(site: Site, { from, to, what }: Request): AsyncGenerator<Chunk> {
  const root = rootOf(site)
  const leftOut = new LeftOut()
  if (what.has('sales')) {
    for await (const ids of listed(site, `${root}compta/facture/list.php`, 'f.rowid', from, to)) {
      const cards = await inPairs(ids, async (id) =>
        invoice(await open(site, `${root}compta/facture/card.php?id=${id}`), id),
      )
      for (const card of cards) if (typeof card === 'string') leftOut.add(card)
      yield { papers: cards.filter((card) => typeof card !== 'string').filter(({ date }) => within(date, from, to)) }
    }
  }
  if (what.has('payments')) {
    for await (const ids of listed(site, `${root}compta/paiement/list.php`, 'p.rowid', from, to)) {
      const cards = await inPairs(ids, async (id) =>
        payment(await open(site, `${root}compta/paiement/card.php?id=${id}`)),
      )
      yield { papers: cards.filter(({ date }) => within(date, from, to)) }
    }
  }
  yield { papers: [], notForBooks: leftOut.list }
}

// ---------------------------------------------------------------- pages

/** A page of the application. A session that has ended answers with the sign-in form and status 200. */
async function open(site: Site, path: string): Promise<Document> {
  const page = await site.html(path)
  const what = path.split('?')[0]
  if (page.querySelector('body.bodylogin, #username') !== null) throw new HostError('session', what)
  if (page.querySelector('meta[name="author"][content^="Dolibarr"]') === null) throw new HostError('page-instead', what)
  return page
}

/** Row identifiers of a list between two days, page by page. */
async function* listed(
  site: Site,
  path: string,
  order: string,
  from: string,
  to: string,
): AsyncGenerator<readonly string[]> {
  const day = (name: string, date: string) => {
    const [year = '', month = '', day = ''] = date.split('-')
    return `search_date_${name}day=${day}&search_date_${name}month=${month}&search_date_${name}year=${year}`
  }
  const asked = `${day('start', from)}&${day('end', to)}&sortfield=${order}&sortorder=asc&limit=${PAGE}`
  let before = ''
  for (let number = 0; ; number += 1) {
    const page = await open(site, `${path}?${asked}&page=${number}`)
    if (page.querySelector('table.liste') === null) throw new HostError('forbidden', path)
    const ids = [...page.querySelectorAll('table.liste tr[data-rowid]')].map(
      (row) => row.getAttribute('data-rowid') ?? '',
    )
    // A page beyond the last one shows the last one again.
    if (ids.length === 0 || ids.join() === before) return
    before = ids.join()
    yield ids
    if (ids.length < PAGE) return
  }
}

function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** `1 041,42 €` or `1,041.42`: printed with two decimals at least, so the last separator is theirs. */
function figure(written: string, what: string): string {
  const decimal = separatorIn(written)
  if (decimal === undefined) throw new HostError('unexpected', what)
  return figureBy(written, decimal, what)
}

function separatorIn(written: string): string | undefined {
  return /([.,])\d+\D*$/.exec(written)?.[1]
}

/** `174` or `17,4`: tooltips leave out zeros, so the separator is the one that the page's totals show. */
function figureBy(written: string, decimal: string, what: string): string {
  const [whole = '', fraction = '', ...more] = written.split(decimal).map((part) => part.replace(/\D/g, ''))
  if (whole + fraction === '' || more.length > 0) throw new HostError('unexpected', what)
  const negative = /^[^\d]*[-−]/.test(written)
  return `${negative ? '-' : ''}${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`
}

/** `05/01/2026`, in the order of the page's language. */
function dayOn(page: Document, written: string, what: string): string {
  const [, a = '', b = '', year = ''] = /^(\d{2})[/.-](\d{2})[/.-](\d{4})/.exec(written) ?? []
  const american = /^en-US/i.test(page.documentElement.lang)
  const [day, month] = american ? [b, a] : [a, b]
  if (year === '' || Number(month) > 12) throw new HostError('unexpected', what)
  return `${year}-${month}-${day}`
}

const CURRENCIES: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP' }

/** Pages print the symbol or the code of the currency of the books. */
function currencyIn(written: string): string {
  const sign = written.replace(/[\d\s.,’'−-]/g, '')
  return CURRENCIES[sign] ?? (/^[A-Z]{3}$/.test(sign) ? sign : 'EUR')
}

/** The first words of the banner, before what stands under them. */
function reference(page: Document): string {
  const banner = page.querySelector('div.refid')
  const first = [...(banner?.childNodes ?? [])].find((node) => (node.textContent ?? '').trim() !== '')
  const written = (first?.textContent ?? '').trim()
  if (written === '') throw new HostError('unexpected', 'refid')
  return written
}

/** The customer's own reference: the first line under the number, after its label. */
function customerReference(page: Document): string {
  const nodes = [...(page.querySelector('div.refidno')?.childNodes ?? [])]
  const end = nodes.findIndex((node) => node.nodeName === 'BR')
  const first = nodes.slice(0, Math.max(0, end)).map((node) => node.textContent ?? '')
  return first.join('').split(':').slice(1).join(':').replace(/\s+/g, ' ').trim()
}

function partyOf(link: Element | null | undefined): HostParty {
  const id = /[?&]socid=(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? ''
  return { name: textOf(link) || id || '?', ...filled({ code: id }) }
}

// ---------------------------------------------------------------- invoices

/** An invoice's card; the name of what is left out instead, for what is no paper of the books. */
function invoice(page: Document, id: string): HostInvoice | LeftOutName {
  const number = reference(page)
  const type = page.querySelector('td.valuefield.fieldname_type')
  const state = page.querySelector('div.statusref .badge-status')
  if (state?.classList.contains('badge-status0') || /^\(?PROV/.test(number)) return 'draft'
  // Given up because another took its place; given up otherwise, it stays an invoice.
  if (
    state?.classList.contains('badge-status5') &&
    /rempla|replac/i.test(textOf(page.querySelector('div.fichecenter')))
  )
    return 'replaced'
  const amounts = [...page.querySelectorAll('td.amountcard')].map(textOf)
  // In another currency the card has the amounts of both, which nothing tells apart.
  if (amounts.length !== 3) return 'foreign-currency'
  const [net = '', tax = '', gross = ''] = amounts
  const [date, due] = [...page.querySelectorAll('table.tableforfield span.valuedate')].map(textOf)
  const rows = [...page.querySelectorAll('table#tablelines tr[data-element="facturedet"]')].flatMap(
    (row) => line(row, separatorIn(gross) ?? ',') ?? [],
  )
  const kind = kindOf(textOf(type))
  const others = [...(type?.querySelectorAll('a[href*="/compta/facture/card.php"]') ?? [])].map(textOf)
  return {
    type: 'invoice',
    id: `invoices,${id}`,
    state: textOf(state),
    kind,
    direction: 'sale',
    number,
    date: dayOn(page, date ?? '', 'date'),
    currency: currencyIn(gross),
    party: partyOf(page.querySelector('div.refidno a.refurl')),
    due: due === undefined ? [] : [{ date: dayOn(page, due, 'due') }],
    lines: rows.map((row) => row.line),
    vat: byRate(
      rows.map(({ line: { rate = '0', net, label }, vat }) => ({
        rate,
        base: net,
        vat,
        // Nothing but the line's own words says why it bears no VAT.
        ...(rate === '0' ? filled({ reason: label.slice(0, 500) }) : {}),
      })),
    ),
    net: figure(net, 'net'),
    tax: figure(tax, 'tax'),
    gross: figure(gross, 'gross'),
    deposits: depositsOf(page),
    refersTo: kind === 'credit-note' ? others.filter((each) => each !== '') : [],
    ...filled({ note: customerReference(page) }),
  }
}

function kindOf(type: string): HostInvoice['kind'] {
  if (/avoir|credit note|gutschrift/i.test(type)) return 'credit-note'
  return /acompte|deposit|down ?payment|anzahlung/i.test(type) ? 'deposit' : 'invoice'
}

/** A line with its VAT; its tooltip says net, VAT and gross in this order, whatever the language. */
function line(row: Element, decimal: string): { readonly line: HostLine; readonly vat: string } | undefined {
  const told = row.querySelector('td.linecolht [title], td.linecolvat [title]')?.getAttribute('title') ?? ''
  const [net, vat] = told.split(/<br\s*\/?>/).map((part) => part.split('=').at(-1) ?? '')
  if (net === undefined || vat === undefined) return undefined
  const description = row.querySelector('td.linecoldescription')
  const percent = textOf(row.querySelector('td.linecolvat')).replace(',', '.')
  const words = textOf(description).split(/\s*(?:Compte affecté|Assigned account)\s*:\s*/)
  const account = /^\d{3,}/.exec(words[1] ?? '')?.[0] ?? ''
  return {
    line: {
      // The line's own words stand in a tooltip where it bears the name of a product.
      label: description?.querySelector('span[title]')?.getAttribute('title') || (words[0] ?? ''),
      net: figureBy(net, decimal, 'line'),
      rate: /(\d+(?:\.\d+)?)\s*%/.exec(percent)?.[1] ?? '0',
      kind: row.getAttribute('data-product_type') === '1' ? 'service' : 'goods',
      ...filled({
        account,
        code: textOf(description?.querySelector('a[href*="/product/card.php"]')),
        quantity: row.getAttribute('data-qty') ?? '',
      }),
    },
    vat: figureBy(vat, decimal, 'line VAT'),
  }
}

/** Deposits are deducted among the payments, with a link to their own invoice. */
function depositsOf(page: Document): HostInvoice['deposits'] {
  return [...page.querySelectorAll('table.paymenttable tr')].flatMap((row) => {
    const link = row.querySelector('a[href*="/compta/facture/card.php"]')
    const amount = row.querySelector('.amount')
    if (!link || !amount || !/acompte|deposit|down ?payment/i.test(textOf(row))) return []
    return [{ number: textOf(link), gross: absolute(figure(textOf(amount), 'deposit')) }]
  })
}

// ---------------------------------------------------------------- payments

/** A payment's card: its invoices stand in the second table, each with what this payment brought. */
function payment(page: Document): HostPayment {
  const number = reference(page)
  const dated = page.querySelector('span.valuedate')
  const modeRow = dated?.closest('table.border > tbody > tr')?.nextElementSibling
  const rows = [...page.querySelectorAll('tr')]
    .filter((row) => row.querySelector(':scope > td a[href*="/compta/facture/card.php"]') !== null)
    .map((row) => {
      const link = row.querySelector('a[href*="/compta/facture/card.php"]')
      return {
        number: textOf(link),
        id: Number(/[?&](?:fac)?id=(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? Number.NaN),
        party: partyOf(row.querySelector('a.refurl')),
        // Expected, brought by this payment, left.
        amount: figure(textOf(row.querySelectorAll('.amount')[1]), 'amount'),
      }
    })
  const [first] = rows
  if (!first) throw new HostError('unexpected', 'payment')
  const total = added(rows.map((row) => row.amount))
  return {
    type: 'payment',
    id: `payment,${number},${Math.min(...rows.map((row) => row.id))}`,
    state: '',
    direction: 'sale',
    refund: total.startsWith('-'),
    number,
    date: dayOn(page, textOf(dated), 'date'),
    currency: currencyIn(textOf(modeRow?.nextElementSibling?.children[1])),
    party: first.party,
    mode: textOf(modeRow?.children[1]).split(' - ')[0] || 'Dolibarr',
    amount: absolute(total),
    allocations: rows.map((row) => ({ number: row.number, amount: absolute(row.amount) })),
  }
}
