import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Chunk, HostReader, Request, Take } from '../../extension/hosts/host'
import type { Site } from '../../extension/hosts/site'
import { openSite } from '../../extension/hosts/site'
import type { HostPaper } from '../../src/intake/hosts/wire'

/** What a test's host answers: a status, a body, and for the curious the call itself. */
export type Respond = (call: {
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}) => Response | Promise<Response>

/** A site whose server is a function; the reader's own code runs on it as it does in a page. */
export function siteOf(
  respond: Respond,
  {
    address = 'https://erp.example.test/',
    stored = {},
    cookie = '',
  }: { address?: string; stored?: Record<string, string>; cookie?: string } = {},
): Site {
  return openSite({
    fetch: async (input, init) => {
      const url = new URL(input)
      return respond({
        path: decodeURIComponent(url.pathname + url.search),
        method: init.method ?? 'GET',
        headers: init.headers as Record<string, string>,
        body: typeof init.body === 'string' ? init.body : '',
      })
    },
    address: new URL(address),
    page: { querySelector: () => null, querySelectorAll: () => [] as never, cookie, title: '' },
    stored: (key) => stored[key] ?? null,
    storedForTab: () => null,
    parse: () => {
      throw new Error('this host reads no page')
    },
    signal: new AbortController().signal,
  })
}

/** A JSON answer. */
export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } })
}

/** What is asked for: a period, sales and payments unless said. */
export function period(from: string, to: string, ...what: Take[]): Request {
  return { from, to, what: new Set(what.length > 0 ? what : ['sales', 'payments']), key: '', numberField: '' }
}

/** All that a reader gives. */
export async function readAll(reader: HostReader, site: Site, request: Request) {
  const papers: HostPaper[] = []
  const notForBooks: NonNullable<Chunk['notForBooks']>[number][] = []
  for await (const chunk of reader.read(site, request)) {
    papers.push(...chunk.papers)
    notForBooks.push(...(chunk.notForBooks ?? []))
  }
  return { papers, notForBooks }
}

/** A file beside the tests, as text. */
function fixture(name: string): string {
  return readFileSync(resolve(import.meta.dirname, name), 'utf8')
}

/** The recorded server of Tryton: it knows the calls of this recording and no other. */
export function recordedTryton(recording = 'answers'): Site {
  const calls: { method: string; params: unknown; answer: unknown }[] = JSON.parse(fixture(`tryton/${recording}.json`))
  const known = new Map(calls.map((call) => [JSON.stringify([call.method, call.params]), call.answer]))
  return siteOf(
    ({ path, headers, body }) => {
      if (path !== '/demo/' || headers.Authorization !== `Session ${btoa('compta:2:secret')}`) return json({}, 401)
      const { method, params } = JSON.parse(body)
      const found = known.get(JSON.stringify([method, params]))
      if (found === undefined) throw new Error(`not in the recording: ${body}`)
      return json(found)
    },
    {
      address: 'https://erp.example.test/#demo/model/account.invoice;domain=%5B%5D',
      stored: { sao_session_demo: JSON.stringify({ login: 'compta', user_id: 2, session: 'secret' }) },
    },
  )
}
