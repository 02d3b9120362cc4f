import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { reader } from '../../extension/hosts/catalogue/woocommerce'
import { json, period, readAll, siteOf } from './site'

const JULY = period('2026-07-01', '2026-07-31', 'sales')

/** What a shop is asked for, whose page says this address of its REST service. */
async function asked(service: string | null): Promise<string[]> {
  const paths: string[] = []
  const { document } = new JSDOM(service === null ? '' : `<link rel="https://api.w.org/" href="${service}">`).window
  const site = siteOf(
    ({ path }) => {
      paths.push(path)
      return path.includes('rest-nonce') ? new Response('a1b2c3d4e5') : json([])
    },
    { address: 'https://shop.example.test/wp/wp-admin/admin.php?page=wc-orders' },
  )
  await readAll(reader, { ...site, page: document }, JULY)
  return paths
}

describe('WooCommerce, beyond what was written down', () => {
  it('asks the service where the page says it lies, else under its own site', async () => {
    expect((await asked(null))[1]).toMatch(/^\/wp\/wp-json\/wc\/v3\/orders\?after=/)
    expect((await asked('https://shop.example.test/wp-json/'))[1]).toMatch(/^\/wp-json\/wc\/v3\/orders\?after=/)
  })

  it('asks a site without pretty addresses by its parameter', async () => {
    const [, first] = await asked('https://shop.example.test/index.php?rest_route=/')
    expect(first).toMatch(/^\/index\.php\?rest_route=\/wc\/v3\/orders&after=2026-07-01T00:00:00&/)
  })
})
