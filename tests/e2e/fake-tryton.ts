import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext } from '@playwright/test'

/** The site of the recorded Tryton. */
export const TRYTON = 'https://erp.example.test'

/** The period of the recording. */
export const RECORDED = { from: '2026-07-01', to: '2026-10-31' }

/** What stands in the page of Tryton's client: enough to be recognised, a tab with its toolbar, a session. */
const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Tryton</title>
<script src="/tryton-sao.min.js"></script></head><body><a id="user-logout" href="#">Déconnexion</a><ul id="tablist"></ul>
<div id="tabcontent"><div class="tab-pane active"><div class="toolbar"><div class="btn-toolbar"><button>Nouveau</button></div></div></div></div>
<script>localStorage.setItem('sao_session_demo', JSON.stringify({login:'compta',user_id:2,session:'secret'}))</script></body></html>`

interface Call {
  readonly method: string
  readonly params: unknown
  readonly answer: { result?: unknown }
}

/** How a test bends the server: another answer to a call, by its position, or undefined to let it be. */
export type Bend = (call: number, method: string, answer: unknown) => { status?: number; body: string } | undefined

/** Serves the recorded Tryton to a browser; it knows the calls of its recording and no other. */
export async function serveTryton(context: BrowserContext, bend: () => Bend): Promise<void> {
  const calls: Call[] = JSON.parse(readFileSync(resolve('tests/hosts/tryton/answers.json'), 'utf8'))
  const known = new Map(calls.map((call) => [JSON.stringify([call.method, call.params]), call.answer]))
  let count = 0
  await context.route(`${TRYTON}/**`, async (route) => {
    const request = route.request()
    if (request.method() === 'GET') {
      count = 0
      const script = request.url().endsWith('.js')
      return route.fulfill({
        contentType: script ? 'text/javascript' : 'text/html; charset=utf-8',
        body: script ? '' : PAGE,
        headers: { 'Content-Security-Policy': "default-src 'self' 'unsafe-inline'" },
      })
    }
    const { method, params } = JSON.parse(request.postData() ?? '{}')
    const answer = known.get(JSON.stringify([method, params]))
    count += 1
    const bent = bend()(count, method, answer)
    if (bent) return route.fulfill({ status: bent.status ?? 200, body: bent.body })
    if (answer === undefined) return route.fulfill({ status: 500, body: `not in the recording: ${method}` })
    return route.fulfill({ contentType: 'application/json', body: JSON.stringify(answer) })
  })
}
