import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { EnvironmentOptions, Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }

const root = import.meta.dirname
const appFolder = resolve(root, 'dist/app')
const extensionFolder = resolve(root, 'dist/extension-chrome')

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
  page: extensionScript('page', 'iife'),
  popup: extensionScript('popup', 'es'),
}

/** The extension's other files: its manifest with this version, its pages, texts and icons. */
async function copyExtensionFiles(): Promise<void> {
  const source = JSON.parse(await readFile(resolve(root, 'manifest.json'), 'utf8'))
  // Chromium refuses Firefox's way of naming the background.
  const { scripts: _, ...background } = source.background
  const manifest = { ...source, version: packageJson.version, background }
  await writeFile(resolve(extensionFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  for (const file of ['popup.html', 'popup.css', '_locales']) {
    await cp(resolve(root, 'extension', file), resolve(extensionFolder, file), { recursive: true })
  }
  for (const icon of ['icon-48.png', 'icon-128.png']) {
    await cp(resolve(root, 'public', icon), resolve(extensionFolder, icon))
  }
}

export default defineConfig({
  root: resolve(root, 'src'),
  base: './',
  publicDir: resolve(root, 'public'),
  define: { __VERSION__: JSON.stringify(packageJson.version) },
  build: { outDir: appFolder, emptyOutDir: true, target: ['chrome120', 'firefox128', 'safari17.4'] },
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
      await copyExtensionFiles()
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
  worker: { format: 'es' },
  plugins: [
    solid(),
    contentSecurityPolicy(),
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
