import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { Windows } from './windows'

/** Rows drawn above and below what is in view. */
const MARGIN = 12

/**
 * A table of any length of which only the rows in view exist; it tells its whole length and each row its place. The
 * header stays in sight. Every row holds one link: arrows, Page, Home and End go from link to link, Enter follows it.
 */
export function VirtualTable<T>(props: {
  readonly label: string
  readonly windows: Windows<T>
  /** Height of a row in CSS pixels; may change with the width of the page. */
  readonly rowHeight: number
  readonly head: JSX.Element
  readonly columns: number
  /** The cells of a row; the first link in them opens it. */
  readonly row: (item: T) => JSX.Element
}) {
  const [top, setTop] = createSignal(0)
  const [height, setHeight] = createSignal(600)
  let box: HTMLElement | undefined
  const total = () => props.windows.total()
  const first = createMemo(() => Math.max(0, Math.min(total(), Math.floor(top() / props.rowHeight)) - MARGIN))
  const last = createMemo(() => Math.min(total(), Math.ceil((top() + height()) / props.rowHeight) + MARGIN))
  const inView = createMemo(() => Array.from({ length: Math.max(0, last() - first()) }, (_, i) => first() + i))
  createEffect(() => props.windows.need(first(), Math.max(last(), first() + 1)))
  onMount(() => {
    if (!box) return
    const sizes = new ResizeObserver(() => setHeight(box?.clientHeight ?? 600))
    sizes.observe(box)
    onCleanup(() => sizes.disconnect())
  })
  const linkOf = (index: number) => box?.querySelector<HTMLElement>(`tr[data-index="${index}"] a`)
  const go = (to: number) => {
    if (!box || total() === 0) return
    const index = Math.max(0, Math.min(total() - 1, to))
    const y = index * props.rowHeight
    // The header covers the first row in sight.
    const room = box.clientHeight - props.rowHeight
    if (y < box.scrollTop) box.scrollTop = y
    else if (y + props.rowHeight > box.scrollTop + room) box.scrollTop = y + props.rowHeight - room
    setTop(box.scrollTop)
    focusRow(index, 20)
  }
  /** The row may have to be drawn, and its block read, before its link can take the focus. */
  const focusRow = (index: number, tries: number) => {
    const link = linkOf(index)
    if (link) link.focus({ preventScroll: true })
    else if (tries > 0) setTimeout(() => focusRow(index, tries - 1), 25)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const row = event.target instanceof HTMLElement ? event.target.closest('tr')?.dataset.index : undefined
    const at = row === undefined ? -1 : Number(row)
    const page = Math.max(1, Math.floor(height() / props.rowHeight) - 2)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: total() - 1,
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    go(to)
  }
  return (
    <section
      class="sheet virtual"
      aria-label={props.label}
      ref={(found) => {
        box = found
        // Set here: the section itself does nothing by keyboard, its links do.
        found.addEventListener('keydown', onKeyDown)
      }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <table aria-label={props.label} aria-rowcount={total() + 1} aria-busy={props.windows.loading()}>
        <thead>{props.head}</thead>
        <tbody>
          <Spacer height={first() * props.rowHeight} columns={props.columns} />
          <For each={inView()}>
            {(index) => (
              <tr data-index={index} aria-rowindex={index + 2}>
                <Show
                  when={props.windows.row(index)}
                  keyed
                  fallback={
                    <td colSpan={props.columns}>
                      <div class="skeleton" />
                    </td>
                  }
                >
                  {(item) => props.row(item)}
                </Show>
              </tr>
            )}
          </For>
          <Spacer height={(total() - last()) * props.rowHeight} columns={props.columns} />
        </tbody>
      </table>
    </section>
  )
}

function Spacer(props: { readonly height: number; readonly columns: number }) {
  return (
    <Show when={props.height > 0}>
      <tr class="spacer-row" style={{ '--h': `${props.height}px` }}>
        <td colSpan={props.columns} />
      </tr>
    </Show>
  )
}
