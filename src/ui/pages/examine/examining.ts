import { createSignal } from 'solid-js'
import type { IncomingFile } from '../../../acts/contract'

/** The file that is looked at; it outlives the page, not the tab. */
const [examining, setExamining] = createSignal<IncomingFile>()

export { examining }

/** Gives the page « Examiner un fichier » another file. */
export function offerExamination(file: IncomingFile): void {
  setExamining(file)
}
