import { expect, it } from 'vitest'
import type { NumberedEntry } from '../../src/domain/entry'
import { FORMATS } from '../../src/formats'
import { DOSSIER, DOSSIER_CONTEXT } from './dossier'
import { write } from './writing'

/** The dossier again and again, beyond the size at which a buffer grows. */
const LONG: readonly NumberedEntry[] = Array.from({ length: 20 }, () => DOSSIER)
  .flat()
  .map(({ entry }, i) => ({ number: i + 1, entry }))

it.each(FORMATS.map(({ id }) => id))('%s: a long file holds each record as it is shown alone', (id) => {
  const { files, pictures } = write(id, {}, LONG, DOSSIER_CONTEXT)
  const parts = [...new Set(pictures.map(({ part }) => part))]
  expect(parts.length).toBeGreaterThan(0)
  for (const part of parts) {
    const body = Buffer.concat(pictures.filter((each) => each.part === part).map(({ bytes }) => bytes))
    expect(files.get(part)?.includes(body)).toBe(true)
  }
})
