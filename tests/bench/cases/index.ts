import type { Stage } from '../stage'
import { content } from './content'
import { exporting } from './exporting'
import { importing } from './importing'
import { locking } from './locking'
import { memory } from './memory'
import { opening } from './opening'
import { previewing } from './previewing'
import { recording } from './recording'
import { searching } from './searching'
import { starting } from './starting'
import { writing } from './writing'

/** Every case by its name, in the order played. */
export const CASES: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  start: starting,
  content,
  import: importing,
  open: opening,
  search: searching,
  preview: previewing,
  record: recording,
  export: exporting,
  lock: locking,
  writers: writing,
  memory,
}
