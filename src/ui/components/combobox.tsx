import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show } from 'solid-js'
import { t } from '../texts'
import './combobox.css'

/** Waits this long after a key before asking for suggestions. */
const PAUSE_MS = 120

/**
 * A text field with suggestions (ARIA combobox, list autocomplete): any text may be typed; arrows choose, Enter takes,
 * Escape closes. Answers that come late are dropped.
 */
export function Combobox<T>(props: {
  readonly label: string
  /** In a row of fields under common headings: on a wide page the label is for screen readers only. */
  readonly compact?: boolean
  readonly value: string
  readonly onInput: (text: string) => void
  readonly suggest: (text: string) => Promise<readonly T[]>
  readonly name: (item: T) => string
  readonly detail?: (item: T) => string
  readonly onPick: (item: T) => void
  readonly onLeave?: () => void
  readonly error?: string | undefined
  readonly hint?: string | undefined
  /** The field's path in its form, to find it again when it is wrong. */
  readonly field?: string
  readonly required?: boolean
}) {
  const id = createUniqueId()
  const [asked, setAsked] = createSignal<string>()
  const [items, setItems] = createSignal<readonly T[]>([])
  const [active, setActive] = createSignal(-1)
  const [open, setOpen] = createSignal(false)
  let latest = 0
  let list: HTMLDivElement | undefined
  createEffect(
    on(asked, (text) => {
      if (text === undefined) return
      const mine = ++latest
      const timer = setTimeout(async () => {
        const found = await props.suggest(text)
        if (mine !== latest) return
        setItems(found)
        setActive(-1)
        setOpen(found.length > 0)
      }, PAUSE_MS)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  const close = () => {
    latest++
    setAsked(undefined)
    setOpen(false)
    setActive(-1)
  }
  const pick = (item: T) => {
    close()
    props.onPick(item)
  }
  const move = (by: number) => {
    if (!open()) {
      setAsked(undefined)
      setAsked(props.value)
      return
    }
    const count = items().length
    setActive((at) => (at + by + count + (at < 0 && by < 0 ? 1 : 0)) % count)
    list?.children[active()]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && open() && active() >= 0) {
      const item = items()[active()]
      if (item === undefined) return
      event.preventDefault()
      event.stopPropagation()
      pick(item)
    } else if (event.key === 'Escape' && open()) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }
  return (
    <div class="field combobox" classList={{ compact: props.compact === true }}>
      <label for={id}>{props.label}</label>
      <input
        id={id}
        role="combobox"
        autocomplete="off"
        data-field={props.field}
        value={props.value}
        required={props.required}
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={`${id}-list`}
        aria-activedescendant={active() >= 0 ? `${id}-${active()}` : undefined}
        aria-invalid={props.error !== undefined}
        aria-describedby={props.error || props.hint ? `${id}-help` : undefined}
        onInput={(event) => {
          props.onInput(event.currentTarget.value)
          setAsked(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close()
          props.onLeave?.()
        }}
      />
      <div
        tabindex="-1"
        id={`${id}-list`}
        role="listbox"
        class="suggestions"
        aria-label={t().documents.form.suggestions(items().length)}
        hidden={!open()}
        ref={list}
      >
        <For each={items()}>
          {(item, index) => (
            <div
              tabIndex={-1}
              id={`${id}-${index()}`}
              role="option"
              aria-selected={index() === active()}
              onPointerDown={(event) => {
                // Before the field loses the focus and closes the list.
                event.preventDefault()
                pick(item)
              }}
            >
              <span>{props.name(item)}</span>
              <Show when={props.detail?.(item)}>{(detail) => <span class="why"> {detail()}</span>}</Show>
            </div>
          )}
        </For>
      </div>
      <span class="visually-hidden" role="status">
        {open() ? t().documents.form.suggestions(items().length) : ''}
      </span>
      <Show when={props.error ?? props.hint}>
        {(help) => (
          <span id={`${id}-help`} class={props.error ? 'error' : 'hint'}>
            {help()}
          </span>
        )}
      </Show>
    </div>
  )
}
