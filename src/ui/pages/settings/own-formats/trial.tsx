import { createEffect, createResource, createSignal, For, on, onCleanup, Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import type { FormatTrial } from '../../../../acts/contract'
import type { DefinitionFault } from '../../../../domain/custom-format'
import { ProblemList } from '../../../components/problems'
import { useEngine } from '../../../engine'
import { t } from '../../../texts'
import { FileView } from '../../exports/file-view'
import { useSettings } from '../context'
import type { TypedFormat } from './draft'
import { typed } from './draft'

/** Waits this long after a key before the file is made again. */
const PAUSE_MS = 350

/** The first lines of the file as they would be, made of the dossier's latest documents while one types. */
export function Trial(props: { readonly format: TypedFormat; readonly faults: readonly DefinitionFault[] }) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().ownFormats
  const [asked, setAsked] = createSignal<TypedFormat>()
  createEffect(
    on(
      () => (props.faults.length === 0 ? JSON.stringify(props.format) : ''),
      (text) => {
        if (text === '') return
        const timer = setTimeout(() => setAsked(typed(unwrap(props.format))), PAUSE_MS)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  const [trial] = createResource(asked, (format) => engine.tryFormat(dossier().id, format))
  const found = (): FormatTrial | undefined => {
    const outcome = trial.latest
    return outcome?.ok ? outcome.value : undefined
  }
  return (
    <section class="own-trial" aria-label={words().preview}>
      <h2>{words().preview}</h2>
      <Show when={props.faults.length > 0}>
        <div class="note stop" role="status">
          <div>
            <strong>{words().toCorrect(props.faults.length)}</strong>
            <ul>
              <For each={props.faults.slice(0, 5)}>{(fault) => <li>{words().fault(fault)}</li>}</For>
            </ul>
          </div>
        </div>
      </Show>
      <Show when={found()}>
        {(shown) => (
          <Show when={shown().entries > 0} fallback={<p class="muted">{words().previewEmpty}</p>}>
            <p class="muted" role="status">
              {words().previewOf(
                shown().records.length,
                shown().total,
                new Intl.ListFormat(document.documentElement.lang).format(shown().files.slice(0, 4)),
              )}
            </p>
            <FileView
              of={shown()}
              dossier={dossier().id}
              load={async (from, count) => ({
                total: shown().records.length,
                from,
                items: shown().records.slice(from, from + count),
              })}
            />
            <ProblemList
              problems={shown().problems}
              dossier={dossier().id}
              total={shown().blocking + shown().notices}
            />
          </Show>
        )}
      </Show>
    </section>
  )
}
