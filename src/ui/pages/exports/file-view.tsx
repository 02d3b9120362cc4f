import { A } from '@solidjs/router'
import { createMemo, createResource, createSignal, For, Show } from 'solid-js'
import type { FieldView, RecordView, Window } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import { t, typo } from '../../texts'
import { documentPath } from '../documents/address'

/** Records shown at a time. */
const PAGE = 100

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ')
}

/** Tens above units, as on the vendors' own pages. */
function ruler(length: number): [string, string] {
  let tens = ''
  let units = ''
  for (let i = 1; i <= length; i++) {
    tens += i % 10 === 0 ? String((i / 10) % 10) : ' '
    units += String(i % 10)
  }
  return [tens, units]
}

/** The file as it will be: each record under a ruler, each field named and shown byte by byte when it is chosen. */
export function FileView(props: {
  readonly of: unknown
  readonly dossier: DossierId
  readonly load: (from: number, count: number) => Promise<Window<RecordView>>
}) {
  const [from, setFrom] = createSignal(0)
  const [chosen, setChosen] = createSignal<{ record: RecordView; field: FieldView }>()
  const [window] = createResource(
    () => ({ of: props.of, from: from() }),
    ({ from: first }) => props.load(first, PAGE),
  )
  const longest = createMemo(() => Math.max(0, ...(window()?.items ?? []).map((record) => record.text.length)))
  return (
    <Show when={window()}>
      {(found) => (
        <>
          <div class="sheet bytes" role="region" aria-label={t().exports.tabs.file} tabIndex={0}>
            <div class="line r">
              <span class="no" />
              <span>{ruler(longest())[0]}</span>
            </div>
            <div class="line r">
              <span class="no" />
              <span>{ruler(longest())[1]}</span>
            </div>
            <For each={found().items}>
              {(record) => (
                <div class="line">
                  <Show when={record.document} fallback={<span class="no">{record.line}</span>}>
                    {(document) => (
                      <A class="no" href={documentPath(props.dossier, document().key)} title={document().number}>
                        {record.line}
                      </A>
                    )}
                  </Show>
                  <span>
                    <Show when={record.fields.length > 0} fallback={record.text}>
                      <Fields
                        record={record}
                        chosen={chosen()?.record === record ? chosen()?.field : undefined}
                        onChoose={(field) => setChosen({ record, field })}
                      />
                    </Show>
                  </span>
                </div>
              )}
            </For>
          </div>
          <p class="bytes sheet wrap" role="status">
            <Show when={chosen()} fallback={t().exports.fieldIntro}>
              {(one) => (
                <>
                  <strong>
                    {t().exports.fieldPlace(
                      one().field.name,
                      one().field.start + 1,
                      one().field.start + one().field.length,
                    )}
                  </strong>
                  {' : '}
                  {hex(one().record.bytes.subarray(one().field.start, one().field.start + one().field.length))}{' '}
                  <Show when={one().field.altered}>
                    {(altered) =>
                      altered() === 'cut'
                        ? t().exports.fieldCut(one().field.original ?? '')
                        : t().exports.fieldReplaced(one().field.original ?? '')
                    }
                  </Show>
                </>
              )}
            </Show>
          </p>
          <Show when={found().total > PAGE}>
            <div class="actions">
              <button type="button" disabled={from() === 0} onClick={() => setFrom(Math.max(0, from() - PAGE))}>
                ←
              </button>
              <span>
                {typo().count(from() + 1)}–{typo().count(Math.min(found().total, from() + PAGE))} /{' '}
                {typo().count(found().total)}
              </span>
              <button type="button" disabled={from() + PAGE >= found().total} onClick={() => setFrom(from() + PAGE)}>
                →
              </button>
            </div>
          </Show>
        </>
      )}
    </Show>
  )
}

/** The fields of a record with the separators between them, so that every byte is seen. */
function Fields(props: {
  readonly record: RecordView
  readonly chosen: FieldView | undefined
  readonly onChoose: (field: FieldView) => void
}) {
  const decoder = new TextDecoder('windows-1252')
  const gap = (from: number, to: number) => decoder.decode(props.record.bytes.subarray(from, Math.max(from, to)))
  return (
    <For each={props.record.fields}>
      {(field, i) => {
        const before = () => {
          const previous = props.record.fields[i() - 1]
          return previous ? gap(previous.start + previous.length, field.start) : ''
        }
        return (
          <>
            {before()}
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
        )
      }}
    </For>
  )
}
