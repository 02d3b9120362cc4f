import type { IntakeProblem } from '../domain/problems/intake'
import { safeName } from '../intake/files'
import type { IncomingFile } from './contract'

/** Why a reading was given up: silent for too long, out of memory, or a mistake of ours. */
export type GivenUp = 'time' | 'memory' | 'fault'

/** A reading that was given up, as what is told of its file. */
export function givenUp(file: IncomingFile, reason: GivenUp): IntakeProblem {
  return { code: 'intake.given-up', level: 'blocking', file: safeName(file.name), reason }
}

/** What a thrown error says of a reading. */
export function reasonOf(cause: unknown): GivenUp {
  const text = cause instanceof Error ? `${cause.name} ${cause.message}` : ''
  return /RangeError.*(?:alloc|length|memory)|out of memory|call stack/i.test(text) ? 'memory' : 'fault'
}
