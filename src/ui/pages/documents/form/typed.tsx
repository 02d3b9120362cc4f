import { createUniqueId, For, Show } from 'solid-js'
import { DayBox } from '../../../components/day-box'

/** A field of the form as it is typed. `compact`: in a row under common headings, the label is for screen readers on a wide page. */
export function Typed(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (text: string) => void
  readonly field: string
  readonly compact?: boolean
  readonly figure?: boolean
  /** A day, which can be picked too. */
  readonly day?: boolean
  readonly readonly?: boolean
  readonly required?: boolean
  readonly placeholder?: string | undefined
  readonly size?: number
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly onLeave?: () => void
}) {
  const id = createUniqueId()
  const input = () => (
    <input
      id={id}
      classList={{ n: props.figure === true }}
      inputmode={props.figure ? 'decimal' : 'text'}
      autocomplete="off"
      data-field={props.field}
      size={props.size}
      value={props.value}
      readonly={props.readonly}
      required={props.required}
      placeholder={props.placeholder}
      aria-invalid={props.error !== undefined}
      aria-describedby={props.error || props.hint ? `${id}-help` : undefined}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={() => props.onLeave?.()}
    />
  )
  return (
    <div class="field" classList={{ compact: props.compact === true }}>
      <label for={id}>{props.label}</label>
      <Show when={props.day} fallback={input()}>
        <DayBox value={props.value} onPick={props.onInput}>
          {input()}
        </DayBox>
      </Show>
      <Show when={props.error ?? props.hint}>
        {(help) => (
          <span id={`${id}-help`} class={props.error ? 'error' : 'hint'}>
            {help()}
          </span>
        )}
      </Show>
    </div>
  )
}

/** A choice among few named values. */
export function Chosen<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [value: T, name: string])[]
  readonly onChange: (value: T) => void
  readonly field: string
  readonly compact?: boolean
  readonly hint?: string | undefined
}) {
  const id = createUniqueId()
  return (
    <div class="field" classList={{ compact: props.compact === true }}>
      <label for={id}>{props.label}</label>
      <select
        id={id}
        data-field={props.field}
        onChange={(event) => {
          const chosen = props.options[event.currentTarget.selectedIndex]
          if (chosen) props.onChange(chosen[0])
        }}
      >
        <For each={props.options}>{([value, name]) => <option selected={value === props.value}>{name}</option>}</For>
      </select>
      <Show when={props.hint}>{(hint) => <span class="hint">{hint()}</span>}</Show>
    </div>
  )
}
