import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Document } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { amountText } from '../../src/domain/money'
import type { Mapping } from '../../src/intake/tables'
import { openTable, readTable } from '../../src/intake/tables'

/** Whose tables these are. */
export const US = { name: 'Atelier Lumière', siren: '732829320', vatId: 'FR44732829320', postalCode: '44000' }

/** The bytes of a fixture, as the application wrote it. */
export function bytesOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(import.meta.dirname, 'fixtures', name)))
}

/** Reads a table as the import does: proposed mapping, or the one given. */
export async function take(
  bytes: Uint8Array,
  name: string,
  given: Partial<Mapping> = {},
  more: { franchise: boolean } = { franchise: false },
) {
  const proposed = await openTable(bytes, name, null)
  const mapping = { ...proposed.mapping, ...given }
  const table = Object.keys(given).length === 0 ? proposed : await openTable(bytes, name, mapping)
  return { mapping, header: table.header, ...readTable(table, bytes, name, US, more) }
}

/** One line a document: what a person would check first. */
export function summary(document: Document): string {
  const text = (value: Parameters<typeof amountText>[0]) => amountText(value, document.currency)
  const head = `${document.kind} ${document.number} ${document.date} ${document.party.name}`
  if (isPayment(document)) {
    const paid = document.allocations.map((each) => `${each.number}=${text(each.amount)}`).join(' ')
    const fee = document.fee ? ` fee ${text(document.fee.net)}+${text(document.fee.vat)}` : ''
    return `${head} ${document.refund ? '-' : ''}${text(document.amount)} ${document.mode}${fee} ${paid}`.trim()
  }
  const { net, vat, gross } = document.totals
  const rows = document.vat.map((row) => `${row.treatment}${row.rate}:${text(row.base)}/${text(row.vat)}`).join(' ')
  return `${head} ${text(net)}+${text(vat)}=${text(gross)} [${rows}]`
}

/** The facts of a problem in one line. */
export function told(problem: object): string {
  const { level: _, file: __, ...facts } = problem as { level?: string; file?: string }
  return JSON.stringify(facts)
}
