import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { t } from '../../texts'
import { conditions } from './rule-words'
import type { TypedRule } from './rules-draft'

/** One rule of the list: its conditions open it, two buttons (and Alt with the arrows) move it. */
export function RuleRow(props: {
  readonly rule: TypedRule
  readonly at: number
  readonly last: boolean
  readonly label: string
  readonly onOpen: () => void
  readonly onMove: (by: -1 | 1) => void
}) {
  const words = () => t().settings.rules
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    props.onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <tr data-rule={props.at} on:keydown={onKeyDown}>
      <td class="n muted hide-s">{props.at + 1}</td>
      <td class="wrap">
        <button class="link" type="button" onClick={() => props.onOpen()}>
          {conditions(props.rule)}
        </button>
      </td>
      <td class="wrap">
        {props.rule.account}{' '}
        <span class="why hide-s">{[props.label, props.rule.section].filter((each) => each !== '').join(' · ')}</span>
      </td>
      <td class="hide-s muted">{props.rule.id}</td>
      <td class="n moves">
        <button
          class="quiet icon"
          type="button"
          disabled={props.at === 0}
          aria-label={words().up(props.rule.id)}
          onClick={() => props.onMove(-1)}
        >
          <ArrowUp size={16} strokeWidth={1.5} aria-hidden="true" />
        </button>
        <button
          class="quiet icon"
          type="button"
          disabled={props.last}
          aria-label={words().down(props.rule.id)}
          onClick={() => props.onMove(1)}
        >
          <ArrowDown size={16} strokeWidth={1.5} aria-hidden="true" />
        </button>
      </td>
    </tr>
  )
}
