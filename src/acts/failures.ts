import { Dexie } from 'dexie'
import type { Problem } from '../domain/problem'
import { Stopped } from './jobs'

/** A problem that an exception stands for; undefined for our own mistakes. */
export function problemOf(cause: unknown): Problem | undefined {
  if (cause instanceof Stopped) return { code: 'act.stopped', level: 'blocking' }
  const names = [
    cause,
    cause instanceof Error ? cause.cause : undefined,
    cause instanceof Dexie.DexieError ? cause.inner : undefined,
  ]
  const full = names.some((each) => each instanceof Error && each.name === 'QuotaExceededError')
  return full ? { code: 'act.storage-full', level: 'blocking' } : undefined
}
