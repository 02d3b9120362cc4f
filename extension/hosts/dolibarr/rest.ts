import type { HostInvoice, LeftOutName } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { LeftOut, text } from '../answers'
import { dayOfMidnight, within } from '../days'
import type { Chunk, Request } from '../host'
import type { Site } from '../site'
import { invoice } from './rest-invoices'
import { payments } from './rest-payments'
import { PURCHASES, Rest, SALES, statusOf } from './rest-service'

/** What was asked for, read with the user's key. */
export async function* readRest(site: Site, request: Request): AsyncGenerator<Chunk> {
  const rest = new Rest(site, request.key)
  await rest.open()
  const leftOut = new LeftOut()
  const { from, to } = request
  for (const side of [SALES, PURCHASES]) {
    const documents = side === SALES ? 'sales' : 'purchases'
    const paid = request.what.has('payments') && (side === SALES || request.what.has('purchases'))
    if (request.what.has(documents)) {
      const dated = `(t.datef:>=:'${from}') and (t.datef:<=:'${to}')`
      for await (const page of rest.documents(side, dated)) {
        const counted = page.filter((each) => within(dayOfMidnight(each.date, 'date'), from, to))
        const papers: HostInvoice[] = []
        for (const each of counted) {
          const left = leftOutAs(each)
          if (left === undefined) papers.push(await invoice(rest, side, each))
          else leftOut.add(left)
        }
        yield { papers }
      }
    }
    if (paid) {
      const papers = await payments(rest, side, request)
      if (papers.length > 0) yield { papers }
    }
  }
  yield { papers: [], notForBooks: leftOut.list }
}

/** A draft, or one that another replaced; one that was given up stays an invoice. */
function leftOutAs(each: Answer): LeftOutName | undefined {
  if (statusOf(each) === '0') return 'draft'
  return text(each, 'close_code') === 'replaced' ? 'replaced' : undefined
}
