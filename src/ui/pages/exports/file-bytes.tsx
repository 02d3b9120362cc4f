import { createMemo, For, Show } from 'solid-js'
import type { FieldView, RecordView } from '../../../acts/contract'
import { t } from '../../texts'
import type { FileViewProps } from './file-view'
import { LineNumber } from './file-view'
import { ruler, visible } from './hex'

/** The file as its bytes stand, under a ruler; what separates fields is made visible. */
export function FileBytes(props: FileViewProps) {
  const rules = createMemo(() => ruler(Math.max(0, ...props.records.map((record) => record.text.length))))
  return (
    <div class="sheet bytes" role="region" aria-label={t().exports.tabs.file} tabIndex={0}>
      <For each={rules()}>
        {(line) => (
          <div class="line r" aria-hidden="true">
            <span class="no" />
            <span>{line}</span>
          </div>
        )}
      </For>
      <For each={props.records}>
        {(record) => (
          <div class="line">
            <LineNumber record={record} dossier={props.dossier} />
            <span>
              <Show when={record.fields.length > 0} fallback={record.text}>
                <Fields
                  record={record}
                  chosen={props.chosen?.field}
                  onChoose={(field) => props.onChoose({ record, field })}
                />
              </Show>
            </span>
          </div>
        )}
      </For>
    </div>
  )
}

/** The fields of a record with what stands between them, so that every byte is seen. */
function Fields(props: {
  readonly record: RecordView
  readonly chosen: FieldView | undefined
  readonly onChoose: (field: FieldView) => void
}) {
  const between = (from: number, to: number) => visible(props.record.bytes.subarray(from, Math.max(from, to)))
  const endOf = (field: FieldView | undefined) => (field ? field.start + field.length : 0)
  return (
    <>
      <For each={props.record.fields}>
        {(field, i) => (
          <>
            <span class="r">{between(endOf(props.record.fields[i() - 1]), field.start)}</span>
            <Show when={field.length > 0}>
              <button
                type="button"
                class={field.altered ?? ''}
                title={field.name}
                aria-pressed={props.chosen === field}
                onClick={() => props.onChoose(field)}
              >
                {field.text}
              </button>
            </Show>
          </>
        )}
      </For>
      <span class="r">{between(endOf(props.record.fields.at(-1)), props.record.bytes.length)}</span>
    </>
  )
}
