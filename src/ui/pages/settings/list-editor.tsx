import { For, Show } from 'solid-js'
import { t } from '../../texts'

/** One column of an editable list: text, or a choice. */
export interface EditColumn {
  readonly id: string
  readonly label: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly size?: number
}

/** A row as it is typed. */
export type EditRow = Readonly<Record<string, string>>

/** A list whose rows are typed in place; ordered ones move up and down by buttons. */
export function ListEditor(props: {
  readonly label: string
  readonly columns: readonly EditColumn[]
  readonly rows: readonly EditRow[]
  readonly onChange: (rows: readonly EditRow[]) => void
  readonly blank: EditRow
  readonly ordered?: boolean
  /** Only rows that hold this text are shown. */
  readonly filter?: string
}) {
  const set = (index: number, id: string, value: string) =>
    props.onChange(props.rows.map((row, i) => (i === index ? { ...row, [id]: value } : row)))
  const move = (index: number, by: number) => {
    const rows = [...props.rows]
    const [row] = rows.splice(index, 1)
    if (row) rows.splice(index + by, 0, row)
    props.onChange(rows)
  }
  const shown = () => {
    const words = (props.filter ?? '').toLowerCase()
    return props.rows
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => words === '' || Object.values(row).some((value) => value.toLowerCase().includes(words)))
  }
  const name = (column: EditColumn, index: number) => `${column.label} ${index + 1}`
  return (
    <>
      <section class="sheet window" aria-label={props.label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <For each={props.columns}>{(column) => <th>{column.label}</th>}</For>
              <th>
                <span class="visually-hidden">{t().settings.columns.moves}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={shown().map((each) => each.index)}>
              {(index) => (
                <tr>
                  <For each={props.columns}>
                    {(column) => (
                      <td>
                        <Show
                          when={column.options}
                          fallback={
                            <input
                              size={column.size ?? 10}
                              aria-label={name(column, index)}
                              value={props.rows[index]?.[column.id] ?? ''}
                              onChange={(event) => set(index, column.id, event.currentTarget.value.trim())}
                            />
                          }
                        >
                          {(options) => (
                            <select
                              aria-label={name(column, index)}
                              onChange={(event) => set(index, column.id, event.currentTarget.value)}
                            >
                              <For each={options()}>
                                {(option) => (
                                  <option
                                    value={option.value}
                                    selected={option.value === (props.rows[index]?.[column.id] ?? '')}
                                  >
                                    {option.label}
                                  </option>
                                )}
                              </For>
                            </select>
                          )}
                        </Show>
                      </td>
                    )}
                  </For>
                  <td class="n">
                    <Show when={props.ordered}>
                      <button
                        class="quiet"
                        type="button"
                        aria-label={`${t().settings.up} ${index + 1}`}
                        disabled={index === 0}
                        onClick={() => move(index, -1)}
                      >
                        ↑
                      </button>
                      <button
                        class="quiet"
                        type="button"
                        aria-label={`${t().settings.down} ${index + 1}`}
                        disabled={index === props.rows.length - 1}
                        onClick={() => move(index, 1)}
                      >
                        ↓
                      </button>
                    </Show>
                    <button
                      class="quiet"
                      type="button"
                      aria-label={`${t().settings.remove} ${index + 1}`}
                      onClick={() => props.onChange(props.rows.filter((_, i) => i !== index))}
                    >
                      {t().settings.remove}
                    </button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <div class="actions">
        <button
          type="button"
          onClick={() => props.onChange(props.ordered ? [props.blank, ...props.rows] : [...props.rows, props.blank])}
        >
          {t().settings.add}
        </button>
      </div>
    </>
  )
}
