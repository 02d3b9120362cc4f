import { Show } from 'solid-js'
import type { Progress } from '../../acts/contract'
import { t, typo } from '../texts'

/** A long act under way: a bar with a figure, and the way to stop it. */
export function ProgressBar(props: { readonly progress: Progress | undefined; readonly onStop: () => void }) {
  const name = () => t().shell.steps[props.progress?.step ?? 'reading']
  return (
    <div class="progress" role="status">
      <span>{name()}</span>
      <progress max={props.progress?.total || 1} value={props.progress?.done ?? 0} aria-label={name()} />
      <Show when={props.progress?.total}>
        {(total) => (
          <span>
            {typo().count(props.progress?.done ?? 0)} / {typo().count(total())}
          </span>
        )}
      </Show>
      <button type="button" onClick={() => props.onStop()}>
        {t().shell.stop}
      </button>
    </div>
  )
}
