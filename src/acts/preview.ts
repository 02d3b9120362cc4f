import type { ExportRequest } from '../domain/export'
import { auxiliaryBook } from '../posting'
import type { Book } from './books'
import type { KeptPreview, Step } from './draft-run'
import { draftRun } from './draft-run'
import { PeriodSource } from './period-source'
import type { Ports } from './ports'

/** Computes an export of the documents of a period without writing anything. */
export function preparePreview(ports: Ports, book: Book, request: ExportRequest, step: Step): Promise<KeptPreview> {
  const auxiliaries = auxiliaryBook(book.row.dossier.settings, book.pinned)
  const source = new PeriodSource(book, request, auxiliaries)
  return draftRun({ ports, book, request, purpose: { kind: 'normal' }, auxiliaries, source, step })
}
