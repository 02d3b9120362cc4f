import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { expect, test } from '@playwright/test'

const root = resolve(import.meta.dirname, '../..')
const BUILDS = ['app', 'extension-chrome', 'extension-firefox']

/** Text files of a built folder, by their path in `dist`. */
function texts(build: string): { path: string; text: string }[] {
  const folder = join(root, 'dist', build)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:png|woff2)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      path: relative(join(root, 'dist'), path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }))
}

/** Addresses that may stand in a built file: none of them is ever asked for anything. */
const NAMED: readonly { readonly start: string; readonly why: string }[] = [
  { start: 'http://www.w3.org/', why: 'namespaces of XML, SVG, XLink, RDF and MathML' },
  { start: 'http://ns.adobe.com/', why: 'namespaces of the metadata in a PDF' },
  { start: 'http://purl.org/dc/elements/1.1/', why: 'namespace of the metadata in a PDF' },
  { start: 'http://www.aiim.org/pdfa/ns/', why: 'namespaces of PDF/A' },
  { start: 'http://schemas.openxmlformats.org/', why: 'namespaces of XLSX' },
  { start: 'http://purl.oclc.org/ooxml/', why: 'namespaces of strict XLSX' },
  { start: 'https://github.com/MikeMcl/decimal.js', why: 'licence comment of decimal.js' },
  { start: 'https://github.com/mholt/PapaParse', why: 'licence comment of Papa Parse' },
  { start: 'https://github.com/Hopding/pdf-lib', why: 'what pdf-lib writes as the producer of a PDF' },
  { start: 'https://tinyurl.com/y2uuvskb', why: 'words of an error of Dexie' },
  { start: 'http://bit.ly/2kdckMn', why: 'words of a warning of Dexie' },
  { start: 'https://bit.ly/wb-precache', why: 'words of a warning of Workbox' },
  { start: 'https://action/', why: 'base of a form action inside the Solid router, never an address' },
  { start: 'http://sr', why: 'base against which the Solid router reads paths, never an address' },
  { start: 'https://api.w.org/', why: 'the extension: name of a relation by which WordPress links to its own data' },
  { start: 'http://localhost', why: 'the extension: where Écritoire itself is served' },
  { start: 'http://127.0.0.1', why: 'the extension: where Écritoire itself is served' },
]

/** The formats say where their knowledge comes from; the interface shows it as words, not as a link. */
const sources = readdirSync(join(root, 'src/formats'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .flatMap((entry) => addresses(readFileSync(join(entry.parentPath, entry.name), 'utf8')))

function addresses(text: string): string[] {
  // An address has a host: `http://` alone or before a wildcard is a word of a comparison or a pattern.
  return text.match(/\b(?:https?|wss?|ftp):\/\/[a-z0-9][^\s"'`<>()[\]{}|\\,;]*/gi) ?? []
}

for (const build of BUILDS) {
  test(`${build}: every address in the built files is named and explained`, () => {
    const found = texts(build)
      .filter(({ path }) => !path.endsWith('third-party.txt'))
      .flatMap(({ path, text }) => addresses(text).map((address) => ({ path, address })))
    const unknown = found.filter(
      ({ address }) =>
        !NAMED.some(({ start }) => address.startsWith(start)) && !sources.some((each) => address.startsWith(each)),
    )
    expect(unknown).toEqual([])
    expect(found.length).toBeGreaterThan(0)
  })

  test(`${build}: no known telemetry, no code from elsewhere`, () => {
    const telemetry =
      /google-analytics\.com|googletagmanager|doubleclick|sentry\.io|segment\.(?:io|com)|hotjar|mixpanel|amplitude\.com|posthog|plausible\.io|matomo|datadoghq|bugsnag|newrelic|clarity\.ms|cdn\.jsdelivr|unpkg\.com|cdnjs|fonts\.g(?:oogleapis|static)/i
    const wrong = texts(build).filter(({ text }) => telemetry.test(text))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
}

/** What can reach the network, by the file where it stands and why; anything else is new and has to be explained. */
const WAYS: readonly { readonly file: RegExp; readonly way: string; readonly why: string }[] = [
  { file: /^app\/workbox-[\w-]+\.js$/, way: 'fetch', why: 'Workbox fetches our own files once' },
  { file: /^app\/sw\.js$/, way: 'importScripts', why: 'the service worker loads its own Workbox file' },
  {
    file: /^app\/assets\/(?:settings|read\.worker)-/,
    way: 'XMLHttpRequest',
    why: 'Papa Parse can load an address; it is given text',
  },
  {
    file: /^extension-\w+\/page\.js$/,
    way: 'fetch',
    why: 'reads the following pages of a table from the site where the user took it',
  },
  { file: /^extension-\w+\/panel\.js$/, way: 'XMLHttpRequest', why: 'value of a header that such sites expect' },
  {
    file: /^extension-\w+\/panel\.js$/,
    way: 'fetch',
    why: 'reads the billing site that the user allowed, in its own page',
  },
  {
    file: /^extension-\w+\/page\.js$/,
    way: 'fetch',
    why: 'follows the pages of a list of the site that the user is on, asked by that press alone',
  },
]

test('what can reach the network stands where it is known', () => {
  const ways =
    /\b(fetch|importScripts)\s*\(|\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|WebTransport)\b/g
  const found = BUILDS.flatMap(texts)
    .filter(({ path }) => path.endsWith('.js'))
    .flatMap(({ path, text }) => [...text.matchAll(ways)].map((match) => ({ path, way: match[1] ?? match[2] ?? '' })))
  const unknown = found.filter(({ path, way }) => !WAYS.some((each) => each.file.test(path) && each.way === way))
  expect(unknown).toEqual([])
  const unused = WAYS.filter((each) => !found.some(({ path, way }) => each.file.test(path) && each.way === way))
  expect(unused.map(({ file, way }) => `${file} ${way}`)).toEqual([])
})

/** A policy as its directives. */
function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((each) => {
      const [name = '', ...values] = each.trim().split(/\s+/)
      return [name, values]
    }),
  )
}

test('the policy of every built page allows our own files alone, and nothing unsafe', () => {
  const pages = texts('app').filter(({ path }) => path.endsWith('.html'))
  expect(pages.map(({ path }) => path)).toEqual(['app/index.html'])
  for (const { path, text } of pages) {
    const policy = (/http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? '').replaceAll(
      '&#39;',
      "'",
    )
    expect(policy, path).not.toMatch(/unsafe|\*|https?:|wss?:|data:/)
    const rules = directives(policy)
    expect(rules.get('default-src'), path).toEqual(["'none'"])
    expect(rules.get('script-src'), path).toEqual(["'self'"])
    expect(rules.get('connect-src'), path).toEqual(["'self'"])
    // The policy must stand before anything that it is to govern.
    expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.search(/<script|<link/))
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/)
  }
})

test('the extension keeps the browser’s own strict policy and asks for no site beforehand', () => {
  for (const build of ['extension-chrome', 'extension-firefox']) {
    const manifest = JSON.parse(readFileSync(join(root, 'dist', build, 'manifest.json'), 'utf8'))
    // Without this key the browser applies `script-src 'self'; object-src 'self'`; a key could only loosen it.
    expect(manifest.content_security_policy).toBeUndefined()
    expect(manifest.externally_connectable).toBeUndefined()
    expect(manifest.permissions).toEqual(['activeTab', 'scripting', 'storage'])
    const standing = [...manifest.host_permissions, ...manifest.content_scripts[0].matches]
    for (const pattern of standing) expect(pattern).toMatch(/^http:\/\/(?:localhost|127\.0\.0\.1)\/\*$/)
    for (const { path, text } of texts(build).filter((each) => each.path.endsWith('.html'))) {
      expect(text, path).not.toMatch(/<script(?![^>]*\bsrc="[\w-]+\.js")|<style|\son\w+=/)
    }
  }
})

test('the licences of what is built in go along with it', () => {
  const text = readFileSync(join(root, 'dist/app/third-party.txt'), 'utf8')
  // One of the page, one of the worker, one of the service worker: all three kinds of bundles are gathered.
  for (const name of ['solid-js', 'dexie', 'workbox-precaching']) expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
})
