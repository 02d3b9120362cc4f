/** The periods that the panel proposes, most usual first. */
export const PERIODS = ['last-month', 'last-quarter', 'this-month', 'this-quarter', 'this-year', 'free'] as const

export type Period = (typeof PERIODS)[number]

/** First and last day, both of the period, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The days of a period as it is on this day (`YYYY-MM-DD`); `free` begins as the last month. */
export function daysOf(period: Period, today: string): Days {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1
  const quarter = month - (month % 3)
  switch (period) {
    case 'last-month':
    case 'free':
      return months(year, month - 1, 1)
    case 'last-quarter':
      return months(year, quarter - 3, 3)
    case 'this-month':
      return months(year, month, 1)
    case 'this-quarter':
      return months(year, quarter, 3)
    case 'this-year':
      return months(year, 0, 12)
  }
}

/** `count` whole months from a month that may lie in another year. */
function months(year: number, first: number, count: number): Days {
  const day = (monthIndex: number, date: number) =>
    new Date(Date.UTC(year, monthIndex, date)).toISOString().slice(0, 10)
  return { from: day(first, 1), to: day(first + count, 0) }
}

/** The local calendar day. */
export function today(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
