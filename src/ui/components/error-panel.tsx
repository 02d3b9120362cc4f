import { Show } from 'solid-js'
import { t } from '../texts'

/** A fault of ours while reading: said plainly, with a way to try again. */
export function ErrorPanel(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  return (
    <div class="note stop" role="alert">
      <div>
        <strong>{t().shell.error}</strong>
        <p class="wrap">{props.error instanceof Error ? props.error.message : String(props.error)}</p>
      </div>
      <Show when={props.onRetry}>
        {(retry) => (
          <button type="button" onClick={() => retry()()}>
            {t().shell.retry}
          </button>
        )}
      </Show>
    </div>
  )
}
