import { createSignal, onMount, Show } from 'solid-js'
import { t } from './texts'
import { isBusy } from './work'

/**
 * Asks before a new version takes over; never in the middle of a long act. Another tab that accepts changes the
 * controller of this one too: it reloads as soon as its work in hand is done, since its old files are gone.
 */
export function UpdateQuestion() {
  const [update, setUpdate] = createSignal<() => Promise<void>>()
  onMount(async () => {
    if (!('serviceWorker' in navigator)) return
    const hadController = navigator.serviceWorker.controller !== null
    let waiting = false
    const reloadWhenFree = () => {
      if (waiting) return
      waiting = true
      const wait = setInterval(() => {
        if (isBusy()) return
        clearInterval(wait)
        window.location.reload()
      }, 200)
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (hadController) reloadWhenFree()
    })
    const { registerSW } = await import('virtual:pwa-register')
    const accept = registerSW({
      onNeedRefresh: () => setUpdate(() => () => accept(true)),
      // Left to itself it reloads at once, also a tab in the middle of an export that another tab cut short.
      onNeedReload: reloadWhenFree,
    })
  })
  return (
    <Show when={update()}>
      {(accept) => (
        <div class="note" role="status">
          <span>{t().shell.update}</span>
          <button type="button" disabled={isBusy()} onClick={() => accept()()}>
            {t().shell.updateNow}
          </button>
          <button type="button" class="quiet" onClick={() => setUpdate(undefined)}>
            {t().shell.later}
          </button>
        </div>
      )}
    </Show>
  )
}
