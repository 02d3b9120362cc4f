import type { Stage } from '../stage'
import { exporting } from './exporting'
import { importing } from './importing'
import { locking } from './locking'
import { memory } from './memory'
import { opening } from './opening'
import { previewing } from './previewing'
import { searching } from './searching'
import { starting } from './starting'
import { writing } from './writing'

/** Every case by its name, in the order played: the import makes the dossiers that the others use. */
export const CASES: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  start: starting,
  import: importing,
  open: opening,
  search: searching,
  preview: previewing,
  export: exporting,
  lock: locking,
  writers: writing,
  memory,
}
