import type { DocumentKey } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import { isNonEmpty, ok } from '../domain/result'
import type { Books } from './books'
import type { Outcome } from './contract'
import { deleteDocument } from './documents'
import { importFiles } from './imports'
import type { Ports } from './ports'

/**
 * Takes a document to the dossier that it belongs to: its original is read there, as if it had been dropped there, and
 * then it is gone here. Stopped in between, it is in both and can be moved again.
 */
export async function moveDocument(
  ports: Ports,
  books: Books,
  from: DossierId,
  key: DocumentKey,
  to: DossierId,
): Promise<Outcome<void>> {
  const found = await (await books.open(from)).shelf.find(key)
  const capture = found?.document.source.capture
  const original = capture && (await ports.db.captures.get([from, capture]))
  if (!original) return ok(undefined)
  const blob = new Blob([new Uint8Array(original.bytes)], { type: original.type })
  const { items } = await importFiles(ports, books, to, [{ name: original.name, blob }], async () => {})
  const problems = items.filter((item) => item.what === 'refused').flatMap((item): readonly Problem[] => item.problems)
  if (isNonEmpty(problems)) return { ok: false, problems }
  // Nothing goes here that is not known to be there.
  if (!items.some((item) => item.key !== null)) throw new Error('an original that was read is read again')
  return deleteDocument(ports, books, from, key)
}
