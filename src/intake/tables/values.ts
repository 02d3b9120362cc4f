import type { PlainDate } from '../../domain/date'
import { fromDayNumber, parsePlainDate, plainDate } from '../../domain/date'
import type { LineKind } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { parseAmount } from '../../domain/money'

/** The forms of a day in a table. */
export type DateForm = 'DMY' | 'MDY' | 'YMD'

const MONTHS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']
const MONTHS_EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day as tables write it: with any separator, with a time after it, with the month in letters, or Excel's serial number. */
export function tableDate(text: string, form: DateForm): PlainDate | undefined {
  const day =
    text
      .trim()
      .split(/[T ](?=\d{1,2}:)/)[0]
      ?.trim() ?? ''
  const iso = parsePlainDate(day)
  if (iso) return iso
  if (/^\d{5}(\.\d+)?$/.test(day)) {
    const serial = Math.floor(Number(day))
    return serial > 30_000 && serial < 75_000 ? fromDayNumber(serial - 25_569) : undefined
  }
  if (/^\d{8}$/.test(day)) return parsePlainDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)
  const inLetters =
    /^(\d{1,2})[\s./-]+(\p{L}{3,9})\.?[\s.,/-]+(\d{4})$/u.exec(day) ??
    swapped(/^(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(day))
  if (inLetters) {
    const month = monthNumber(inLetters[2] ?? '')
    return month ? plainDate(Number(inLetters[3]), month, Number(inLetters[1])) : undefined
  }
  const parts = day.split(/[/.\-\s]+/).map(Number)
  if (parts.length !== 3 || parts.some((part) => !Number.isInteger(part))) return undefined
  const [a = 0, b = 0, c = 0] = parts
  const year = (value: number) => (value < 100 ? 2000 + value : value)
  if (form === 'YMD' || a > 31) return plainDate(year(a), b, c)
  return form === 'DMY' ? plainDate(year(c), b, a) : plainDate(year(c), a, b)
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]]
}

function monthNumber(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const find = (names: readonly string[]) => names.findIndex((each) => plain.startsWith(each)) + 1
  return find(MONTHS) || find(MONTHS_EN) || undefined
}

/** An amount with the table's decimal mark; currency signs, spaces and grouping go; parentheses and a trailing minus are a minus. */
export function tableAmount(text: string, mark: ',' | '.', currency: CurrencyCode): Amount | undefined {
  let plain = text
    .replace(/[\s\u00a0\u202f\u2009']/g, '')
    .replace(/[€$£]|EUR|USD|CHF|GBP/gi, '')
    .replace(/\u2212/g, '-')
  if (plain === '') return undefined
  if (/^\(.*\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`
  if (/^[^-].*-$/.test(plain)) plain = `-${plain.slice(0, -1)}`
  // A figure of a workbook has a point whatever the language of the table.
  const grouping = mark === ',' ? '.' : ','
  if (plain.includes(mark)) plain = plain.replaceAll(grouping, '').replace(mark, '.')
  else if (plain.includes(grouping)) {
    const groups = plain.split(grouping)
    const grouped = groups.slice(1).every((group) => group.length === 3)
    plain =
      grouped && !(grouping === '.' && groups.length === 2 && mark === ',')
        ? groups.join('')
        : plain.replace(grouping, '.')
  }
  return parseAmount(plain, currency)
}

/** The decimal mark that most amounts of a column use; a comma where nothing tells. */
export function detectDecimal(cells: readonly string[]): ',' | '.' {
  let comma = 0
  let point = 0
  for (const cell of cells) {
    if (/,\d{1,2}\D*$/.test(cell)) comma += 1
    else if (/\.\d{1,2}\D*$/.test(cell)) point += 1
  }
  return point > comma ? '.' : ','
}

/** The order of day and month that reads every date of a column; French where both do. */
export function detectDateForm(cells: readonly string[]): DateForm {
  const filled = cells.filter((cell) => cell !== '')
  const reads = (form: DateForm) => filled.every((cell) => tableDate(cell, form) !== undefined)
  if (filled.some((cell) => /^\d{4}[-/.]/.test(cell))) return 'YMD'
  return reads('DMY') || !reads('MDY') ? 'DMY' : 'MDY'
}

const KINDS: readonly (readonly [RegExp, LineKind])[] = [
  [/servi|prestation|main d|honorair|conseil|formation/, 'service'],
  [/port|transport|livraison|shipping|frais d.?envoi/, 'transport'],
  [/immobil|asset|investissement/, 'fixed-asset'],
  [/debours|avance pour/, 'disbursement'],
  [/produit fini|fabrication/, 'finished-product'],
  [/bien|march|good|produit|product|vente|article/, 'goods'],
]

/** A nature from the word of a table. */
export function kindOf(text: string): LineKind | undefined {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return KINDS.find(([word]) => word.test(plain))?.[1]
}

/** What a type or status says of a row. */
export function rowKind(
  type: string,
  status: string,
): 'credit-note' | 'deposit' | 'refund' | 'not-for-books' | undefined {
  const words = `${type} ${status}`.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (
    /brouillon|draft|devis|quote|estimate|proforma|pro forma|commande|bon de|annule|cancel|void|abandonn|delivery|failed|echou/.test(
      words,
    )
  )
    return 'not-for-books'
  const plainType = type.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (/avoir|credit|note de credit/.test(plainType)) return 'credit-note'
  if (/acompte|deposit|down/.test(plainType)) return 'deposit'
  return /rembours|refund/.test(words) ? 'refund' : undefined
}
