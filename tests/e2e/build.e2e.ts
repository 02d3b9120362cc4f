import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

// The two built extensions as stores get them.

const dist = resolve('dist')
const BUILDS = ['extension-chrome', 'extension-firefox']

const manifestOf = (build: string) => JSON.parse(readFileSync(join(dist, build, 'manifest.json'), 'utf8'))

test('each build has its archive for the store, with the same files', async () => {
  const { unzipSync } = await import('fflate')
  for (const build of BUILDS) {
    const archive = readdirSync(dist).find((name) => name.startsWith(`${build}-`) && name.endsWith('.zip'))
    expect(archive).toBe(`${build}-${manifestOf(build).version}.zip`)
    const inside = unzipSync(readFileSync(join(dist, archive ?? '')))
    for (const [name, bytes] of Object.entries(inside)) {
      expect(Buffer.from(bytes).equals(readFileSync(join(dist, build, name)))).toBe(true)
    }
    expect(Object.keys(inside)).toContain('manifest.json')
  }
})

test('nothing but the local application is allowed at the installation; sites are asked for one by one', () => {
  for (const build of BUILDS) {
    const { host_permissions, permissions, optional_host_permissions, content_scripts } = manifestOf(build)
    expect(host_permissions).toEqual(['http://localhost/*', 'http://127.0.0.1/*'])
    expect(content_scripts.flatMap((each: { matches: string[] }) => each.matches)).toEqual(host_permissions)
    expect(permissions).toEqual(['activeTab', 'scripting', 'storage'])
    expect(optional_host_permissions).toEqual(['https://*/*', 'http://*/*'])
  }
})

test('what runs on a host’s pages before the panel opens is at most 15 kB compressed', () => {
  for (const build of BUILDS) {
    expect(gzipSync(readFileSync(join(dist, build, 'button.js'))).length).toBeLessThanOrEqual(15_000)
  }
})

test('the linter of addons.mozilla.org has nothing to say', () => {
  const linter = createRequire(import.meta.url).resolve('addons-linter/package.json')
  const bin = join(dirname(linter), 'bin/addons-linter')
  expect(existsSync(bin)).toBe(true)
  const said = execFileSync(
    process.execPath,
    [bin, '--output', 'json', '--warnings-as-errors', join(dist, 'extension-firefox')],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  expect(JSON.parse(said)).toMatchObject({ errors: [], warnings: [], notices: [] })
})
