import { A } from '@solidjs/router'
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { FieldView, RecordView, Window } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import { t, typo } from '../../texts'
import { documentPath } from '../documents/address'
import { FileBytes } from './file-bytes'
import { FileColumns } from './file-columns'
import { hexOf } from './hex'

/** Records shown at a time. */
const PAGE = 100

/** A field that was chosen, in its record. */
export interface Chosen {
  readonly record: RecordView
  readonly field: FieldView
}

/** What both views of the file show and tell. */
export interface FileViewProps {
  readonly records: readonly RecordView[]
  readonly dossier: DossierId
  readonly chosen: Chosen | undefined
  readonly onChoose: (chosen: Chosen) => void
}

/** The file as it will be: its columns by name, or its bytes under a ruler; a chosen field shows its very bytes. */
export function FileView(props: {
  readonly of: unknown
  /** The record that is shown first. */
  readonly from?: number
  readonly dossier: DossierId
  readonly load: (from: number, count: number) => Promise<Window<RecordView>>
}) {
  const [from, setFrom] = createSignal(props.from ?? 0)
  const [mode, setMode] = createSignal<'columns' | 'bytes'>('columns')
  const [chosen, setChosen] = createSignal<Chosen>()
  const [window] = createResource(
    () => ({ of: props.of, from: from() }),
    ({ from: first }) => props.load(first, PAGE),
  )
  const words = () => t().exports.fileModes
  return (
    <Show when={window.latest}>
      {(found) => (
        <div class="file-view">
          <fieldset class="file-modes">
            <legend class="visually-hidden">{words().label}</legend>
            <For each={['columns', 'bytes'] as const}>
              {(each) => (
                <button type="button" aria-pressed={mode() === each} onClick={() => setMode(each)}>
                  {words()[each]}
                </button>
              )}
            </For>
            <span class="spacer" />
            <Show when={found().total > PAGE}>
              <Pager from={from()} total={found().total} onMove={setFrom} />
            </Show>
          </fieldset>
          <Switch>
            <Match when={mode() === 'columns'}>
              <FileColumns records={found().items} dossier={props.dossier} chosen={chosen()} onChoose={setChosen} />
            </Match>
            <Match when={mode() === 'bytes'}>
              <FileBytes records={found().items} dossier={props.dossier} chosen={chosen()} onChoose={setChosen} />
            </Match>
          </Switch>
          <p class="sheet pad chosen-field" role="status">
            <Show when={chosen()} fallback={<span class="muted">{t().exports.fieldIntro}</span>}>
              {(one) => <FieldBytes chosen={one()} />}
            </Show>
          </p>
        </div>
      )}
    </Show>
  )
}

/** Name and place of a field, its bytes in hexadecimal, and what was cut or replaced. */
function FieldBytes(props: { readonly chosen: Chosen }) {
  const field = () => props.chosen.field
  const bytes = () => props.chosen.record.bytes.subarray(field().start, field().start + field().length)
  return (
    <>
      <strong>{t().exports.fieldPlace(field().name, field().start + 1, field().start + field().length)}</strong>{' '}
      <code>{field().length === 0 ? t().exports.noField : hexOf(bytes())}</code>{' '}
      <Show when={field().altered}>
        {(altered) => (
          <span class="chip warn">
            {altered() === 'cut'
              ? t().exports.fieldCut(field().original ?? '')
              : t().exports.fieldReplaced(field().original ?? '')}
          </span>
        )}
      </Show>
    </>
  )
}

function Pager(props: { readonly from: number; readonly total: number; readonly onMove: (from: number) => void }) {
  return (
    <>
      <button
        type="button"
        disabled={props.from === 0}
        aria-label={t().exports.previousLines}
        onClick={() => props.onMove(Math.max(0, props.from - PAGE))}
      >
        ←
      </button>
      <span>
        {typo().count(props.from + 1)}–{typo().count(Math.min(props.total, props.from + PAGE))} /{' '}
        {typo().count(props.total)}
      </span>
      <button
        type="button"
        disabled={props.from + PAGE >= props.total}
        aria-label={t().exports.nextLines}
        onClick={() => props.onMove(props.from + PAGE)}
      >
        →
      </button>
    </>
  )
}

/** The number of a line, which leads to the document that the line tells. */
export function LineNumber(props: { readonly record: RecordView; readonly dossier: DossierId }) {
  return (
    <Show when={props.record.document} fallback={<span class="no">{props.record.line}</span>}>
      {(document) => (
        <A class="no" href={documentPath(props.dossier, document().key)} title={document().number}>
          {props.record.line}
        </A>
      )}
    </Show>
  )
}
