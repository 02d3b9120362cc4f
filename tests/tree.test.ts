import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Which folders of src a folder may import, and which packages; the table of CONTRIBUTING.md, held by this test. */
const MAY_IMPORT: Readonly<Record<string, { folders: readonly string[]; packages: readonly string[] }>> = {
  domain: { folders: [], packages: ['decimal.js'] },
  posting: { folders: ['domain'], packages: [] },
  checks: { folders: ['domain', 'posting'], packages: [] },
  formats: { folders: ['domain'], packages: [] },
  intake: {
    folders: ['domain', 'formats', 'posting'],
    packages: ['saxes', 'fflate', 'papaparse', 'read-excel-file', '@cantoo/pdf-lib', '@noble/hashes', 'valibot'],
  },
  demo: { folders: ['domain'], packages: [] },
  storage: { folders: ['domain'], packages: ['dexie', '@noble/hashes', '@noble/ciphers'] },
  acts: {
    folders: ['domain', 'posting', 'checks', 'formats', 'intake', 'storage', 'demo'],
    packages: ['comlink', 'fflate', '@noble/hashes', '@noble/ciphers', 'dexie', 'valibot'],
  },
  ui: {
    folders: ['domain', 'acts', 'formats', 'intake'],
    packages: [
      'solid-js',
      '@solidjs/router',
      '@tanstack/solid-virtual',
      'lucide-solid',
      'comlink',
      'virtual:pwa-register',
    ],
  },
}

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

const sources = files(join(root, 'src')).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))

/** The specifiers a file imports, statically or not. */
function imports(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  const statements =
    /(?:^|\n)(?:import|export|\})[^'\n]*from '([^'\n]+)'|\bimport\('([^'\n]+)'\)|(?:^|\n)import '([^'\n]+)'/g
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

describe('the tree', () => {
  it('keeps to the table of who may import whom', () => {
    const wrong: string[] = []
    for (const path of sources) {
      const folder = relative(join(root, 'src'), path).split('/')[0] ?? ''
      const rule = MAY_IMPORT[folder]
      if (!rule) continue
      for (const specifier of imports(path)) {
        if (specifier.startsWith('.')) {
          const target = relative(join(root, 'src'), resolve(dirname(path), specifier)).split('/')[0] ?? ''
          if (target !== folder && !rule.folders.includes(target)) wrong.push(`${relative(root, path)} → ${specifier}`)
        } else if (!rule.packages.some((each) => specifier === each || specifier.startsWith(`${each}/`))) {
          wrong.push(`${relative(root, path)} → ${specifier}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('reads neither clock, chance, screen, storage nor network in the pure folders', () => {
    const pure = new Set(['domain', 'posting', 'checks', 'formats', 'demo'])
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\.randomUUID\b|\blocalStorage\b|\bindexedDB\b|\bfetch\(|\bwindow\.|\bdocument\.(?:querySelector|createElement|getElementById|body)/
    const wrong = sources
      .filter((path) => pure.has(relative(join(root, 'src'), path).split('/')[0] ?? ''))
      .filter((path) => forbidden.test(readFileSync(path, 'utf8')))
      .map((path) => relative(root, path))
    expect(wrong).toEqual([])
  })

  it('keeps decimal.js inside money.ts', () => {
    const wrong = sources
      .filter((path) => !path.endsWith('src/domain/money.ts') && imports(path).some((each) => each === 'decimal.js'))
      .map((path) => relative(root, path))
    expect(wrong).toEqual([])
  })

  it('sets no markup from text anywhere', () => {
    const all = [...sources, ...files(join(root, 'extension')).filter((path) => path.endsWith('.ts'))]
    const wrong = all
      .filter((path) =>
        /\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write\b|\beval\(|new Function\(/.test(
          readFileSync(path, 'utf8'),
        ),
      )
      .map((path) => relative(root, path))
    expect(wrong).toEqual([])
  })

  it('has nothing else at its top level', () => {
    const allowed = [
      'src',
      'extension',
      'public',
      'workers',
      'tests',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'vite.config.ts',
      'manifest.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
    ]
    // What git ignores is not of the tree.
    const ignored = ['node_modules', 'dist', 'test-results', 'playwright-report']
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && !ignored.includes(name))
    expect(found.filter((name) => !allowed.includes(name))).toEqual([])
  })

  it('names no registry in the lockfile', () => {
    expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"/)
  })

  it('styles a class in one file: pages stay loaded after they are left, and so do their rules', () => {
    const owners = new Map<string, Set<string>>()
    for (const path of files(join(root, 'src/ui')).filter((each) => each.endsWith('.css'))) {
      // What is printed, or narrower, belongs to the file of the page's frame too.
      const rules = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|@media print \{[\s\S]*?\n {2}\}/g, '')
      for (const [, selectors = ''] of rules.matchAll(/([^{}]+)\{/g)) {
        for (const selector of selectors.split(',')) {
          const alone = /^\.([a-z][\w-]*)$/.exec(selector.trim())?.[1]
          if (alone) owners.set(alone, (owners.get(alone) ?? new Set()).add(relative(root, path)))
        }
      }
    }
    const shared = [...owners].filter(([, where]) => where.size > 1).map(([name, where]) => [name, ...where])
    expect(shared).toEqual([])
  })
})
