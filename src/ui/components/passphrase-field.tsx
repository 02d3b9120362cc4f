import { createSignal, createUniqueId, Show } from 'solid-js'
import { t } from '../texts'

/** A passphrase: hidden unless asked, never completed from elsewhere, kept by the page only as long as it is typed. */
export function PassphraseField(props: {
  readonly label: string
  readonly value: string
  readonly onInput: (value: string) => void
  readonly kind: 'current' | 'new'
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly focus?: boolean
}) {
  const id = createUniqueId()
  const [shown, setShown] = createSignal(false)
  return (
    <div class="passphrase">
      <div class="field">
        <label for={id}>{props.label}</label>
        <input
          id={id}
          ref={(input) => props.focus && setTimeout(() => input.focus(), 80)}
          type={shown() ? 'text' : 'password'}
          value={props.value}
          autocomplete={props.kind === 'new' ? 'new-password' : 'current-password'}
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={props.error || props.hint ? `${id}-more` : undefined}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
        <Show when={props.error || props.hint}>
          <span id={`${id}-more`} class={props.error ? 'error' : 'hint'}>
            {props.error || props.hint}
          </span>
        </Show>
      </div>
      <label class="check">
        <input type="checkbox" checked={shown()} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{t().lock.show}</span>
      </label>
    </div>
  )
}
