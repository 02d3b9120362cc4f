import type { DraftContext } from '../domain/draft'
import type { Entry } from '../domain/entry'
import type { Format, Options } from './format'

/** The name of the file that an entry belongs to; asked of the format once a journal, day and volume where that is all. */
export function partNames(format: Format, context: DraftContext, options: Options) {
  const most = format.movementsPerFile ?? Number.POSITIVE_INFINITY
  let journal: string | undefined
  let date: string | undefined
  let volume = 0
  let name = ''
  return (entry: Entry, movement: number): string => {
    const now = most === Number.POSITIVE_INFINITY ? 1 : Math.ceil(movement / most)
    if (format.namedByEntry || entry.date !== date || entry.journal !== journal || now !== volume) {
      journal = entry.journal
      date = entry.date
      volume = now
      name = format.fileName(context, entry, options, volume)
    }
    return name
  }
}
