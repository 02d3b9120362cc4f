import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { Bucket, Preview } from '../../../acts/contract'
import type { DocumentKey } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import { WindowTable } from '../../components/window-table'
import { useEngine } from '../../engine'
import { problemText, t, typo } from '../../texts'
import { documentPath } from '../documents/address'

const TONES = {
  'exported-here': 'is-here',
  'already-exported': 'is-gone',
  blocked: 'is-blocked',
  'left-out': 'is-left',
} as const

function bucketText(bucket: Bucket): string {
  const count = typo().count(bucket.count)
  switch (bucket.what) {
    case 'exported-here':
      return t().exports.buckets.here(count)
    case 'already-exported':
      return t().exports.buckets.already(count, bucket.exportNumber)
    case 'blocked':
      return t().exports.buckets.blocked(count, problemText(bucket.problem).what)
    case 'left-out':
      return t().exports.buckets.leftOut(count)
  }
}

/** « N pièces exportées sur M de la période »: its bar, and the parts that add up to M, each of which opens its documents. */
export function Sentence(props: {
  readonly preview: Preview
  readonly dossier: DossierId
  readonly onTakeBack: (key: DocumentKey) => void
}) {
  const [opened, setOpened] = createSignal<number>()
  const count = (value: number) => typo().count(value)
  return (
    <>
      <section class="sentence">
        <p class="count" role="status">
          {t().exports.sentence(
            count(props.preview.exported),
            count(props.preview.inPeriod),
            props.preview.exported < 2,
          )}
        </p>
        <div class="bar" aria-hidden="true">
          <For each={props.preview.buckets.filter((each) => each.count > 0)}>
            {(each) => <span class={TONES[each.what]} style={{ '--n': each.count }} />}
          </For>
        </div>
        <div class="legend">
          <For each={props.preview.buckets}>
            {(each, i) => (
              <button
                type="button"
                class={TONES[each.what]}
                aria-pressed={opened() === i()}
                disabled={each.count === 0}
                onClick={() => setOpened((now) => (now === i() ? undefined : i()))}
              >
                {bucketText(each)}
              </button>
            )}
          </For>
        </div>
      </section>
      <Show when={opened() !== undefined}>
        <BucketDocuments
          preview={props.preview}
          bucket={opened() ?? 0}
          dossier={props.dossier}
          onTakeBack={props.onTakeBack}
        />
      </Show>
    </>
  )
}

/** The documents of one part of the sentence. */
function BucketDocuments(props: {
  readonly preview: Preview
  readonly bucket: number
  readonly dossier: DossierId
  readonly onTakeBack: (key: DocumentKey) => void
}) {
  const engine = useEngine()
  const columns = () => t().documents.list.columns
  return (
    <WindowTable
      label={t().exports.bucketDocuments}
      columns={5}
      rowHeight={34}
      of={`${props.preview.id} ${props.bucket}`}
      load={(from, count) => engine.previewDocuments(props.preview.id, props.bucket, from, count)}
      head={
        <tr>
          <th>{columns().number}</th>
          <th>{columns().date}</th>
          <th>{columns().party}</th>
          <th class="n">{columns().gross}</th>
          <td class="last" />
        </tr>
      }
      row={(row) => (
        <tr>
          <td>
            <A href={documentPath(props.dossier, row.key)}>{row.number}</A>
          </td>
          <td>{typo().date(row.date)}</td>
          <td class="clip" title={row.party}>
            {row.party}
          </td>
          <td class="n">{typo().money(row.gross, row.currency)}</td>
          <td class="n last">
            <Show when={props.preview.buckets[props.bucket]?.what === 'left-out'}>
              <button type="button" class="quiet" onClick={() => props.onTakeBack(row.key)}>
                {t().exports.takeBack}
              </button>
            </Show>
          </td>
        </tr>
      )}
    />
  )
}
