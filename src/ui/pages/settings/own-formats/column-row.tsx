import { createMemo, Show } from 'solid-js'
import { Combobox } from '../../../components/combobox'
import { CheckField, SelectField, TextField } from '../../../components/fields'
import { t } from '../../../texts'
import { Cell } from '../fields'
import type { TypedColumn } from './draft'
import type { Editing } from './editor'
import { describeValue, suggestFields } from './fields'

export type ColumnAct = 'up' | 'down' | 'duplicate' | 'add' | 'remove'

/** What a key pressed in a row asks for; undefined for ordinary typing. */
function actOf({ altKey, shiftKey, key }: KeyboardEvent): ColumnAct | undefined {
  if (!altKey) return undefined
  if (key === 'ArrowUp') return 'up'
  if (key === 'ArrowDown') return shiftKey ? 'duplicate' : 'down'
  if (key === 'Enter') return 'add'
  return key === 'Delete' ? 'remove' : undefined
}

/** A column in a row: title, value, width, its place; the rest behind « Réglages ». */
export function ColumnRow(props: {
  readonly editing: Editing
  readonly record: number
  readonly at: number
  readonly column: TypedColumn
  readonly last: boolean
  readonly onAct: (what: ColumnAct) => void
  /** The column from another row was dropped here. */
  readonly onMove: (from: number) => void
}) {
  const words = () => t().ownFormats
  const path = () => `records.${props.record}.columns.${props.at}`
  const error = (field: string) => props.editing.error(`${path()}.${field}`)
  const set = (change: Partial<TypedColumn>) =>
    props.editing.section.setDraft('formats', props.editing.at, 'records', props.record, 'columns', props.at, change)
  // Before the field of the value, whose arrows choose a suggestion.
  const keys = {
    capture: true,
    handleEvent: (event: KeyboardEvent) => {
      const what = actOf(event)
      if (!what) return
      event.preventDefault()
      event.stopPropagation()
      props.onAct(what)
    },
  }
  const mark = () => `${props.record}/`
  const drop = (event: DragEvent) => {
    const dragged = event.dataTransfer?.getData('text/plain') ?? ''
    if (!dragged.startsWith(mark())) return
    event.preventDefault()
    event.stopPropagation()
    props.onMove(Number(dragged.slice(mark().length)))
  }
  const name = createMemo(() => words().columnOf(props.at + 1, props.column.title))
  return (
    <fieldset
      class="row own-column"
      aria-label={name()}
      on:keydown={keys}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <span
        class="own-handle"
        draggable={true}
        title={words().drag}
        aria-hidden="true"
        onDragStart={(event) => event.dataTransfer?.setData('text/plain', `${mark()}${props.at}`)}
      >
        {props.at + 1}
      </span>
      <Cell
        label={words().title}
        value={props.column.title}
        field={`${path()}.title`}
        error={error('title')}
        onInput={(title) => set({ title })}
      />
      <Combobox
        label={words().value}
        compact
        value={props.column.value}
        field={`${path()}.value`}
        error={error('value')}
        hint={describeValue(props.column.value)}
        suggest={async (text) => suggestFields(text)}
        name={(each) => each.name}
        detail={(each) => each.detail}
        onInput={(value) => set({ value })}
        onPick={({ value }) => set({ value })}
      />
      <Cell
        label={words().width}
        value={props.column.width === null ? '' : String(props.column.width)}
        figure
        size={4}
        error={error('width')}
        onInput={(text) => set({ width: /\d/.test(text) ? Number(text.replace(/\D/g, '').slice(0, 4)) : null })}
      />
      <span class="own-acts">
        <button
          type="button"
          class="quiet"
          disabled={props.at === 0}
          aria-label={`${words().up}, ${name()}`}
          onClick={() => props.onAct('up')}
        >
          ↑
        </button>
        <button
          type="button"
          class="quiet"
          disabled={props.last}
          aria-label={`${words().down}, ${name()}`}
          onClick={() => props.onAct('down')}
        >
          ↓
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={words().duplicateOf(name())}
          title={words().duplicate}
          onClick={() => props.onAct('duplicate')}
        >
          ⧉
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={words().removeOf(name())}
          title={t().settings.remove}
          onClick={() => props.onAct('remove')}
        >
          ×
        </button>
      </span>
      <details class="own-more own-details">
        <summary>{words().more}</summary>
        <ColumnChoices editing={props.editing} column={props.column} error={error} onChange={set} />
      </details>
    </fieldset>
  )
}

function ColumnChoices(props: {
  readonly editing: Editing
  readonly column: TypedColumn
  readonly error: (field: string) => string | undefined
  readonly onChange: (change: Partial<TypedColumn>) => void
}) {
  const words = () => t().ownFormats
  const options = <T extends string>(names: Readonly<Record<T, string>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }))
  return (
    <div class="pairs">
      <SelectField
        label={words().tooWide}
        value={props.column.tooWide}
        options={options(words().tooWides)}
        onChange={(value) => props.onChange({ tooWide: value as TypedColumn['tooWide'] })}
      />
      <SelectField
        label={words().align}
        value={props.column.align}
        options={options(words().aligns)}
        onChange={(value) => props.onChange({ align: value as TypedColumn['align'] })}
      />
      <TextField
        label={words().fill}
        value={props.column.fill}
        size={3}
        error={props.error('fill')}
        onInput={(fill) => props.onChange({ fill: fill.slice(-1) })}
      />
      <TextField
        label={words().ownDates}
        value={props.column.dates}
        size={12}
        error={props.error('dates')}
        onInput={(dates) => props.onChange({ dates })}
      />
      <SelectField
        label={words().keep}
        value={props.column.keep}
        options={options(words().keeps)}
        onChange={(value) => props.onChange({ keep: value as TypedColumn['keep'] })}
      />
      <SelectField
        label={words().letters}
        value={props.column.letters}
        options={options(words().letterForms)}
        onChange={(value) => props.onChange({ letters: value as TypedColumn['letters'] })}
      />
      <CheckField
        label={words().required}
        checked={props.column.required}
        onChange={(required) => props.onChange({ required })}
      />
      <Show when={props.editing.format.layout === 'delimited'}>
        <CheckField
          label={words().padded}
          checked={props.column.padded}
          onChange={(padded) => props.onChange({ padded })}
        />
      </Show>
    </div>
  )
}
