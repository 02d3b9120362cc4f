import type { ActProblem } from './problems/acts'
import type { CheckProblem } from './problems/checks'
import type { FormatProblem } from './problems/formats'
import type { IntakeProblem } from './problems/intake'
import type { PostingProblem } from './problems/posting'

/**
 * Everything that can be expected to go wrong, as facts. The code tells the level: a code is always blocking or always
 * a notice. Words (what, why, remedy) are in the texts, one function per code; a code without words does not compile.
 * Each stage owns its list under `problems/`.
 */
export type Problem = PostingProblem | CheckProblem | FormatProblem | IntakeProblem | ActProblem
