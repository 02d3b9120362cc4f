import { HostError } from './site'

let paris: Intl.DateTimeFormat | undefined

/**
 * The day in Paris of an instant: late in the evening, one in universal time bears the day before. What knows the zone is
 * made when it is first asked: it costs more than all the rest that runs on every page of a site.
 */
function parisDay(instant: Date): string {
  paris ??= new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return paris.format(instant)
}

/**
 * The day of what an application writes: a day, a local time (its day as it stands), or a time with its offset (its day
 * in Paris). Empty for nothing.
 */
export function dayIn(written: string, what: string): string {
  if (written === '') return ''
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(written)?.[1]
  if (day === undefined) throw new HostError('unexpected', what)
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/i.test(written.slice(10))) return day
  const instant = new Date(written.replace(' ', 'T'))
  if (Number.isNaN(instant.getTime())) throw new HostError('unexpected', what)
  return parisDay(instant)
}

/** The day of seconds since 1970 that stand for a midnight, wherever the server is: twelve hours on, the day is the same everywhere. */
export function dayOfMidnight(seconds: unknown, what: string): string {
  if (seconds === null || seconds === undefined || seconds === '') return ''
  const value = Number(seconds)
  if (!Number.isFinite(value)) throw new HostError('unexpected', what)
  return new Date((value + 12 * 3600) * 1000).toISOString().slice(0, 10)
}

/** The day so many days on, or back when negative. */
export function dayAway(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Days by which a payment may be typed in before its own day, or be dated before its invoice. */
export const AHEAD = 92

/** Whether the day belongs to the period: every application is asked by days, and each answer is looked at again. */
export function within(day: string, from: string, to: string): boolean {
  return day >= from && day <= to
}
