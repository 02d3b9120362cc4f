import type { PageTable } from './offers'
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './offers'

/** Words of the headers of invoice and payment lists, French and English, without accents. */
const HEADER_WORDS =
  /\b(date|echeance|due|facture|invoice|numero|number|n|ref|reference|client|customer|tiers|fournisseur|supplier|montant|amount|total|ttc|ht|tva|vat|net|gross|reglement|payment|paiement|solde|etat|statut|status)\b/g

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What a person reads in a cell: visible text, or the value of a field; one line, bounded. */
function cellText(cell: Element): string {
  const field = cell.querySelector<HTMLInputElement | HTMLSelectElement>(
    'input:not([type=hidden]):not([type=checkbox]), select',
  )
  const text = field === null ? wordsOf(cell) : 'selectedOptions' in field ? chosen(field) : field.value
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_CELL)
}

function chosen(field: HTMLSelectElement): string {
  return field.selectedOptions[0]?.text ?? ''
}

/** A page that was fetched is drawn nowhere: what would not be seen is left out by its marks. */
function wordsOf(cell: Element): string {
  if (cell.ownerDocument.defaultView !== null) return (cell as HTMLElement).innerText ?? cell.textContent ?? ''
  const hidden = cell.querySelector('script, style, template, [hidden], [aria-hidden=true]')
  if (hidden === null) return cell.textContent ?? ''
  const copy = cell.cloneNode(true) as Element
  for (const each of copy.querySelectorAll('script, style, template, [hidden], [aria-hidden=true]')) each.remove()
  return copy.textContent ?? ''
}

/** The cells of a row; a cell that spans n columns is followed by n − 1 empty ones. */
function rowCells(row: Element, selector: string): string[] {
  const cells: string[] = []
  for (const cell of row.querySelectorAll(selector)) {
    cells.push(cellText(cell))
    const span = Math.min(Number(cell.getAttribute('colspan')) || 1, MAX_COLUMNS)
    for (let i = 1; i < span && cells.length < MAX_COLUMNS; i++) cells.push('')
  }
  return cells.slice(0, MAX_COLUMNS)
}

function nameOf(table: Element): string {
  const caption = table.querySelector('caption')?.textContent ?? table.getAttribute('aria-label')
  const { ownerDocument: page } = table
  const heading = page.querySelector('h1')?.textContent
  return (caption || heading || page.title).replace(/\s+/g, ' ').trim().slice(0, 120)
}

function read(table: Element): PageTable {
  const isTable = table.localName === 'table'
  const selector = isTable
    ? ':scope > th, :scope > td'
    : '[role=columnheader], [role=rowheader], [role=gridcell], [role=cell]'
  const rows: string[][] = []
  for (const row of table.querySelectorAll(isTable ? 'tr' : '[role=row]')) {
    if (rows.length > MAX_ROWS + 1) break
    // Totals stand in the foot; rows of a table inside a cell are that table's.
    if (isTable && (row.closest('table') !== table || row.closest('tfoot') !== null)) continue
    const cells = rowCells(row, selector)
    if (cells.filter((cell) => cell !== '').length > 1) rows.push(cells)
  }
  return { name: nameOf(table), rows }
}

/** How many of the first rows' cells are words of invoice lists; the row that has most is the header. */
function headerOf(table: PageTable): { at: number; score: number } {
  let best = { at: 0, score: 0 }
  table.rows.slice(0, 5).forEach((row, at) => {
    const score = row.filter((cell) => cell.length < 60 && plain(cell).match(HEADER_WORDS) !== null).length
    if (score > best.score) best = { at, score }
  })
  return best
}

/**
 * The tables of a page that look like a list of invoices or payments, best first: at least two words of such lists
 * in one of the first rows, and at least one row under it. Reads only; nothing of the page is changed.
 */
export function invoiceTables(page: Document): PageTable[] {
  const drawn = page.defaultView !== null
  return [...page.querySelectorAll('table, [role=grid]:not(table), [role=table]:not(table)')]
    .filter((element) => !holdsList(element) && (!drawn || element.getClientRects().length > 0))
    .map((element) => {
      const table = read(element)
      const header = headerOf(table)
      return { table: { name: table.name, rows: table.rows.slice(header.at) }, score: header.score }
    })
    .filter(({ table, score }) => score >= 2 && table.rows.length >= 2)
    .sort((a, b) => b.score - a.score || b.table.rows.length - a.table.rows.length)
    .slice(0, 10)
    .map(({ table }) => table)
}

/** A table that only lays out the page holds another with several rows; one inside a cell is part of its row. */
function holdsList(element: Element): boolean {
  return [...element.querySelectorAll('table')].some((inner) => inner.querySelectorAll('tr').length > 2)
}
