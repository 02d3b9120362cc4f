import { createMemo, createUniqueId, For, Index } from 'solid-js'
import type { TableInspection, TableMapping } from '../../../acts/contract'
import { TABLE_FIELDS } from '../../../intake/tables/fields'
import { words as inWords, t, typo } from '../../texts'

/** Rates offered for columns of amounts per rate, beside those that the table already has. */
const RATES = ['20', '10', '5.5', '2.1', '8.5']

/** The file's first rows under one choice per column: what each column is. */
export function ColumnTable(props: {
  readonly inspection: TableInspection
  readonly mapping: TableMapping
  readonly onChange: (part: Partial<TableMapping>) => void
}) {
  const words = () => t().imports.tables
  const width = createMemo(() =>
    Math.max(props.inspection.header.length, ...props.inspection.sample.map((row) => row.length)),
  )
  const shown = () => props.inspection.sample.filter((row) => row.some((cell) => cell !== '')).slice(0, 6)
  const columns = createMemo(() => Array.from({ length: width() }, (_, i) => i))
  const name = (column: number) => props.inspection.header[column]?.trim() || words().columnNumber(column)
  const set = (column: number, field: string) => {
    const { [column]: _, ...others } = props.mapping.columns
    // A field is one column's; the column that had it before gives it up.
    const kept = Object.fromEntries(Object.entries(others).filter(([, each]) => field === '' || each !== field))
    props.onChange({ columns: field === '' ? kept : { ...kept, [column]: field } })
  }
  return (
    <section aria-labelledby="assistant-columns">
      <h2 id="assistant-columns">{words().columns}</h2>
      <div class="sheet scroll mapping">
        <table aria-label={words().sample}>
          <thead>
            <tr>
              <For each={columns()}>
                {(column) => (
                  <th scope="col" classList={{ ignored: props.mapping.columns[column] === undefined }}>
                    <FieldChoice
                      label={words().column(name(column))}
                      title={name(column)}
                      content={props.mapping.content}
                      value={props.mapping.columns[column] ?? ''}
                      onChange={(field) => set(column, field)}
                    />
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <Index each={shown()}>
              {(row) => (
                <tr>
                  <For each={columns()}>
                    {(column) => (
                      <td classList={{ ignored: props.mapping.columns[column] === undefined }}>
                        <span class="cell-text" title={row()[column]}>
                          {row()[column]}
                        </span>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </Index>
          </tbody>
        </table>
      </div>
    </section>
  )
}

function FieldChoice(props: {
  readonly label: string
  readonly title: string
  readonly content: TableMapping['content']
  readonly value: string
  readonly onChange: (field: string) => void
}) {
  const id = createUniqueId()
  const words = () => t().imports.tables
  const fields = () => TABLE_FIELDS.filter((field) => field.for.includes(props.content))
  const rated = createMemo(() => {
    const own = /^(?:net|vat)@(.+)$/.exec(props.value)?.[1]
    return [...new Set(own ? [own, ...RATES] : RATES)]
  })
  return (
    <div class="field">
      <label for={id} title={props.label}>
        {props.title}
      </label>
      <select id={id} aria-label={props.label} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <option value="" selected={props.value === ''}>
          {words().ignored}
        </option>
        <For each={fields()}>
          {(field) => (
            <option value={field.id} selected={field.id === props.value}>
              {inWords(field.label)}
            </option>
          )}
        </For>
        <optgroup label={words().rated} hidden={props.content === 'payments'}>
          <For each={rated()}>
            {(rate) => (
              <>
                <option value={`net@${rate}`} selected={props.value === `net@${rate}`}>
                  {words().ratedNet(typo().percent(rate))}
                </option>
                <option value={`vat@${rate}`} selected={props.value === `vat@${rate}`}>
                  {words().ratedVat(typo().percent(rate))}
                </option>
              </>
            )}
          </For>
        </optgroup>
      </select>
    </div>
  )
}
