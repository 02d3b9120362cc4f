import type { ChartAccount, Settings } from '../../../domain/dossier'
import { atWidth } from '../../../domain/dossier'
import { Reading } from './reading'

/** An account of the chart as it is typed. */
export interface TypedAccount {
  readonly number: string
  readonly label: string
}

/**
 * The chart with one account added, or put in the place of the one numbered `was`; ordered by number. Errors are under
 * `number` and `label`: a form that is no account, a number that is taken, one too long for the dossier's width.
 */
export function withAccount(
  settings: Settings,
  typed: TypedAccount,
  was: string | null,
): { readonly chart: readonly ChartAccount[] } | { readonly errors: Reading['errors'] } {
  const reading = new Reading()
  const number = reading.account('number', typed.number)
  const label = reading.filled('label', typed.label)
  const others = settings.chart.filter((each) => each.number !== was)
  const sized = (account: string) => atWidth(account, settings.accountWidth)
  if (sized(number) === undefined) reading.refuse('number', 'width')
  if (others.some((each) => (sized(each.number) ?? each.number) === (sized(number) ?? number)))
    reading.refuse('number', 'unique')
  if (!reading.sound) return { errors: reading.errors }
  return { chart: [...others, { number, label }].sort((a, b) => (a.number < b.number ? -1 : 1)) }
}
