import type { Document } from '../domain/document'
import type { Entry } from '../domain/entry'
import type { Batch, DraftedEntry, Source } from './draft-run'

/** Entries handed on at a time. */
const SLICE = 2000

/** The same entries in another order: all are gathered first, so that memory holds them once. */
export function ordered(source: Source, order: (one: Entry, other: Entry) => number): Source {
  return {
    async *batches(step) {
      const entries: DraftedEntry[] = []
      const documents = new Map<string, Document>()
      const rest: Batch[] = []
      for await (const batch of source.batches(step)) {
        for (const each of batch.entries) entries.push(each)
        for (const document of batch.documents) documents.set(document.key, document)
        rest.push({ ...batch, entries: [], documents: [] })
      }
      yield* rest
      entries.sort((one, other) => order(one.entry, other.entry))
      for (let at = 0; at < entries.length; at += SLICE) {
        const slice = entries.slice(at, at + SLICE)
        const keys = slice.flatMap(({ entry }) => [entry.document, ...(entry.alsoFrom ?? [])])
        yield { entries: slice, documents: keys.flatMap((key) => documents.get(key) ?? []), problems: [] }
      }
    },
    gathered: () => source.gathered(),
  }
}
