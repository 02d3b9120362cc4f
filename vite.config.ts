import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { zipSync } from 'fflate'
import type { EnvironmentOptions, Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }
import { Notices } from './tests/notices.ts'

const root = import.meta.dirname
const appFolder = resolve(root, 'dist/app')
const extensionFolder = resolve(root, 'dist/extension-chrome')
const firefoxFolder = resolve(root, 'dist/extension-firefox')

/**
 * The strict policy of the built application: nothing but its own files, no inline script or style, no other origin.
 * `blob:` is for the user's own originals and downloads. The same text stands in the page (any static server) and in
 * the preview server's header (`frame-ancestors` works only there).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Puts the policy into the built page; the development server needs inline styles and sockets, so not there. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'ecritoire:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
    ],
  }
}

/** Says where the application is served and where the built extension lies. */
function announce(): Plugin {
  return {
    name: 'ecritoire:announce',
    configurePreviewServer(server) {
      server.httpServer.once('listening', () => {
        const address = server.httpServer.address()
        const port = typeof address === 'object' && address ? address.port : 4173
        server.config.logger.info(`\n  Écritoire    http://localhost:${port}\n  Extension    ${extensionFolder}\n`)
      })
    },
  }
}

/** One script of the extension. A content script cannot be a module, and `iife` takes one entry: each is an environment. */
function extensionScript(name: string, format: 'es' | 'iife'): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: extensionFolder,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      rollupOptions: {
        input: resolve(root, `extension/${name}.ts`),
        output: { format, entryFileNames: `${name}.js` },
      },
    },
  }
}

const extensionScripts = {
  background: extensionScript('background', 'es'),
  bridge: extensionScript('bridge', 'iife'),
  button: extensionScript('button', 'iife'),
  panel: extensionScript('panel', 'iife'),
  page: extensionScript('page', 'iife'),
  popup: extensionScript('popup', 'es'),
  options: extensionScript('options', 'es'),
}

/**
 * The extension's other files (manifest with this version, pages, texts, icons), then the same folder for Firefox, and
 * one archive of each as stores take them. The two differ in their manifest alone: Chromium refuses Firefox's way of
 * naming the background, Firefox Chromium's, and each warns of the other's keys.
 */
async function finishExtension(): Promise<void> {
  for (const file of ['popup.html', 'options.html', 'popup.css', '_locales']) {
    await cp(resolve(root, 'extension', file), resolve(extensionFolder, file), { recursive: true })
  }
  for (const icon of ['icon-48.png', 'icon-128.png']) {
    await cp(resolve(root, 'public', icon), resolve(extensionFolder, icon))
  }
  await rm(firefoxFolder, { recursive: true, force: true })
  await cp(extensionFolder, firefoxFolder, { recursive: true })
  const source = JSON.parse(await readFile(resolve(root, 'manifest.json'), 'utf8'))
  const { minimum_chrome_version, browser_specific_settings, background, ...shared } = {
    ...source,
    version: packageJson.version,
  }
  const { service_worker, scripts, type } = background
  await packExtension(extensionFolder, { ...shared, minimum_chrome_version, background: { service_worker, type } })
  await packExtension(firefoxFolder, { ...shared, browser_specific_settings, background: { scripts, type } })
}

/** Writes the manifest, then the folder as one archive: the same bytes for the same files, whenever it is built. */
async function packExtension(folder: string, manifest: object): Promise<void> {
  await writeFile(resolve(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, resolve(entry.parentPath, entry.name)))
    .sort()
  const files: Record<string, Uint8Array> = {}
  for (const name of names) files[name.split(sep).join('/')] = await readFile(resolve(folder, name))
  await writeFile(`${folder}-${packageJson.version}.zip`, zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }))
}

/** Third parties' licences, given along. Workbox writes its packages into the service worker after the bundles. */
const notices = new Notices(
  ['core', 'precaching', 'routing', 'strategies'].map((name) => resolve(root, `node_modules/workbox-${name}`)),
)

export default defineConfig({
  root: resolve(root, 'src'),
  base: './',
  publicDir: resolve(root, 'public'),
  define: { __VERSION__: JSON.stringify(packageJson.version) },
  build: {
    outDir: appFolder,
    emptyOutDir: true,
    target: ['chrome120', 'firefox128', 'safari17.4'],
    // Each of these browsers preloads modules by itself.
    modulePreload: { polyfill: false },
  },
  environments: extensionScripts,
  builder: {
    async buildApp(builder) {
      const environment = (name: string) => {
        const found = builder.environments[name]
        if (!found) throw new Error(`no build environment ${name}`)
        return found
      }
      await builder.build(environment('client'))
      await rm(extensionFolder, { recursive: true, force: true })
      await mkdir(extensionFolder, { recursive: true })
      for (const name of Object.keys(extensionScripts)) await builder.build(environment(name))
      await finishExtension()
    },
  },
  server: { fs: { allow: [root] } },
  preview: {
    headers: {
      'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  worker: { format: 'es', plugins: () => [notices.collect()] },
  plugins: [
    solid(),
    contentSecurityPolicy(),
    notices.collect(),
    notices.emit('third-party.txt'),
    announce(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      includeManifestIcons: false,
      manifest: {
        id: './',
        name: 'Écritoire',
        short_name: 'Écritoire',
        description: 'Des factures et règlements aux écritures comptables, et au fichier exact du logiciel comptable.',
        lang: 'fr',
        start_url: './',
        scope: './',
        display: 'standalone',
        background_color: '#fbfaf6',
        theme_color: '#1e4b8f',
        categories: ['finance', 'business'],
        file_handlers: [
          {
            action: './',
            accept: {
              'application/pdf': ['.pdf'],
              'application/xml': ['.xml'],
              'text/csv': ['.csv'],
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
              'application/zip': ['.zip'],
            },
          },
        ],
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,ico,woff2}'],
        navigateFallback: 'index.html',
        cleanupOutdatedCaches: true,
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
    }).map((plugin) => ({ ...plugin, applyToEnvironment: (environment) => environment.name === 'client' })),
  ],
  test: {
    root,
    environment: 'node',
    include: ['src/**/*.test.ts', 'extension/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    testTimeout: 60_000,
  },
})
