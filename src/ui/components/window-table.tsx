import type { JSX } from 'solid-js'
import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'

/** Rows asked for at a time, beyond those in sight. */
const CHUNK = 100

/**
 * A table of any length in a window of its own: only the rows near what is seen are asked for and drawn, all of one
 * height. Answers that come late are dropped. A new `of` starts again from the first row.
 */
export function WindowTable<T>(props: {
  readonly label: string
  readonly head: JSX.Element
  /** Columns of the table, for the empty rows that stand for what is not drawn. */
  readonly columns: number
  readonly rowHeight: number
  readonly load: (from: number, count: number) => Promise<{ readonly total: number; readonly items: readonly T[] }>
  /** What the rows are of; a change reads them again. */
  readonly of: unknown
  readonly row: (item: T, index: number) => JSX.Element
  readonly empty?: JSX.Element
}) {
  const [total, setTotal] = createSignal<number>()
  const [from, setFrom] = createSignal(0)
  const [items, setItems] = createSignal<readonly T[]>([])
  let box: HTMLElement | undefined
  let latest = 0
  const read = async (first: number) => {
    const mine = ++latest
    const { total: count, items: found } = await props.load(first, CHUNK * 2)
    if (mine !== latest) return
    setTotal(count)
    setFrom(first)
    setItems(found)
  }
  createEffect(
    on(
      () => props.of,
      () => {
        if (box) box.scrollTop = 0
        read(0)
      },
    ),
  )
  onCleanup(() => {
    latest = -1
  })
  const seen = () => {
    const first = Math.floor((box?.scrollTop ?? 0) / props.rowHeight)
    const wanted = Math.max(0, Math.floor((first - CHUNK / 2) / CHUNK) * CHUNK)
    if (wanted !== from()) read(wanted)
  }
  return (
    <section class="sheet window" ref={(found) => (box = found)} onScroll={seen} aria-label={props.label} tabIndex={0}>
      <Show when={total() !== 0} fallback={<div class="empty muted">{props.empty}</div>}>
        <table aria-rowcount={total() ?? -1}>
          <thead>{props.head}</thead>
          <tbody>
            <Show when={total() === undefined}>
              <For each={[1, 2, 3, 4, 5, 6]}>
                {() => (
                  <tr aria-hidden="true">
                    <td colSpan={props.columns}>
                      <div class="skeleton" />
                    </td>
                  </tr>
                )}
              </For>
            </Show>
            <Spacer rows={from()} height={props.rowHeight} columns={props.columns} />
            <For each={items()}>{(item, i) => props.row(item, from() + i())}</For>
            <Spacer
              rows={Math.max(0, (total() ?? 0) - from() - items().length)}
              height={props.rowHeight}
              columns={props.columns}
            />
          </tbody>
        </table>
      </Show>
    </section>
  )
}

function Spacer(props: { readonly rows: number; readonly height: number; readonly columns: number }) {
  return (
    <Show when={props.rows > 0}>
      <tr class="spacer-row" aria-hidden="true" style={{ '--h': `${props.rows * props.height}px` }}>
        <td colSpan={props.columns} />
      </tr>
    </Show>
  )
}
