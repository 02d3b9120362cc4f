import type { FormatId } from '../../src/domain/dossier'
import type { DraftContext } from '../../src/domain/draft'
import type { NumberedEntry } from '../../src/domain/entry'
import type { FormatProblem } from '../../src/domain/problems/formats'
import type { Options } from '../../src/formats'
import { formatOf, openWriter } from '../../src/formats'
import { CONTEXT, exampleEntry } from './example'

interface Sale {
  readonly number?: number
  readonly piece?: string
  readonly date?: string
  readonly label?: string
  readonly journal?: string
  readonly account?: string
  readonly third?: string
  readonly name?: string
  readonly total?: string
  readonly attachment?: string
  readonly accountLabel?: string
}

/** An entry of one sale, in euros, of which a test says what matters. */
export function sale(with_: Sale = {}): NumberedEntry {
  const { piece = 'F1', date = '2026-10-15', label = 'Vente', journal = 'VE', total = '1.00' } = with_
  return exampleEntry(
    with_.number ?? 1,
    [journal, 'Ventes'],
    piece,
    date,
    label,
    [
      { account: '411000', name: 'Clients', debit: total, third: [with_.third ?? 'CDUPONT', with_.name ?? 'Dupont'] },
      { account: with_.account ?? '706000', name: with_.accountLabel ?? 'Services', credit: total },
    ],
    with_.attachment ? { attachment: with_.attachment } : {},
  )
}

/** What a format writes of these entries: its files, the records of the first, and what it says. */
export function write(
  id: string,
  entries: readonly NumberedEntry[],
  options: Options = {},
  context: DraftContext = CONTEXT,
) {
  const chunks = new Map<string, Uint8Array[]>()
  const problems: FormatProblem[] = []
  const writer = openWriter(
    formatOf(id as FormatId),
    options,
    context,
    (part, bytes) => chunks.set(part, [...(chunks.get(part) ?? []), bytes.slice()]),
    (found) => problems.push(found),
  )
  for (const entry of entries) writer.add(entry)
  const { parts } = writer.finish()
  const files = new Map(parts.map((part) => [part, Buffer.concat(chunks.get(part) ?? [])]))
  const lines = (files.get(parts[0] ?? '')?.toString('latin1') ?? '').split('\r\n').slice(0, -1)
  return { parts, files, lines, problems, codes: problems.map(({ code }) => code) }
}

/** Quadratus without the records of third parties. */
export const movements = (entries: readonly NumberedEntry[], options: Options = {}) =>
  write('quadratus', entries, { parties: 'no', ...options })
