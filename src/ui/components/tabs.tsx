import type { JSX } from 'solid-js'
import { createUniqueId, For } from 'solid-js'

/** Tabs by the ARIA pattern: arrows move, the chosen panel follows. */
export function Tabs(props: {
  readonly label: string
  readonly tabs: readonly { readonly id: string; readonly label: JSX.Element }[]
  readonly current: string
  readonly onChange: (id: string) => void
  readonly children: JSX.Element
}) {
  const id = createUniqueId()
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    const at = props.tabs.findIndex((tab) => tab.id === props.current)
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length]
    if (!next) return
    props.onChange(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={props.label} onKeyDown={move}>
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              aria-controls={`${id}-panel`}
              aria-selected={tab.id === props.current}
              tabIndex={tab.id === props.current ? 0 : -1}
              onClick={() => props.onChange(tab.id)}
            >
              {tab.label}
            </button>
          )}
        </For>
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.current}`}>
        {props.children}
      </div>
    </>
  )
}
