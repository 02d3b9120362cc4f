import type { DocumentQuery, DocumentRow, Engine } from '../../../../acts/contract'
import type { Invoice, Payment } from '../../../../domain/document'
import { isPayment } from '../../../../domain/document'
import type { DossierId } from '../../../../domain/dossier'
import type { Amount } from '../../../../domain/money'
import { remainingDue } from '../../../../intake/manual'

/** Documents that a field may name, newest first. */
export async function suggestDocuments(
  engine: Engine,
  dossier: DossierId,
  about: Pick<DocumentQuery, 'search' | 'direction' | 'kinds'>,
): Promise<readonly DocumentRow[]> {
  const query: DocumentQuery = {
    dossier,
    ...about,
    states: [],
    from: null,
    to: null,
    journal: null,
    sort: 'date-desc',
  }
  const { rows } = await engine.documents(query, 0, 12)
  return rows
}

/** An invoice that a payment may settle, and what remains due of it; null when the dossier has none of this number. */
export interface Open {
  readonly invoice: Invoice
  readonly due: Amount
}

/** Finds the invoice a payment names and what the other payments leave due; `except` is the payment being changed. */
export async function openInvoice(
  engine: Engine,
  dossier: DossierId,
  row: Pick<DocumentRow, 'key'>,
  except: Payment | null,
): Promise<Open | null> {
  const view = await engine.document(dossier, row.key)
  if (!view || isPayment(view.document)) return null
  const payments: Payment[] = []
  const credits: Invoice[] = []
  for (const related of view.related) {
    if (related.key === except?.key) continue
    const other = (await engine.document(dossier, related.key))?.document
    if (!other) continue
    if (isPayment(other)) payments.push(other)
    else credits.push(other)
  }
  return { invoice: view.document, due: remainingDue(view.document, payments, credits) }
}
