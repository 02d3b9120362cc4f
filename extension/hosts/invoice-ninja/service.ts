import type { Answer } from '../answers'
import { answer, answers, text } from '../answers'
import type { Site } from '../site'
import { HostError } from '../site'

/** Records asked for at a time. */
const PAGE = 500

/** One installation, with the lists that its documents refer to by number. */
export interface Ninja {
  readonly site: Site
  readonly currencies: ReadonlyMap<string, string>
  readonly countries: ReadonlyMap<string, string>
  readonly types: ReadonlyMap<string, string>
  /** Of the company, for clients that have none of their own; empty where there are several companies of several. */
  readonly currency: string
}

/** Where the application is installed: before the mark where its pages are told by it, else at the top. */
export function rootOf(site: Site): string {
  return site.address.hash.startsWith('#/') ? site.address.pathname.replace(/[^/]*$/, '') : '/'
}

/** The answer to a call with the page's own token. */
export async function call(site: Site, path: string): Promise<Answer> {
  const token = site.stored('X-NINJA-TOKEN')
  if (token === null) throw new HostError('session', 'X-NINJA-TOKEN')
  const headers = { 'X-Api-Token': token }
  return answer(await site.json(`${rootOf(site)}api/v1/${path}`, { headers }), path.split('?')[0] ?? '')
}

/** A list, page by page. */
export async function* pages(site: Site, path: string): AsyncGenerator<Answer[]> {
  for (let number = 1; ; number += 1) {
    const reply = await call(site, `${path}&per_page=${PAGE}&page=${number}`)
    const found = answers(reply.data, 'data')
    if (found.length === 0) return
    yield found
    // Said by the answer: a server may give fewer a page than it was asked for.
    const { pagination } = answer(reply.meta, 'meta')
    if (number >= Number(text(answer(pagination, 'pagination'), 'total_pages'))) return
  }
}

/** The lists that documents refer to by number: currencies, countries, kinds of payment. */
export async function open(site: Site): Promise<Ninja> {
  const statics = await call(site, 'statics').catch((cause) => {
    // The hosted service keeps its data at another address, which is not this site: only its page is here.
    throw cause instanceof HostError && cause.code === 'page-instead' ? new HostError('elsewhere', cause.detail) : cause
  })
  const companies = answers((await call(site, 'companies?per_page=500')).data, 'companies')
  const named = (list: string, field: string) =>
    new Map(answers(statics[list], list).map((each) => [text(each, 'id'), text(each, field)]))
  const currencies = named('currencies', 'code')
  // All companies of the account are listed, and nothing says which of them the token is for.
  const [currency = '', ...others] = new Set(
    companies.map((each) => currencies.get(text(answer(each.settings ?? {}, 'settings'), 'currency_id')) ?? ''),
  )
  return {
    site,
    currencies,
    countries: named('countries', 'iso_3166_2'),
    types: named('payment_types', 'name'),
    currency: others.length === 0 ? currency : '',
  }
}
