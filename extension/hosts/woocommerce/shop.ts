import type { Answer } from '../answers'
import { answers, text } from '../answers'
import { dayIn } from '../days'
import { pagesOf } from '../paging'
import type { Site } from '../site'
import { HostError } from '../site'

/** Records asked for at a time. */
export const PAGE = 100

/** Where add-ons that print invoices usually keep their number; the user may name another field. */
const NUMBERS = ['_wcpdf_invoice_number', '_wcpdf_formatted_invoice_number', '_bewpi_invoice_number', '_invoice_number']

/** One shop, asked with the nonce of the person who is signed in. */
export interface Shop {
  readonly get: (path: string) => Promise<unknown>
  /** Fields in which the number of an invoice may be, first the one that the user named. */
  readonly numbers: readonly string[]
}

/** Where the site is installed: what stands before its administration. */
export function rootOf(site: Site): string {
  return site.address.pathname.replace(/wp-admin\/.*$/, '')
}

/** The address of the REST service: the page may say it; without pretty addresses it is a parameter of the site's own. */
function serviceOf(site: Site): string {
  const said = site.page.querySelector('link[rel="https://api.w.org/"]')?.getAttribute('href')
  return said ? new URL(said, site.address).href : `${rootOf(site)}wp-json/`
}

/** The nonce of the person who is signed in; a visitor gets none. */
export async function open(site: Site, numberField: string): Promise<Shop> {
  const nonce = (await site.text(`${rootOf(site)}wp-admin/admin-ajax.php?action=rest-nonce`)).trim()
  if (nonce.startsWith('<')) throw new HostError('page-instead', 'rest-nonce')
  if (nonce === '0' || nonce === '') throw new HostError('session', 'rest-nonce')
  if (!/^[0-9a-f]{6,20}$/i.test(nonce)) throw new HostError('unexpected', 'rest-nonce')
  const service = serviceOf(site)
  const asked = (path: string) => `${service}wc/v3/${service.includes('?') ? path.replace('?', '&') : path}`
  return {
    get: (path) => site.json(asked(path), { headers: { 'X-WP-Nonce': nonce } }),
    numbers: numberField === '' ? NUMBERS : [numberField, ...NUMBERS],
  }
}

/** Orders that a query names, in pages. */
export function orders(shop: Shop, asked: string): AsyncGenerator<Answer[]> {
  return pagesOf(PAGE, async (offset) =>
    answers(await shop.get(`orders?${asked}&per_page=${PAGE}&page=${offset / PAGE + 1}`), 'orders'),
  )
}

/** The first of these keys that an add-on has filled. */
export function kept(each: Answer, keys: readonly string[]): string {
  const data = each.meta_data === undefined ? [] : answers(each.meta_data, 'meta_data')
  for (const key of keys) {
    const found = data.find((one) => text(one, 'key') === key && text(one, 'value') !== '')
    if (found) return text(found, 'value')
  }
  return ''
}

export function numberOf(shop: Shop, each: Answer): string {
  return kept(each, shop.numbers) || text(each, 'number') || text(each, 'id')
}

/** Times are the site's own, without an offset: their day stands. */
export function dayOf(from: Answer, field: string): string {
  return dayIn(text(from, field), field)
}
