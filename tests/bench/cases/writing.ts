import { median } from '../figure'
import { MONTH } from '../papers'
import type { Stage } from '../stage'

/** Formats that are written every day, and are held to more. */
const DAILY = ['fec', 'quadratus']

/**
 * Every format's writer on lines in memory, each in a worker of its own: a hundred thousand of them, or the million with `--full`. Held
 * against a tenth of the usual way (a fifteenth for the daily ones); the copy of the same bytes stands beside.
 */
export async function writing({ options, page, dossier, add }: Stage): Promise<void> {
  const id = await dossier(options.sizes.find((size) => size >= 10_000) ?? options.large)
  const asked = [id, MONTH.from, MONTH.to] as const
  const seen = await page.evaluate(([of, from, to]) => bench.preview(of, from, to, 'fec'), asked)
  const lines = options.sizes.includes(1_000_000) ? 1_000_000 : 100_000
  const formats = await page.evaluate(([preview, entries]) => bench.readForWriters(preview, entries), [
    seen.preview as string,
    seen.entries,
  ] as const)
  for (const format of formats) {
    const asked = [format, lines, options.runs] as const
    const speed = await page.evaluate(([of, count, runs]) => bench.writerSpeed(of, count, runs), asked)
    const ms = median(speed.ours)
    const usual = median(speed.usual)
    add({
      case: 'writers',
      what: `${format}: ${lines} lines, ${((ms * 1000) / lines).toFixed(2)} µs a line, ${(speed.bytes / ms / 1000).toFixed(0)} MB/s`,
      value: ms,
      unit: 'ms',
      runs: speed.ours.length,
      target: usual / (DAILY.includes(format) ? 15 : 10),
      limit: { what: 'copying the bytes', value: Math.max(0.05, median(speed.copy)) },
      usual: { what: 'decimal.js, papaparse or padEnd, encoding', value: usual },
    })
  }
}
