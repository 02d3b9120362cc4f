import type { JSX } from 'solid-js'
import { createUniqueId, For, Show } from 'solid-js'
import { DayBox } from './day-box'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

function Field(
  props: FieldProps & { readonly children: (ids: { input: string; described: string | undefined }) => JSX.Element },
) {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ input: id, described: props.hint || props.error ? `${id}-more` : undefined })}
      <Show when={props.error || props.hint}>
        <span id={`${id}-more`} class={props.error ? 'error' : 'hint'}>
          {props.error || props.hint}
        </span>
      </Show>
    </div>
  )
}

/** One line of text; dates and amounts too are typed as text and checked by who reads them. */
export function TextField(
  props: FieldProps & {
    readonly value: string
    readonly onInput: (value: string) => void
    readonly size?: number
    readonly inputMode?: 'text' | 'numeric' | 'decimal'
  },
) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => <Line {...props} ids={ids} />}
    </Field>
  )
}

/** A day, typed or picked. */
export function DayField(props: FieldProps & { readonly value: string; readonly onInput: (value: string) => void }) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <DayBox value={props.value} onPick={props.onInput}>
          <Line {...props} ids={ids} size={10} />
        </DayBox>
      )}
    </Field>
  )
}

function Line(
  props: Parameters<typeof TextField>[0] & {
    readonly ids: { readonly input: string; readonly described: string | undefined }
  },
) {
  return (
    <input
      id={props.ids.input}
      value={props.value}
      size={props.size ?? 20}
      inputMode={props.inputMode ?? 'text'}
      autocomplete="off"
      aria-invalid={props.error ? 'true' : undefined}
      aria-describedby={props.ids.described}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  )
}

/** A choice among a few values. */
export function SelectField(
  props: FieldProps & {
    readonly value: string
    readonly options: readonly { readonly value: string; readonly label: string }[]
    readonly onChange: (value: string) => void
  },
) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <select
          id={ids.input}
          aria-describedby={ids.described}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}

/** A yes or no. */
export function CheckField(props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  )
}
