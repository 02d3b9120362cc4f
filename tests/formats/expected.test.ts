import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormatProblem } from '../../src/domain/problems/formats'
import { FORMATS } from '../../src/formats'
import { DOSSIER, DOSSIER_CONTEXT } from './dossier'
import { sameBytes, write } from './writing'

/**
 * Every format writes the same dossier; the files are kept byte for byte, with what the target's rules said of them.
 * `UPDATE_EXPECTED=1` writes them anew: read the difference as an accountant would before taking it.
 */
const here = join(import.meta.dirname, 'expected')
const rewrite = process.env.UPDATE_EXPECTED === '1'

/** A problem as one line of text. */
function told(problem: FormatProblem): string {
  const { code, level, ...facts } = problem
  const own = Object.entries(facts).filter(([key]) => key !== 'document')
  return [level, code, ...own.map(([key, value]) => `${key}=${JSON.stringify(value)}`)].join(' ')
}

describe('one dossier that uses every scheme, in every format', () => {
  it.each(FORMATS.map((format) => format.id))('%s', (id) => {
    const { files, decode, problems } = write(id, {}, DOSSIER, DOSSIER_CONTEXT)
    const folder = join(here, id)
    const notes = Buffer.from(`${problems.map(told).join('\n')}\n`)
    if (rewrite) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      for (const [part, bytes] of files) writeFileSync(join(folder, part), bytes)
      writeFileSync(join(folder, 'problems.txt'), notes)
    }
    expect(readdirSync(folder).sort(), 'the files and no other').toEqual([...files.keys(), 'problems.txt'].sort())
    for (const [part, bytes] of files) sameBytes(bytes, join('expected', id, part), decode)
    expect(notes.toString()).toBe(readFileSync(join(folder, 'problems.txt'), 'utf8'))
  })

  it('is kept for no format that is not there', () => {
    expect(readdirSync(here).sort()).toEqual(FORMATS.map((format) => format.id as string).sort())
  })
})
