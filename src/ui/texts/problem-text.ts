import type { Problem } from '../../domain/problem'

/** The words of one problem: what happened, why, and what to do now. Plain text, never markup. */
export interface ProblemText {
  readonly what: string
  readonly why: string
  readonly remedy: string
}

/** The words of a stage's problems, one function per code; a missing code does not compile. */
export type ProblemTexts<P extends Problem> = {
  readonly [Code in P['code']]: (problem: Extract<P, { code: Code }>) => ProblemText
}
