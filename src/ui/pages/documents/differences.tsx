import { For } from 'solid-js'
import type { FieldDifference } from '../../../acts/contract'
import { t, typo } from '../../texts'
import { decimalText } from './words'

/** What changed, field by field: before and after. Enumerations are shown in words, dates and amounts as written here. */
export function DifferenceTable(props: {
  readonly differences: readonly FieldDifference[]
  readonly before: string
  readonly after: string
  readonly label: string
  /** Two papers side by side: neither takes the other's place. */
  readonly beside?: boolean
}) {
  return (
    <div class="scroll">
      <table class="differences" aria-label={props.label}>
        <thead>
          <tr>
            <th>{t().documents.view.field}</th>
            <th>{props.before}</th>
            <th>{props.after}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.differences}>
            {(each) => (
              <tr>
                <td class="wrap">{t().documents.field(each.field)}</td>
                <td class={props.beside ? 'wrap' : 'wrap before'}>{shown(each.field, each.before)}</td>
                <td class={props.beside ? 'wrap' : 'wrap after'}>{shown(each.field, each.after)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

/** Fields that hold amounts, as text with a point. */
const AMOUNT = /(?:^|\.)(?:net|vat|gross|prepaid|rounding|payable|base|amount)$/

function shown(field: string, value: string | null): string {
  const words = t().documents
  if (value === null || value === '') return words.view.nothing
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `${value.slice(8)}/${value.slice(5, 7)}/${value.slice(0, 4)}`
  if (AMOUNT.test(field) && /^-?\d+(?:\.\d+)?$/.test(value)) return decimalText(value)
  const named: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
    [/^direction$/, words.directions],
    [/^kind$/, words.kinds],
    [/^vatPoint$|\.point$/, words.view.vatPoints],
    [/^(?:refund|selfBilled|rebate)$|\.(?:kindUnsaid|onAccount)$/, { true: words.view.yes }],
    [/\.kind$/, words.natures],
    [/\.treatment$/, words.treatments],
  ]
  for (const [pattern, names] of named) if (pattern.test(field)) return names[value] ?? value
  if (/(?:^|\.)(?:rate)$/.test(field) && field !== 'rate') return typo().percent(value)
  return value
}
