import type { JSX } from 'solid-js'

/** Nothing here yet, or nothing found: says so, and what to do now. */
export function EmptyState(props: { readonly title: string; readonly text: string; readonly children?: JSX.Element }) {
  return (
    <div class="empty">
      <p class="count">{props.title}</p>
      <p class="muted">{props.text}</p>
      <div class="row-actions">{props.children}</div>
    </div>
  )
}
