import { median } from '../figure'
import { MONTH } from '../papers'
import type { Stage } from '../stage'

/** Each format's writer on the entries of one month, beside the usual way and a copy of the same bytes. */
export async function writing({ options, page, dossier, add }: Stage): Promise<void> {
  const id = await dossier(options.sizes.find((size) => size >= 10_000) ?? options.large)
  const asked = [id, MONTH.from, MONTH.to] as const
  const seen = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'fec'), asked)
  const speeds = await page.evaluate(([preview, entries, runs]) => bench.writers(preview, entries, runs), [
    seen.preview as string,
    seen.entries,
    Math.max(5, options.runs),
  ] as const)
  for (const { format, lines, bytes, ours, usual, copy } of speeds) {
    const ms = median(ours)
    const rate = Math.round(lines / ms)
      .toLocaleString('en')
      .replaceAll(',', ' ')
    add({
      case: 'writers',
      what: `${format}: ${rate} 000 lines/s, ${(bytes / ms / 1000).toFixed(0)} MB/s`,
      value: ms,
      unit: 'ms',
      runs: ours.length,
      limit: { what: 'copying the bytes', value: Math.max(0.05, median(copy)) },
      usual: { what: 'decimal.js, papaparse or padEnd, encoding', value: median(usual) },
    })
  }
}
