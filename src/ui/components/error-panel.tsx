import { Show } from 'solid-js'
import type { Problem } from '../../domain/problem'
import { problemText, t } from '../texts'

/** What an act told as a problem although it answers no outcome; undefined for anything else. */
function problemOf(error: unknown): Problem | undefined {
  return error instanceof Error && error.name === 'ActProblem' ? JSON.parse(error.message) : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What failed while reading: said plainly, with a way to try again. */
export function ErrorPanel(props: { readonly error: unknown; readonly onRetry?: () => void }) {
  return (
    <div class="note stop" role="alert">
      <div>
        <Show
          when={problemOf(props.error)}
          fallback={
            <>
              <strong>{t().shell.error}</strong>
              <p class="wrap">{messageOf(props.error)}</p>
            </>
          }
        >
          {(problem) => (
            <>
              <strong>{problemText(problem()).what}</strong>
              <p class="wrap">
                {problemText(problem()).why} {problemText(problem()).remedy}
              </p>
            </>
          )}
        </Show>
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
