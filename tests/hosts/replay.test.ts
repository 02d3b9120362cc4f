import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGES, recognise } from '../../extension/hosts/pages'
import { READERS, readerOf } from '../../extension/hosts/readers'
import { HostError } from '../../extension/hosts/site'
import type { Preview } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import { isCredit, isPayment } from '../../src/domain/document'
import type { FormatId } from '../../src/domain/dossier'
import { readHostBatch } from '../../src/intake/hosts'
import type { HostBatch } from '../../src/intake/hosts/wire'
import { newDossier, succeeded, testEngine } from '../acts/engine'
import type { Case } from './replay'
import { cases, replayed, requestOf } from './replay'
import { readAll } from './site'

// Every host on the answers of its application, through the code that runs in its pages, to posted entries; then on what
// goes wrong with any application. A host is here by its folder: its cases, and the documents that they must give.

const US = { name: 'Atelier Fictif SARL', siren: '900000019', vatId: null, postalCode: null }
const FACES = '<!doctype html><html lang="fr"><title>Connexion</title><form><input name="login"></form></html>'

function reader(host: string) {
  const found = readerOf(host)
  if (!found) throw new Error(`no reader for ${host}`)
  return found
}

async function batchOf(host: string, recorded: Case, transfer: number): Promise<HostBatch> {
  const { site, most } = replayed(host, recorded)
  const { papers, notForBooks } = await readAll(reader(host), site, requestOf(recorded))
  const label = PAGES.find((page) => page.id === host)?.label ?? ''
  expect(most()).toBeLessThanOrEqual(2)
  return {
    protocol: 1,
    transfer: `0b0e6b9a-3f52-4b59-8f2e-00000000000${transfer}`,
    part: 1,
    parts: 1,
    host,
    label,
    origin: site.address.origin,
    company: await reader(host).company(replayed(host, recorded).site, requestOf(recorded)),
    from: recorded.period.from,
    to: recorded.period.to,
    notForBooks,
    papers,
  }
}

/** The sum of signed amounts in minor units, as the recording writes it. */
function written(parts: readonly number[]): string {
  return (parts.reduce((sum, part) => sum + part, 0) / 100).toFixed(2)
}

/** The refusal that a reading ends with, after how many calls. */
async function refusal(host: string, recorded: Case, bend: Parameters<typeof replayed>[2]) {
  const { site, asked } = replayed(host, recorded, bend)
  try {
    await readAll(reader(host), site, requestOf(recorded))
  } catch (cause) {
    if (!(cause instanceof HostError)) throw cause
    return { code: cause.code, calls: asked.length, detail: cause.detail }
  }
  return { code: 'read', calls: asked.length, detail: '' }
}

describe.each(cases())('$host, $name', ({ host, name, case: recorded }) => {
  it('is recognised by its page, as no other is, and gives the button a place', () => {
    const { document } = replayed(host, recorded)
    const page = {
      document,
      location: new URL(recorded.address),
      localStorage: { getItem: (key: string) => recorded.stored?.[key] ?? null },
    }
    expect(PAGES.filter((each) => each.recognise(page)).map((each) => each.id)).toEqual([host])
    expect(recognise(page)?.place(page)?.parent.isConnected).toBe(true)
  })

  it('gives the documents that are kept beside the recording', async () => {
    const reading = readHostBatch(await batchOf(host, recorded, 1), US, false)
    expect(reading.problems).toEqual([])
    const kept = reading.documents.map(({ document: { key: _, source, ...says } }) => ({
      ...says,
      record: source.record,
    }))
    await expect(`${JSON.stringify(kept, null, 2)}\n`).toMatchFileSnapshot(`./${host}/${name}.documents.json`)
  })

  it('adds up to what the application says, to the cent', async () => {
    const batch = await batchOf(host, recorded, 1)
    const documents = readHostBatch(batch, US, false).documents.map(({ document }) => document)
    const invoices = documents.filter((each) => !isPayment(each))
    const payments = documents.filter(isPayment)
    const total = (what: 'net' | 'vat' | 'gross') =>
      written(invoices.map((each) => (isCredit(each) ? -each.totals[what] : each.totals[what])))
    expect({
      documents: invoices.length,
      net: total('net'),
      tax: total('vat'),
      gross: total('gross'),
      payments: payments.length,
      paid: written(payments.map((each) => (each.refund ? -each.amount : each.amount))),
      leftOut: Object.fromEntries(batch.notForBooks.map(({ what, count }) => [what, count])),
    }).toEqual(recorded.says)
  })

  it('is booked whole, and taken again gives nothing new', async () => {
    const bench = testEngine(`replay-${host}-${name}`)
    const id = await newDossier(bench, { name: US.name, siren: US.siren })
    const batch = await batchOf(host, recorded, 1)
    const first = succeeded(await bench.engine.importHost(id, batch, { id: 'job' }))
    expect(first.counts).toMatchObject({ taken: batch.papers.length, changed: 0, refused: 0 })
    const preview: Preview = succeeded(
      await bench.engine.preview(
        {
          dossier: id,
          journals: [],
          from: recorded.period.from as PlainDate,
          to: recorded.period.to as PlainDate,
          format: 'fec' as FormatId,
          options: {},
          withLate: false,
          leftOut: [],
        },
        { id: 'preview' },
      ),
    )
    expect(preview.problems.filter((each) => each.level === 'blocking')).toEqual([])
    expect(preview.exported).toBe(batch.papers.length)
    expect(preview.debit).toBe(preview.credit)
    const again = succeeded(await bench.engine.importHost(id, await batchOf(host, recorded, 2), { id: 'again' }))
    expect(again.counts).toMatchObject({ taken: 0, changed: 0, refused: 0, unchanged: batch.papers.length })
  })

  it('gives nothing for a period without documents', async () => {
    const bend = (_: number, path: string) =>
      path in recorded.empty
        ? new Response(
            typeof recorded.empty[path] === 'string'
              ? String(recorded.empty[path])
              : JSON.stringify(recorded.empty[path]),
          )
        : undefined
    const { site } = replayed(host, recorded, bend)
    expect(await readAll(reader(host), site, requestOf(recorded))).toEqual({ papers: [], notForBooks: [] })
  })

  it('stops at the first refusal, wherever it comes', async () => {
    const whole = replayed(host, recorded)
    await readAll(reader(host), whole.site, requestOf(recorded))
    for (let call = 1; call <= whole.asked.length; call += 1) {
      for (const [status, code] of [
        [401, recorded.key ? 'key' : 'session'],
        [403, 'forbidden'],
        [429, 'busy'],
      ] as const) {
        const stopped = await refusal(host, recorded, (n) => (n >= call ? new Response('', { status }) : undefined))
        expect(stopped.code).toBe(code)
        // Two calls may be under way.
        expect(stopped.calls).toBeLessThanOrEqual(call + 1)
        expect(stopped.detail).not.toMatch(/\?/)
      }
    }
  })

  it('says so when pages come instead of data, and when the rights or the server fail', async () => {
    const first = (body: string, status = 200) => refusal(host, recorded, () => new Response(body, { status }))
    expect((await first(FACES)).code).toMatch(/^(?:page-instead|session|elsewhere)$/)
    expect((await first('', 403)).code).toBe('forbidden')
    expect((await first('', 500)).code).toBe('server')
    expect((await first('["nonsense"')).code).toMatch(/^(?:unexpected|page-instead)$/)
  })
})

describe('the catalogue', () => {
  const files = readdirSync(resolve(import.meta.dirname, '../../extension/hosts/catalogue')).map((file) =>
    file.replace('.ts', ''),
  )

  it('names every host by its file', () => {
    expect(PAGES.map((page) => page.id).sort()).toEqual([...files].sort())
    for (const each of READERS) expect(files).toContain(each.id)
  })

  it('has a recording for every host that is read', () => {
    const recorded = new Set(cases().map(({ host }) => host))
    expect(READERS.map((each) => each.id).filter((id) => id !== 'tryton' && !recorded.has(id))).toEqual([])
  })
})
