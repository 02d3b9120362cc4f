import type { Answer } from '../answers'
import { answer, answers, money, text } from '../answers'
import { pagesOf } from '../paging'
import type { Site } from '../site'
import { HostError } from '../site'

/** Documents asked for at a time. */
export const PAGE = 100

/** What every call needs: where, whose books, in which currency. */
export interface Session {
  readonly site: Site
  readonly database: string
  readonly context: Answer
  readonly company: string
  /** Currency of the ledger. */
  readonly currency: string
}

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
  // From 8.0 the session is a cookie that the browser sends by itself, and calls are relative to the page.
  const path = session === '' ? `${encodeURIComponent(database)}/rpc/` : `/${encodeURIComponent(database)}/`
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

/** The session that the page has, and the company that is chosen in it. */
export async function openSession(site: Site): Promise<Session> {
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

/** Records of a model, whole or a slice of them. */
export function search(
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

/** The same in pages. */
export function pages(
  session: Session,
  model: string,
  domain: readonly unknown[],
  fields: readonly string[],
): AsyncGenerator<Answer[]> {
  return pagesOf(PAGE, (offset) => search(session, model, domain, fields, offset, PAGE))
}

/** A day as Tryton writes it. */
export function dateOf(day: string): unknown {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { __class__: 'date', year, month, day: date }
}

/** A field's day; empty where there is none. */
export function dayOf(from: Answer, field: string): string {
  if (from[field] === null || from[field] === undefined) return ''
  const { year, month, day } = answer(from[field], field)
  const two = (part: unknown) => String(part).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}

/** A decimal travels as `{"__class__":"Decimal","decimal":"12.50"}`; an empty one is nil. */
export function decimalOf(from: Answer, field: string): string {
  if (from[field] === null || from[field] === undefined) return '0'
  return money(answer(from[field], field).decimal, field)
}

/** What a dotted field brought: an object under the name and a dot, or null. */
export function dotted(from: Answer, field: string): Answer {
  const value = from[`${field}.`]
  return value === null || value === undefined ? {} : answer(value, field)
}

/** An unknown field refuses the whole call. */
export function isOtherVersion(cause: unknown): boolean {
  return cause instanceof HostError && (cause.code === 'unexpected' || cause.code === 'module')
}
