import { For, Show } from 'solid-js'
import type { Examination } from '../../../acts/contract'
import type { FecCode, FecFinding, ReadCode, ReadFinding } from '../../../formats'
import { lang, t, typo } from '../../texts'
import { en as fecEn } from '../../texts/problems/fec.en'
import { fr as fecFr } from '../../texts/problems/fec.fr'
import { en as readingEn } from '../../texts/problems/reading.en'
import { fr as readingFr } from '../../texts/problems/reading.fr'

/** How grave each finding looks. */
const TONES: Readonly<Record<FecFinding['severity'] | ReadFinding['severity'], string>> = {
  blocking: 'stop',
  error: 'stop',
  alert: 'warn',
  warning: 'warn',
  information: '',
}

type Findings = Examination['findings'] | NonNullable<Examination['fec']>['findings']

/** What is wrong in a file, gravest first: what, what to do, and each place by line, field and value. */
export function FindingList(props: {
  readonly findings: Findings
  /** They are the FEC's own rules. */
  readonly fec: boolean
  readonly onLine: (line: number) => void
}) {
  const textOf = (code: string) => {
    if (props.fec) return (lang() === 'fr' ? fecFr : fecEn)[code as FecCode]
    return (lang() === 'fr' ? readingFr : readingEn)[code as ReadCode]
  }
  return (
    <Show when={props.findings.length > 0} fallback={<p class="sheet pad">{t().examine.noFinding}</p>}>
      <ul class="problems">
        <For each={props.findings}>
          {(finding) => (
            <li class={TONES[finding.severity] === 'stop' ? 'blocking' : ''}>
              <strong>{textOf(finding.code).what}</strong>
              <span class="why">
                <span class={`chip ${TONES[finding.severity]}`}>{t().examine.severities[finding.severity]}</span>{' '}
                {t().examine.times(finding.count)}. {textOf(finding.code).remedy}
              </span>
              <Places finding={finding} onLine={props.onLine} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

function Places(props: { readonly finding: Findings[number]; readonly onLine: (line: number) => void }) {
  const words = () => t().examine
  const places = () => props.finding.places
  return (
    <Show when={places().some(({ line, value }) => line > 0 || value !== '')}>
      <details open={places().length === 1}>
        <summary>{words().places(places().length, props.finding.count)}</summary>
        <div
          class="places"
          role="region"
          aria-label={words().places(places().length, props.finding.count)}
          tabIndex={0}
        >
          <table>
            <thead>
              <tr>
                <th>{words().columns.line}</th>
                <th>{words().columns.field}</th>
                <th>{words().columns.value}</th>
              </tr>
            </thead>
            <tbody>
              <For each={places()}>
                {({ line, field, value }) => (
                  <tr>
                    <td>
                      <Show when={line > 0} fallback={words().wholeFile}>
                        <button type="button" class="quiet" onClick={() => props.onLine(line)}>
                          {typo().count(line)}
                        </button>
                      </Show>
                    </td>
                    <td>{field}</td>
                    <td class="wrap">{value}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </details>
    </Show>
  )
}
