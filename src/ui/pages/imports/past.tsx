import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { ImportRecord } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t, typo } from '../../texts'
import { momentText } from '../documents/history'

/** Most imports listed; the older ones are reached by the documents they brought. */
const SHOWN = 200

/** The imports already made, newest first, each with its counts and its report. */
export function PastImports(props: { readonly dossier: DossierId }) {
  const engine = useEngine()
  const records = createLive(() => engine.imports(props.dossier), { what: ['imports'], dossier: () => props.dossier })
  const columns = () => t().imports.columns
  return (
    <section aria-labelledby="past-imports">
      <h2 id="past-imports">{t().imports.past}</h2>
      <Show when={!records.loading()}>
        <Show when={records.value()?.length} fallback={<p class="muted">{t().imports.noPast}</p>}>
          <div class="sheet scroll">
            <table>
              <thead>
                <tr>
                  <th>{columns().at}</th>
                  <th class="hide-s">{columns().name}</th>
                  <th class="n">{columns().taken}</th>
                  <th class="n hide-s">{columns().changed}</th>
                  <th class="n hide-s">{columns().unchanged}</th>
                  <th class="n">{columns().refused}</th>
                  <th class="n hide-s">{columns().notForBooks}</th>
                </tr>
              </thead>
              <tbody>
                <For each={records.value()?.slice(0, SHOWN)}>
                  {(record) => <Row dossier={props.dossier} record={record} />}
                </For>
              </tbody>
            </table>
          </div>
        </Show>
      </Show>
    </section>
  )
}

function Row(props: { readonly dossier: DossierId; readonly record: ImportRecord }) {
  const moment = () => momentText(props.record.at)
  const count = (value: number) => (value === 0 ? '' : typo().count(value))
  return (
    <tr>
      <td>
        <A href={`/${props.dossier}/importer/${props.record.id}`}>
          {moment().date} {moment().time}
        </A>
      </td>
      <td class="hide-s cut">{props.record.name || t().imports.files(props.record.files)}</td>
      <td class="n">{count(props.record.counts.taken)}</td>
      <td class="n hide-s">{count(props.record.counts.changed)}</td>
      <td class="n hide-s">{count(props.record.counts.unchanged)}</td>
      <td class="n">
        <Show when={props.record.counts.refused > 0}>
          <span class="chip stop">{count(props.record.counts.refused)}</span>
        </Show>
      </td>
      <td class="n hide-s">{count(props.record.counts.notForBooks)}</td>
    </tr>
  )
}
