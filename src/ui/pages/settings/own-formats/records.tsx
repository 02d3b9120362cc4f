import { For, Index, Show } from 'solid-js'
import { RECORD_EACH } from '../../../../domain/custom-format'
import { newColumn } from '../../../../formats/custom'
import { SelectField, TextField } from '../../../components/fields'
import { t } from '../../../texts'
import { Headings } from '../fields'
import { ColumnRow } from './column-row'
import { moved, type TypedColumn, type TypedFormat } from './draft'
import type { Editing } from './editor'

type TypedRecord = TypedFormat['records'][number]

/** The kinds of records, each with its columns. */
export function Records(props: { readonly editing: Editing }) {
  const words = () => t().ownFormats
  const records = () => props.editing.format.records
  const several = () => records().length > 1
  const addRecord = () =>
    props.editing.change({
      records: [...records(), { each: 'entry', when: '', columns: [newColumn('', '{journal.code}')] }],
    })
  return (
    <fieldset class="sheet pad form">
      <legend>{words().columns}</legend>
      <p class="muted">
        {words().columnsHint} {words().keys}
      </p>
      <Index each={records()}>
        {(record, r) => (
          <section class="form own-record" aria-label={words().recordOf(r + 1)}>
            <Show when={several() || record().each !== 'line' || record().when !== ''}>
              <h3>{words().recordOf(r + 1)}</h3>
            </Show>
            <Columns editing={props.editing} record={record()} at={r} />
            <RecordChoices editing={props.editing} record={record()} at={r} />
          </section>
        )}
      </Index>
      <div class="actions">
        <button type="button" class="quiet" onClick={addRecord}>
          {words().addRecord}
        </button>
      </div>
    </fieldset>
  )
}

/** When a kind of record is written. */
function RecordChoices(props: { readonly editing: Editing; readonly record: TypedRecord; readonly at: number }) {
  const words = () => t().ownFormats
  const set = (change: Partial<TypedRecord>) =>
    props.editing.section.setDraft('formats', props.editing.at, 'records', props.at, change)
  const error = () => props.editing.error(`records.${props.at}.when`)
  return (
    <details class="own-more" open={props.record.when !== '' || props.record.each !== 'line'}>
      <summary>
        {words().record} {words().each[props.record.each]}
      </summary>
      <div class="pairs">
        <SelectField
          label={words().record}
          value={props.record.each}
          options={RECORD_EACH.map((value) => ({ value, label: words().each[value] }))}
          onChange={(each) => set({ each: each as TypedRecord['each'] })}
        />
        <TextField
          label={words().when}
          value={props.record.when}
          hint={words().whenHint}
          error={error()}
          size={40}
          onInput={(when) => set({ when })}
        />
      </div>
      <Show when={props.editing.format.records.length > 1}>
        <button
          type="button"
          class="quiet"
          onClick={() => props.editing.change({ records: props.editing.format.records.toSpliced(props.at, 1) })}
        >
          {words().removeRecord}
        </button>
      </Show>
    </details>
  )
}

function Columns(props: { readonly editing: Editing; readonly record: TypedRecord; readonly at: number }) {
  const words = () => t().ownFormats
  let list: HTMLDivElement | undefined
  const set = (columns: (all: readonly TypedColumn[]) => TypedColumn[]) =>
    props.editing.section.setDraft('formats', props.editing.at, 'records', props.at, 'columns', (all) => columns(all))
  const fixed = () => props.editing.format.layout === 'fixed'
  /** Puts the focus in the same field of the row that the column is in now. */
  const focus = (at: number, field = 'value') =>
    setTimeout(() => {
      const row = list?.querySelectorAll('.own-column')[at]
      row?.querySelector<HTMLElement>(`[data-field$=".${field}"]`)?.focus()
    })
  const act = (at: number, what: 'up' | 'down' | 'duplicate' | 'add' | 'remove') => {
    const count = props.record.columns.length
    switch (what) {
      case 'up':
      case 'down': {
        const to = at + (what === 'up' ? -1 : 1)
        set((all) => moved(all, at, to))
        return focus(Math.min(count - 1, Math.max(0, to)))
      }
      case 'duplicate':
        set((all) => all.toSpliced(at + 1, 0, ...all.slice(at, at + 1).map((each) => ({ ...each }))))
        return focus(at + 1)
      case 'add':
        set((all) => all.toSpliced(at + 1, 0, { ...newColumn('', ''), width: fixed() ? 10 : null }))
        return focus(at + 1)
      case 'remove':
        set((all) => all.toSpliced(at, 1))
        return focus(Math.min(at, count - 2))
    }
  }
  /** Characters of a record, with what stands between its columns. */
  const total = () => {
    const { columns } = props.record
    const { fixedSeparator = '', trailing } = props.editing.format
    const between = fixedSeparator.length * (columns.length - (trailing ? 0 : 1))
    return columns.reduce((sum, { width }) => sum + (width ?? 0), Math.max(0, between))
  }
  return (
    <div class="rows own-columns" ref={(found) => (list = found)}>
      <Headings names={['', words().title, words().value, words().width]} />
      <For each={props.record.columns}>
        {(column, c) => (
          <ColumnRow
            editing={props.editing}
            record={props.at}
            at={c()}
            column={column}
            last={c() === props.record.columns.length - 1}
            onAct={(what) => act(c(), what)}
            onMove={(from) => set((all) => moved(all, from, c()))}
          />
        )}
      </For>
      <div class="actions">
        <button type="button" onClick={() => act(props.record.columns.length - 1, 'add')}>
          {words().add}
        </button>
        <Show when={fixed()}>
          <span class="muted">{words().totalWidth(total())}</span>
        </Show>
      </div>
    </div>
  )
}
