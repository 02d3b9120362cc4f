import { createEffect, onCleanup } from 'solid-js'
import { isBusy } from './work'

/** How often the clock is looked at. */
const LOOK_MS = 10_000

/** Signs of a person at the page. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Calls `lock` when nobody has touched this tab for `minutes` (0: never). A long act under way is waited for. Measured
 * by the clock, not by timers alone: a machine that slept wakes up locked.
 */
export function createIdleLock(minutes: () => number, lock: () => void): void {
  createEffect(() => {
    const limit = minutes() * 60_000
    if (limit === 0) return
    let last = Date.now()
    const sign = () => {
      // After a sleep the first sign must not hide how long it lasted.
      if (Date.now() - last < limit) last = Date.now()
    }
    const look = () => {
      // A clock that was set back would make the time seem never to end.
      if (isBusy() || Date.now() < last) last = Date.now()
      else if (Date.now() - last >= limit) lock()
    }
    for (const name of SIGNS) window.addEventListener(name, sign, { passive: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, LOOK_MS)
    onCleanup(() => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      for (const name of SIGNS) window.removeEventListener(name, sign)
    })
  })
}
