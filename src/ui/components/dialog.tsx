import type { JSX } from 'solid-js'
import { createEffect, createUniqueId } from 'solid-js'

/** A plain question over the page. Escape closes it; the focus goes back where it was (the browser's own dialog). */
export function Dialog(props: {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: JSX.Element
}) {
  const id = createUniqueId()
  let element: HTMLDialogElement | undefined
  createEffect(() => {
    if (props.open && !element?.open) element?.showModal()
    if (!props.open && element?.open) element.close()
  })
  return (
    <dialog ref={(found) => (element = found)} aria-labelledby={id} onClose={() => props.onClose()}>
      <div class="form">
        <h2 id={id}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  )
}
