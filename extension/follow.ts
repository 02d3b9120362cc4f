import type { PageTable } from './messages'
import { MAX_ROWS, MAX_TEXT, textSize } from './messages'
import { invoiceTables } from './tables'

/** Most pages of one list; a list without an end is a list that turns round. */
const MAX_PAGES = 1_000

/** Why following ended before the last page. */
type Ended = 'stopped' | 'refused' | 'lost' | 'limit'

/** What following gave: all the rows so far, of how many pages, and why it ended early. */
export interface Followed {
  readonly table: PageTable
  readonly pages: number
  readonly ended: Ended | null
}

const NEXT_WORDS = /^(?:(?:page )?suivante?s?|next(?: page)?|>|›|»|→|>>)$/i
const NEXT_MARKS =
  'a[rel~=next], a[aria-label], a[title], a[class*=next i], li[class*=next i] a, nav a, [class*=pagin i] a'

/** The address of the page after this one: the page's own mark first, then words and classes of its page numbers. */
export function nextPage(page: Document, address: string): string | undefined {
  const marked = page.querySelector('link[rel~=next][href], a[rel~=next][href]')
  const found = [...(marked ? [marked] : []), ...[...page.querySelectorAll(NEXT_MARKS)].filter(isNext)]
  for (const link of found) {
    const href = link.getAttribute('href')
    if (href === null || href.startsWith('#') || !URL.canParse(href, address) || isOff(link)) continue
    const next = new URL(href, address)
    next.hash = ''
    if (next.origin === new URL(address).origin && next.href !== address.split('#')[0]) return next.href
  }
  return undefined
}

function isNext(link: Element): boolean {
  const words = [link.textContent, link.getAttribute('aria-label'), link.getAttribute('title')]
  if (words.some((each) => NEXT_WORDS.test((each ?? '').replace(/\s+/g, ' ').trim()))) return true
  return /(?:^|[\s_-])next(?:$|[\s_-])/i.test(`${link.className} ${link.parentElement?.className ?? ''}`)
}

function isOff(link: Element): boolean {
  return link.closest('[aria-disabled=true], .disabled, [hidden]') !== null
}

/** What following needs of the page it runs in; a test gives its own. */
export interface Way {
  readonly fetch: (address: string) => Promise<Response>
  readonly parse: (html: string) => Document
  readonly signal: AbortSignal
  readonly told: (pages: number, rows: number) => void
}

/**
 * Reads a table and the ones of the pages after it, one page at a time, by GET and of this origin alone. It ends at the
 * last page, at a refusal, at a page that has no such table (a sign-in page, mostly) or that came already, and at the
 * limits; what was read until then is given, with the reason.
 */
export async function follow(page: Document, address: string, first: PageTable, way: Way): Promise<Followed> {
  const header = JSON.stringify(first.rows[0])
  const rows = [...first.rows]
  const visited = new Set([address.split('#')[0]])
  const seen = new Set([JSON.stringify(first.rows.slice(1))])
  let next = nextPage(page, address)
  let pages = 1
  let size = textSize(first)
  const end = (ended: Ended | null): Followed => ({ table: { name: first.name, rows }, pages, ended })
  way.told(pages, rows.length - 1)
  while (next !== undefined && !visited.has(next)) {
    if (way.signal.aborted) return end('stopped')
    if (pages >= MAX_PAGES) return end('limit')
    visited.add(next)
    const fetched = await fetchPage(next, way)
    if (typeof fetched === 'string') return end(fetched)
    const table = invoiceTables(fetched).find((each) => JSON.stringify(each.rows[0]) === header)
    // A page beyond the last one may be empty of rows; one without the header is another page.
    if (!table) return end(hasHeader(fetched, first.rows[0] ?? []) ? null : 'lost')
    const added = table.rows.slice(1)
    const said = JSON.stringify(added)
    if (seen.has(said)) return end(null)
    seen.add(said)
    if (rows.length + added.length > MAX_ROWS + 1) return end('limit')
    size += textSize({ name: '', rows: added })
    if (size > MAX_TEXT) return end('limit')
    for (const row of added) rows.push(row)
    pages += 1
    way.told(pages, rows.length - 1)
    next = nextPage(fetched, next)
  }
  return end(null)
}

async function fetchPage(address: string, way: Way): Promise<Document | Ended> {
  try {
    const response = await way.fetch(address)
    if (!response.ok || response.type === 'opaqueredirect') return 'refused'
    return way.parse(await response.text())
  } catch {
    return way.signal.aborted ? 'stopped' : 'refused'
  }
}

function hasHeader(page: Document, header: readonly string[]): boolean {
  const words = new Set([...page.querySelectorAll('th, [role=columnheader]')].map((cell) => cell.textContent?.trim()))
  return header.filter((cell) => cell !== '').every((cell) => words.has(cell))
}
