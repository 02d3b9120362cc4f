import type { Answer } from '../answers'
import { answer, answers, text } from '../answers'
import { pagesOf } from '../paging'
import type { Site } from '../site'
import { HostError } from '../site'

/** Records asked for at a time. */
export const PAGE = 200

/** What every call needs: where, whose books, in which currency. */
export interface Session {
  readonly site: Site
  readonly database: string
  readonly company: number
  readonly currency: string
}

async function rpc(site: Site, path: string, params: unknown): Promise<unknown> {
  const reply = answer(
    await site.json(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params }),
    }),
    path,
  )
  if (reply.error !== undefined) {
    const error = answer(reply.error, path)
    const name = error.data === undefined ? '' : text(answer(error.data, path), 'name')
    if (error.code === 100 || /SessionExpired/.test(name)) throw new HostError('session', path)
    if (/Access(?:Error|Denied)/.test(name)) throw new HostError('forbidden', path)
    throw new HostError(/ValueError|KeyError|MissingError|AttributeError/.test(name) ? 'unexpected' : 'server', path)
  }
  return reply.result
}

/** The company that the page shows: the first of those ticked, in its address or its cookie; else the user's own. */
function companyOf(site: Site, companies: Answer): number {
  const ticked = /[#&]cids=(\d+)/.exec(site.address.hash) ?? /(?:^|;\s*)cids=(\d+)/.exec(site.page.cookie)
  const allowed = companies.allowed_companies === undefined ? {} : answer(companies.allowed_companies, 'companies')
  const shown = ticked?.[1] ?? ''
  return Number(shown in allowed ? shown : text(companies, 'current_company'))
}

/** The session that the page has, and the company that is chosen in it. */
export async function openSession(site: Site): Promise<Session> {
  const info = answer(await rpc(site, '/web/session/get_session_info', {}), 'session')
  if (typeof info.uid !== 'number') throw new HostError('session', 'uid')
  const company = companyOf(site, answer(info.user_companies, 'user_companies'))
  const session = { site, database: text(info, 'db'), company, currency: '' }
  const [own] = await search(session, 'res.company', [['id', '=', company]], ['currency_id'])
  if (!own) throw new HostError('forbidden', 'company')
  return { ...session, currency: label(own, 'currency_id') }
}

/** Records of a model, by its own `search_read`, which all versions have. */
export async function search(
  { site, company }: Session,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
  slice: { readonly offset: number; readonly limit: number } | Record<string, never> = {},
): Promise<Answer[]> {
  const kwargs = { domain, fields, ...slice, order: 'id', context: { allowed_company_ids: [company] } }
  const path = `/web/dataset/call_kw/${model}/search_read`
  return answers(await rpc(site, path, { model, method: 'search_read', args: [], kwargs }), model)
}

/** The same in pages. */
export function pages(
  session: Session,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
): AsyncGenerator<Answer[]> {
  return pagesOf(PAGE, (offset) => search(session, model, domain, fields, { offset, limit: PAGE }))
}

/** A many-to-one field is `[id, "label"]`, or false. */
export function one(from: Answer, field: string): number {
  const value = from[field]
  return Array.isArray(value) && typeof value[0] === 'number' ? value[0] : 0
}

/** The words of a many-to-one field. */
export function label(from: Answer, field: string): string {
  const value = from[field]
  return Array.isArray(value) && typeof value[1] === 'string' ? value[1] : ''
}

/** An account's label begins with its number. */
export function accountOf(from: Answer, field: string): string {
  return /^\d+/.exec(label(from, field))?.[0] ?? ''
}
