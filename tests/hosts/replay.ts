import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { JSDOM } from 'jsdom'
import type { Request, Take } from '../../extension/hosts/host'
import type { Site } from '../../extension/hosts/site'
import { openSite } from '../../extension/hosts/site'

/** One recorded exchange: what is asked, to the letter, and what the application answers. */
interface Call {
  /** Method, path and query, decoded. */
  readonly ask: string
  /** The JSON that is sent. */
  readonly body?: unknown
  readonly answer?: unknown
  /** A file beside the case that holds the answer instead. */
  readonly file?: string
  /** Takes the object with this identifier out of the file's list. */
  readonly pick?: string
}

/** A site as it answered, and the figures that it shows for the same documents: `tests/hosts/<host>/<name>.case.json`. */
export interface Case {
  /** Where the answers are from: captured from a real server, or written from the field lists of a source. */
  readonly source: string
  readonly address: string
  /** The page on which the button goes, and its address when it is another. */
  readonly page: string
  readonly stored?: Readonly<Record<string, string>>
  readonly storedForTab?: Readonly<Record<string, string>>
  readonly cookie?: string
  readonly key?: string
  readonly numberField?: string
  /** Headers without which the application refuses. */
  readonly needs?: Readonly<Record<string, string>>
  readonly period: { readonly from: string; readonly to: string; readonly what: readonly Take[] }
  readonly calls: readonly Call[]
  /** What paths answer when the period holds nothing. */
  readonly empty: Readonly<Record<string, unknown>>
  /** The application's own figures; credit notes and refunds count as less. */
  readonly says: {
    readonly documents: number
    readonly net: string
    readonly tax: string
    readonly gross: string
    readonly payments: number
    readonly paid: string
    readonly leftOut: Readonly<Record<string, number>>
  }
}

const root = import.meta.dirname

/** Every case that is recorded: host, name, case. */
export function cases(): { host: string; name: string; case: Case }[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: host }) =>
      readdirSync(join(root, host))
        .filter((file) => file.endsWith('.case.json'))
        .map((file) => ({ host, name: file.replace('.case.json', ''), case: JSON.parse(read(host, file)) })),
    )
}

function read(host: string, file: string): string {
  return readFileSync(resolve(root, host, file), 'utf8')
}

/** What bends an answer: by its position, from 1. */
export type Bend = (call: number, path: string) => Response | undefined

/** The recorded site. It knows the calls of its recording and no other; `asked` counts them. */
export function replayed(host: string, recorded: Case, bend: Bend = () => undefined) {
  const asked: string[] = []
  let inFlight = 0
  let most = 0
  const { document } = pageOf(host, recorded)
  const respond = (input: string, init: RequestInit): Response => {
    const url = new URL(input)
    const ask = `${init.method ?? 'GET'} ${decodeURIComponent(url.pathname + url.search)}`
    asked.push(ask)
    const bent = bend(asked.length, url.pathname)
    if (bent) return bent
    const headers = init.headers as Record<string, string>
    for (const [name, value] of Object.entries(recorded.needs ?? {}))
      if (headers[name] !== value) return new Response('{"message":"Unauthenticated."}', { status: 401 })
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const call = recorded.calls.find((each) => each.ask === ask && JSON.stringify(each.body) === JSON.stringify(body))
    if (!call) throw new Error(`not in the recording: ${ask} ${init.body ?? ''}`)
    return new Response(bodyOf(host, call))
  }
  const site: Site = openSite({
    fetch: async (input, init) => {
      inFlight += 1
      most = Math.max(most, inFlight)
      await Promise.resolve()
      inFlight -= 1
      return respond(input, init)
    },
    address: new URL(recorded.address),
    page: document,
    stored: (key) => recorded.stored?.[key] ?? null,
    storedForTab: (key) => recorded.storedForTab?.[key] ?? null,
    parse: parsed,
    signal: new AbortController().signal,
  })
  return { site, asked, most: () => most, document }
}

const pages = new Map<Case, Pick<Window, 'document'>>()

const answered = new Map<string, Document>()

/** An answer as a document; the same one is parsed once. */
function parsed(html: string): Document {
  const document = answered.get(html) ?? new JSDOM(html).window.document
  answered.set(html, document)
  return document
}

/** The page of a case, parsed once: readers only look at it. */
function pageOf(host: string, recorded: Case): Pick<Window, 'document'> {
  const known = pages.get(recorded)
  if (known) return known
  const { window } = new JSDOM(read(host, recorded.page), { url: recorded.address })
  if (recorded.cookie) window.document.cookie = recorded.cookie
  pages.set(recorded, window)
  return window
}

function bodyOf(host: string, call: Call): string {
  if (call.file === undefined) return typeof call.answer === 'string' ? call.answer : JSON.stringify(call.answer)
  const text = read(host, call.file)
  if (call.pick === undefined) return text
  const list: readonly { readonly id: unknown }[] = JSON.parse(text)
  return JSON.stringify(list.find((each) => String(each.id) === call.pick))
}

/** What the panel asks for in this case. */
export function requestOf({ period, key = '', numberField = '' }: Case): Request {
  return { from: period.from, to: period.to, what: new Set(period.what), key, numberField }
}
