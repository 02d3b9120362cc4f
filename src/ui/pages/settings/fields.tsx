import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'
import { Combobox } from '../../components/combobox'
import { useSettings } from './context'
import { suggestAccounts } from './search'

/** A general account, proposed from the dossier's chart by number or by words; its label is said under it. */
export function AccountField(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (text: string) => void
  readonly error?: string | undefined
  readonly compact?: boolean
  readonly field?: string
  readonly optional?: string
}) {
  const { dossier } = useSettings()
  const chart = () => dossier().settings.chart
  const known = createMemo(() => chart().find((each) => each.number === props.value.trim())?.label)
  return (
    <Combobox
      label={props.label}
      compact={props.compact === true}
      {...(props.field === undefined ? {} : { field: props.field })}
      value={props.value}
      error={props.error}
      hint={known() ?? props.optional}
      suggest={async (text) => suggestAccounts(chart(), text)}
      name={(account) => account.number}
      detail={(account) => account.label}
      onInput={(text) => props.onInput(text)}
      onPick={(account) => props.onInput(account.number)}
    />
  )
}

/** A text in a row under common headings: its name is for screen readers, its error stands under it. */
export function Cell(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (text: string) => void
  readonly error?: string | undefined
  readonly figure?: boolean
  readonly size?: number
  readonly field?: string
  readonly placeholder?: string
}) {
  return (
    <label class="cell">
      <span class="cell-label">{props.label}</span>
      <input
        value={props.value}
        size={props.size ?? 12}
        classList={{ n: props.figure === true }}
        inputmode={props.figure ? 'decimal' : 'text'}
        autocomplete="off"
        placeholder={props.placeholder}
        data-field={props.field}
        aria-invalid={props.error !== undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.error}>{(error) => <span class="error">{error()}</span>}</Show>
    </label>
  )
}

/** A choice in a row under common headings. */
export function Choice<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly options: readonly (readonly [value: T, name: string])[]
  readonly onChange: (value: T) => void
  readonly error?: string | undefined
}) {
  return (
    <label class="cell">
      <span class="cell-label">{props.label}</span>
      <select
        aria-invalid={props.error !== undefined}
        onChange={(event) => {
          const chosen = props.options[event.currentTarget.selectedIndex]
          if (chosen) props.onChange(chosen[0])
        }}
      >
        <For each={props.options}>{([value, name]) => <option selected={value === props.value}>{name}</option>}</For>
      </select>
      <Show when={props.error}>{(error) => <span class="error">{error()}</span>}</Show>
    </label>
  )
}

/** The headings of rows of cells, for the eye; on a narrow page each cell carries its own. */
export function Headings(props: { readonly names: readonly string[] }): JSX.Element {
  return (
    <div class="row-heads" aria-hidden="true">
      <For each={props.names}>{(name) => <span>{name}</span>}</For>
      <span />
    </div>
  )
}
