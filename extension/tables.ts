import type { PageTable } from './messages'
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './messages'

/** Words of the headers of invoice and payment lists, French and English, without accents. */
const HEADER_WORDS =
  /\b(date|echeance|due|facture|invoice|numero|number|n|ref|reference|client|customer|tiers|fournisseur|supplier|montant|amount|total|ttc|ht|tva|vat|net|gross|reglement|payment|paiement|solde|etat|statut|status)\b/g

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** What a person reads in a cell: visible text, or the value of a field; one line, bounded. */
function cellText(cell: Element): string {
  const field = cell.querySelector('input:not([type=hidden]):not([type=checkbox]), select')
  const text =
    field instanceof HTMLInputElement
      ? field.value
      : field instanceof HTMLSelectElement
        ? (field.selectedOptions[0]?.text ?? '')
        : cell instanceof HTMLElement
          ? cell.innerText
          : (cell.textContent ?? '')
  return text.replace(/\s+/g, ' ').trim().slice(0, MAX_CELL)
}

/** The cells of a row; a cell that spans n columns is followed by n − 1 empty ones. */
function rowCells(row: Element, selector: string): string[] {
  const cells: string[] = []
  for (const cell of row.querySelectorAll(selector)) {
    cells.push(cellText(cell))
    const span = cell instanceof HTMLTableCellElement ? cell.colSpan : 1
    for (let i = 1; i < span && cells.length < MAX_COLUMNS; i++) cells.push('')
  }
  return cells.slice(0, MAX_COLUMNS)
}

function nameOf(table: Element): string {
  const caption = table.querySelector('caption')?.textContent ?? table.getAttribute('aria-label')
  const heading = document.querySelector('h1')?.textContent
  return (caption || heading || document.title).replace(/\s+/g, ' ').trim().slice(0, 120)
}

function read(table: Element): PageTable {
  const isTable = table instanceof HTMLTableElement
  const rows = isTable ? [...table.rows] : [...table.querySelectorAll('[role=row]')]
  const selector = isTable
    ? ':scope > th, :scope > td'
    : '[role=columnheader], [role=rowheader], [role=gridcell], [role=cell]'
  const texts = rows
    .slice(0, MAX_ROWS + 2)
    .map((row) => rowCells(row, selector))
    .filter((cells) => cells.filter((cell) => cell !== '').length > 1)
  return { name: nameOf(table), rows: texts }
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
 * The tables of this page that look like a list of invoices or payments, best first: at least two words of such lists
 * in one of the first rows, and at least one row under it. Reads only; nothing of the page is changed.
 */
export function invoiceTables(): PageTable[] {
  return [...document.querySelectorAll('table, [role=grid]:not(table), [role=table]:not(table)')]
    .filter((element) => element.querySelector('table') === null && element.getClientRects().length > 0)
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
