import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { follow, nextPage } from './follow'
import { invoiceTables } from './tables'

const { DOMParser } = new JSDOM('').window
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

const SITE = 'https://facturation.example/factures'

/** A page of the list: its rows, and how it names the next one. */
function page(numbers: readonly string[], next = ''): string {
  const rows = numbers.map((each) => `<tr><td>${each}</td><td>03/09/2026</td><td>120,00 <i hidden>brut</i></td></tr>`)
  return `<h1>Factures</h1><table><thead><tr><th>Numéro</th><th>Date</th><th>Total TTC</th></tr></thead>
<tbody>${rows.join('')}</tbody><tfoot><tr><td>Total</td><td></td><td>240,00</td></tr></tfoot></table>${next}`
}

/** Follows from the first of these pages. */
async function followed(pages: Readonly<Record<string, string | number>>, stopAt = 0) {
  const first = parse(String(pages[SITE]))
  const [table] = invoiceTables(first)
  if (!table) throw new Error('no table')
  const asked: string[] = []
  const stop = new AbortController()
  const result = await follow(first, SITE, table, {
    parse,
    signal: stop.signal,
    told: (count) => count === stopAt && stop.abort(),
    fetch: async (address) => {
      asked.push(address.replace(SITE, ''))
      const found = pages[address] ?? 404
      return typeof found === 'number' ? new Response('', { status: found }) : new Response(found)
    },
  })
  return { ...result, asked, numbers: result.table.rows.slice(1).map((row) => row[0]) }
}

const link = (n: number) => `<nav><a href="?page=${n}">Suivant</a></nav>`

describe('the next page', () => {
  const next = (html: string) => nextPage(parse(html), SITE)

  it('is found by mark, by words, by class; never another site’s, this one’s, or one that is off', () => {
    expect(next('<a rel="next" href="?page=2">2</a>')).toBe(`${SITE}?page=2`)
    expect(next('<link rel="next" href="/factures?page=2">')).toBe(`${SITE}?page=2`)
    expect(next('<ul class="pagination"><li><a href="?page=2">›</a></li></ul>')).toBe(`${SITE}?page=2`)
    expect(next('<a href="?page=2" aria-label="Page suivante"><svg></svg></a>')).toBe(`${SITE}?page=2`)
    expect(next('<a class="btn-next" href="?page=2">…</a>')).toBe(`${SITE}?page=2`)
    expect(next('<a rel="next" href="https://elsewhere.example/?page=2">2</a>')).toBeUndefined()
    expect(next('<a rel="next" href="#">2</a><a rel="next" href="javascript:next()">2</a>')).toBeUndefined()
    expect(next(`<a rel="next" href="${SITE}">1</a>`)).toBeUndefined()
    expect(next('<li class="disabled"><a rel="next" href="?page=2">2</a></li>')).toBeUndefined()
    expect(next('<nav><a href="?page=2">2</a></nav>')).toBeUndefined()
  })
})

describe('following a list', () => {
  it('reads every page once, in order, without totals and hidden words', async () => {
    const result = await followed({
      [SITE]: page(['F-1', 'F-2'], link(2)),
      [`${SITE}?page=2`]: page(['F-3'], link(3)),
      [`${SITE}?page=3`]: page(['F-4']),
    })
    expect(result).toMatchObject({ pages: 3, ended: null, numbers: ['F-1', 'F-2', 'F-3', 'F-4'] })
    expect(result.table.rows[1]).toEqual(['F-1', '03/09/2026', '120,00'])
    expect(result.asked).toEqual(['?page=2', '?page=3'])
  })

  it('ends where a list turns round or repeats its last page', async () => {
    const round = await followed({
      [SITE]: page(['F-1'], link(2)),
      [`${SITE}?page=2`]: page(['F-2'], '<nav><a href="/factures">Suivant</a></nav>'),
    })
    expect(round).toMatchObject({ ended: null, numbers: ['F-1', 'F-2'] })
    const repeated = await followed({
      [SITE]: page(['F-1'], link(2)),
      [`${SITE}?page=2`]: page(['F-2'], link(3)),
      [`${SITE}?page=3`]: page(['F-2'], link(4)),
    })
    expect(repeated).toMatchObject({ ended: null, numbers: ['F-1', 'F-2'], asked: ['?page=2', '?page=3'] })
    expect(await followed({ [SITE]: page(['F-1'], link(2)), [`${SITE}?page=2`]: page([]) })).toMatchObject({
      ended: null,
    })
  })

  it('says what ended it early, and keeps what was read', async () => {
    const first = { [SITE]: page(['F-1'], link(2)), [`${SITE}?page=2`]: page(['F-2'], link(3)) }
    for (const status of [401, 403, 429, 500])
      expect(await followed({ ...first, [`${SITE}?page=3`]: status })).toMatchObject({ ended: 'refused', pages: 2 })
    const signIn = await followed({ ...first, [`${SITE}?page=3`]: '<form><input name="password"></form>' })
    expect(signIn).toMatchObject({ ended: 'lost', numbers: ['F-1', 'F-2'] })
    expect(await followed(first, 2)).toMatchObject({ ended: 'stopped', asked: ['?page=2'] })
  })
})
