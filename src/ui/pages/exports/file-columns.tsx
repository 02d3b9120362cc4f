import { createMemo, For, Show } from 'solid-js'
import type { RecordView } from '../../../acts/contract'
import { t } from '../../texts'
import type { FileViewProps } from './file-view'
import { LineNumber } from './file-view'

/** Records of the same columns, one after the other. */
interface Group {
  readonly part: string
  readonly names: readonly string[]
  readonly records: readonly RecordView[]
}

/** Groups records that follow each other with the same columns of the same file, so that names stand once above them. */
function groupsOf(records: readonly RecordView[]): Group[] {
  const groups: { part: string; names: readonly string[]; records: RecordView[] }[] = []
  for (const record of records) {
    const last = groups.at(-1)
    const names = record.fields.map((field) => field.name)
    if (last && last.part === record.part && last.names.join('\n') === names.join('\n')) last.records.push(record)
    else groups.push({ part: record.part, names, records: [record] })
  }
  return groups
}

/** The file as a table: each column named as its software names it. */
export function FileColumns(props: FileViewProps) {
  const groups = createMemo(() => groupsOf(props.records))
  const parts = createMemo(() => new Set(props.records.map((record) => record.part)).size)
  return (
    <div class="sheet file-columns" role="region" aria-label={t().exports.tabs.file} tabIndex={0}>
      <For each={groups()}>
        {(group, i) => (
          <>
            <Show when={parts() > 1 && groups()[i() - 1]?.part !== group.part}>
              <p class="pad small-title">{group.part}</p>
            </Show>
            <table>
              <Show when={group.names.length > 0}>
                <thead>
                  <tr>
                    <th class="n">
                      <span class="visually-hidden">{t().exports.facts.lines}</span>
                    </th>
                    <For each={group.names}>{(name) => <th>{name}</th>}</For>
                  </tr>
                </thead>
              </Show>
              <tbody>
                <For each={group.records}>
                  {(record) => (
                    <tr>
                      <td class="n">
                        <LineNumber record={record} dossier={props.dossier} />
                      </td>
                      <Show when={record.fields.length > 0} fallback={<td>{record.text}</td>}>
                        <For each={record.fields}>
                          {(field) => (
                            <td classList={{ 'empty-field': field.text.trim() === '' }}>
                              <Show when={field.text.trim() !== ''}>
                                <button
                                  type="button"
                                  class={field.altered ?? ''}
                                  aria-pressed={props.chosen?.field === field}
                                  onClick={() => props.onChoose({ record, field })}
                                >
                                  {field.text}
                                </button>
                              </Show>
                            </td>
                          )}
                        </For>
                      </Show>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </>
        )}
      </For>
    </div>
  )
}
