import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/formats'

const catalogue = join(import.meta.dirname, '../../src/formats/catalogue')
const files = readdirSync(catalogue).filter((name) => name.endsWith('.ts'))

/** Formats whose notes hold no whole file: nothing to compare with, and why. */
const WITHOUT_EXAMPLE: Readonly<Record<string, string>> = {
  inqom: 'a FEC under its own name; the rows of its workbook have no published titles',
  'sage-active': 'the titles of the vendor’s template are known in part only',
}

describe('the catalogue', () => {
  it('is every file of its folder, and no list', () => {
    expect(FORMATS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.toSorted())
    const elsewhere = readFileSync(join(catalogue, '../index.ts'), 'utf8')
    expect(files.filter((name) => elsewhere.includes(`/${name.slice(0, -3)}'`))).toEqual([])
  })

  it.each(files)('%s costs at most 120 lines', (name) => {
    expect(readFileSync(join(catalogue, name), 'utf8').split('\n').length - 1).toBeLessThanOrEqual(120)
  })

  it.each(FORMATS.map(({ id }) => id))('%s has the example of its notes', (id) => {
    const folder = join(import.meta.dirname, id)
    const fixtures = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('expected')) : []
    if (id in WITHOUT_EXAMPLE) expect(fixtures).toEqual([])
    else expect(fixtures.length).toBeGreaterThan(0)
  })

  it('names in its examples test every fixture that is there', () => {
    const test = readFileSync(join(import.meta.dirname, 'examples.test.ts'), 'utf8')
    const fixtures = FORMATS.flatMap(({ id }) => {
      const folder = join(import.meta.dirname, id)
      const all = existsSync(folder) ? readdirSync(folder) : []
      return all.filter((name) => name.includes('expected')).map((name) => `${id}/${name}`)
    })
    expect(fixtures.filter((path) => !test.includes(`'${path}'`))).toEqual([])
  })
})
