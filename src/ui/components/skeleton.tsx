import { createSignal, For, onCleanup, Show } from 'solid-js'

/** Rows that hold the place of what is being read, drawn once that takes over 200 ms; nothing jumps when it comes. */
export function Skeleton(props: { readonly rows: number; readonly label: string }) {
  const [late, setLate] = createSignal(false)
  const timer = setTimeout(() => setLate(true), 200)
  onCleanup(() => clearTimeout(timer))
  return (
    <Show when={late()} fallback={<div class="skeleton-room" />}>
      <div class="skeleton-room" role="status" aria-label={props.label}>
        <For each={Array.from({ length: props.rows }, (_, i) => i)}>{() => <div class="skeleton" />}</For>
      </div>
    </Show>
  )
}
