import { plainHeader } from './plain-header'

const TOTAL = /^(?:sous )?(?:total|totaux|total general|grand total|totals|somme|cumul)\b/

/** Whether a row holds nothing of its own: blank, the table's header again, or totals. */
export function isPassing(
  cells: readonly string[],
  header: readonly string[],
  columns: ReadonlyMap<string, readonly number[]>,
): boolean {
  const first = cells.find((cell) => cell !== '')
  if (first === undefined) return true
  const cell = (field: string) => (columns.get(field) ?? []).map((column) => cells[column] ?? '').join('')
  if (cell('date') !== '' && !sameAsHeader(cells, header)) return false
  // A line of totals names no document; its first words say so, or nothing of it does.
  const named = ['number', 'party', 'label', 'item', 'invoice', 'reference'].some((field) => {
    const text = cell(field)
    return text !== '' && !TOTAL.test(plainHeader(text))
  })
  return TOTAL.test(plainHeader(first)) || !named || sameAsHeader(cells, header)
}

/** Exports cut into pages repeat their header. */
function sameAsHeader(cells: readonly string[], header: readonly string[]): boolean {
  const titles = header.filter((title) => title !== '')
  return titles.length > 1 && header.every((title, i) => title === '' || cells[i] === title)
}
