import { createSignal, For, Show } from 'solid-js'
import type { StorageState } from '../../../acts/contract'
import { keepData } from '../../keep-data'
import { t } from '../../texts'

/** The space used, the browser's promise to keep the data, and what losing its profile means. */
export function StorageSection(props: { readonly state: StorageState | undefined; readonly onAsked: () => void }) {
  const words = () => t().backup
  const [refused, setRefused] = createSignal(false)
  const ask = async () => {
    setRefused(!(await keepData()))
    props.onAsked()
  }
  return (
    <section class="sheet pad form">
      <h2>{words().storage}</h2>
      <Show when={props.state}>
        {(state) => (
          <>
            <p>
              <meter
                class="space"
                min={0}
                max={Math.max(1, state().quota)}
                value={state().used}
                aria-label={words().space(state().used, state().quota)}
              />{' '}
              {words().space(state().used, state().quota)}
            </p>
            <p>
              <span class="chip" classList={{ warn: !state().persisted }}>
                {state().persisted ? words().protectedChip : words().unprotectedChip}
              </span>{' '}
              {state().persisted ? words().persisted : words().notPersisted}
            </p>
            <Show when={!state().persisted}>
              <div class="actions">
                <button type="button" onClick={ask}>
                  {words().persist}
                </button>
                <span class="muted" role="status">
                  {refused() ? words().refused : ''}
                </span>
              </div>
            </Show>
          </>
        )}
      </Show>
      <h3>{words().loss}</h3>
      <ul class="muted">
        <For each={words().losses}>{(line) => <li>{line}</li>}</For>
      </ul>
    </section>
  )
}
