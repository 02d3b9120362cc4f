import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LICENCES, readPackage } from './notices'

const root = resolve(import.meta.dirname, '..')

interface Locked {
  readonly dev?: boolean
  readonly peer?: boolean
  readonly optional?: boolean
}

/** Packages that the application needs to run, and what those need; tools that only build or test are not among them. */
const needed = Object.entries(
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages as Record<string, Locked>,
)
  .filter(([path, { dev }]) => path !== '' && !dev && existsSync(join(root, path, 'package.json')))
  .map(([path]) => readPackage(join(root, path)))

/** Not MIT-like by name and still fine, each with its reason. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'graceful-fs': 'Blue Oak 1.0.0, as free as MIT; of a reader for Node that is not built in',
}

describe('licences of the dependencies', () => {
  it('are all in the list, read from the packages themselves', () => {
    expect(needed.length).toBeGreaterThan(10)
    const others = needed.filter(({ name, licence }) => !LICENCES.has(licence) && !(name in EXPLAINED))
    expect(others.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('explains no package that is gone or needs no explanation', () => {
    const explained = Object.keys(EXPLAINED)
    const odd = needed.filter(({ licence }) => !LICENCES.has(licence)).map(({ name }) => name)
    expect(explained.filter((name) => !odd.includes(name))).toEqual([])
  })
})
