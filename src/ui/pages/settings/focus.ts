import { onCleanup } from 'solid-js'

/** After the title of a page just opened has taken the focus, which the frame gives it. */
const AFTER_TITLE_MS = 150

/** Brings what an address asks for into view and puts the focus in it, once it is drawn. */
export function focusSoon(selector: string): void {
  setTimeout(() => {
    const element = document.querySelector<HTMLElement>(selector)
    element?.scrollIntoView({ block: 'center' })
    element?.focus({ preventScroll: true })
  }, AFTER_TITLE_MS)
}

/** For a dialog that is there only while it is open: what had the focus before it gets it back. Call while it is made. */
export function returnFocus(): void {
  const before = document.activeElement
  onCleanup(() =>
    setTimeout(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }),
  )
}
