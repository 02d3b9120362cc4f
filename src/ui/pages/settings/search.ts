import type { ChartAccount } from '../../../domain/dossier'

/** Accounts of a chart that a text may mean: those whose number begins with it, then those whose label holds it. */
export function suggestAccounts(chart: readonly ChartAccount[], text: string, most = 12): readonly ChartAccount[] {
  const wanted = plain(text)
  const byNumber = chart.filter((each) => each.number.toLowerCase().startsWith(wanted))
  const byLabel = chart.filter((each) => !byNumber.includes(each) && plain(each.label).includes(wanted))
  return [...byNumber, ...byLabel].slice(0, most)
}

/** Text without accents, in lower case: what a search compares. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
