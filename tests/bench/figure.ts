/** Something beside which a figure is read, measured in the same run. */
interface Beside {
  readonly what: string
  readonly value: number
}

/** One figure of the bench. */
export interface Figure {
  readonly case: string
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | 'kB' | 'MB/s' | 'lines/s' | 'documents'
  /** Documents that it is about: the table shows what one of them takes, which tells how a cost grows. */
  readonly documents?: number
  /** Repetitions of which it is the median. */
  readonly runs: number
  /** The worst of the repetitions, not their median. */
  readonly worst?: true
  /** At most this much was promised; of a speed at least. */
  readonly target?: number
  /** What physics, or the browser, does not go below. */
  readonly limit?: Beside
  /** The usual way of doing it. */
  readonly usual?: Beside
  readonly note?: string
}

/** A number of documents as people read it. */
export function sized(documents: number): string {
  return shown(documents, '')
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2
}

function shown(value: number, unit: Figure['unit'] | ''): string {
  if (unit === 'ms' && value >= 10_000) return `${(value / 1000).toFixed(1)} s`
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ' ')} ${unit}`.trimEnd()
}

/** How often the figure holds the other, or the other it: both read as « times ». */
function times(value: number, other: number): string {
  const ratio = value / other
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(ratio < 0.1 ? 3 : 2)
}

function besideText(figure: Figure, beside: Beside | undefined): string {
  if (!beside) return ''
  return `${times(figure.value, beside.value)} × ${shown(beside.value, figure.unit)} (${beside.what})`
}

function targetText({ value, target, unit }: Figure): string {
  if (target === undefined) return ''
  const speed = unit.endsWith('/s')
  const met = speed ? value >= target : value <= target
  return `${met ? 'met' : 'MISSED'} (${speed ? '≥' : '≤'} ${shown(target, unit)})`
}

/** What one document takes. */
function eachText({ value, unit, documents }: Figure): string {
  if (documents === undefined) return ''
  if (unit === 'MB') return `${((value * 1000) / documents).toFixed(2)} kB`
  return unit === 'ms' ? `${((value * 1000) / documents).toFixed(1)} µs` : ''
}

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.case,
    figure.what,
    shown(figure.value, figure.unit),
    eachText(figure),
    targetText(figure),
    besideText(figure, figure.limit),
    besideText(figure, figure.usual),
    figure.runs === 1 ? '1 run' : `${figure.worst ? 'worst' : 'median'} of ${figure.runs}`,
  ])
  const head = ['case', 'figure', 'measured', 'a document', 'target', '× limit', '× usual way', 'runs']
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => text.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const notes = figures.flatMap((figure) => (figure.note ? [`  ${figure.case}, ${figure.what}: ${figure.note}`] : []))
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line), '', ...notes].join('\n')
}
