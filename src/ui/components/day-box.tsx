import Calendar from 'lucide-solid/icons/calendar'
import type { JSX } from 'solid-js'
import { formatDate, parsePlainDate, parseTypedDate } from '../../domain/date'
import { t } from '../texts'

/**
 * Around a field where a day is typed: the browser's own calendar, opened by the button or by Alt ↓ in the field. The
 * button is not a stop of Tab, so that a form stays as quick to type.
 */
export function DayBox(props: {
  readonly value: string
  readonly onPick: (text: string) => void
  readonly children: JSX.Element
}) {
  let picker: HTMLInputElement | undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || !event.altKey) return
    event.preventDefault()
    picker?.showPicker()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the key of the field inside.
    <div class="day-box" onKeyDown={onKeyDown}>
      {props.children}
      <input
        ref={picker}
        class="day-picker"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={parseTypedDate(props.value) ?? ''}
        onChange={(event) => {
          const day = parsePlainDate(event.currentTarget.value)
          if (day) props.onPick(formatDate(day))
        }}
      />
      <button
        type="button"
        class="quiet icon"
        tabIndex={-1}
        aria-label={t().shell.calendar}
        title={t().shell.calendarKeys}
        onClick={() => picker?.showPicker()}
      >
        <Calendar size={16} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </div>
  )
}
