import type { Instant } from '../../../domain/date'
import { firstDay, formatDate, lastDay, monthOf } from '../../../domain/date'
import type { Export } from '../../../domain/export'
import { t, typo } from '../../texts'

/** A moment on the clock of this machine: `05/10/2026 09:14`. */
export function when(instant: Instant): string {
  const date = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(date.getDate())}/${two(date.getMonth() + 1)}/${date.getFullYear()} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A period as people say it: « septembre 2026 », « juin à août 2026 », « déc. 2025 à mai 2026 » where it is whole months, else its two days. */
export function period({ from, to }: Pick<Export, 'from' | 'to'>): string {
  const [first, last] = [monthOf(from), monthOf(to)]
  if (from !== firstDay(first) || to !== lastDay(last)) return t().exports.fromTo(formatDate(from), formatDate(to))
  if (first === last) return typo().month(first)
  const [start, end] = [typo().shortMonthYear(first), typo().shortMonthYear(last)]
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  return t().exports.monthTo(sameYear ? start.replace(/ \d{4}$/, '') : start, end)
}

/** The state of an export in a word. */
export function stateOf(made: Export, modified: number): { word: string; tone: string } {
  if (made.state === 'cancelled') return { word: t().exports.cancelled(made.reason), tone: 'off' }
  if (modified > 0) return { word: t().exports.modified(modified), tone: 'warn' }
  if (made.purpose.kind === 'reversal') return { word: t().exports.reversal(made.purpose.ofNumber), tone: '' }
  return { word: made.purpose.kind === 'correction' ? t().exports.correction : t().exports.done, tone: '' }
}
