import { createUniqueId, Show } from 'solid-js'

/** Several lines of text, read when the field is left. */
export function LinesField(props: {
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (text: string) => void
}) {
  const id = createUniqueId()
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        value={props.value}
        aria-invalid={props.error !== undefined}
        aria-describedby={props.error ? `${id}-more` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <Show when={props.error}>
        {(error) => (
          <span id={`${id}-more`} class="error">
            {error()}
          </span>
        )}
      </Show>
    </div>
  )
}
