import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js'
import type { Change } from '../acts/contract'
import type { DossierId } from '../domain/dossier'

/** What a resource depends on: kinds of change, of one dossier or of any. */
export interface Interest {
  readonly what: readonly Change['what'][]
  readonly dossier?: Accessor<DossierId | null>
}

/** A value kept up to date. `value` stays the old one while a new one is read, so that nothing jumps. */
export interface Live<T> {
  readonly value: Accessor<T | undefined>
  /** The first reading is under way. */
  readonly loading: Accessor<boolean>
  readonly error: Accessor<unknown>
  readonly reload: () => void
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ecritoire')
const listeners = new Set<(change: Change) => void>()

/** Tells this tab's own pages of a change; other tabs and the worker speak on the channel. */
function announce(change: Change): void {
  for (const listener of listeners) listener(change)
}

/** Hears every change until the owner is disposed. */
export function onChange(listener: (change: Change) => void): void {
  listeners.add(listener)
  onCleanup(() => listeners.delete(listener))
}

channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isChange(event.data)) announce(event.data)
})

/** Whether a message of the channel is a change; other messages of other versions are not for us. */
function isChange(data: unknown): data is Change {
  if (typeof data !== 'object' || data === null || !('what' in data) || !('dossier' in data)) return false
  return typeof data.what === 'string' && (data.dossier === null || typeof data.dossier === 'string')
}

/** Whether a change concerns an interest; a change of no dossier concerns all. */
function concerns(change: Change, what: readonly Change['what'][], dossier: DossierId | null): boolean {
  return what.includes(change.what) && (change.dossier === null || dossier === null || change.dossier === dossier)
}

/**
 * Reads with `load` now, whenever what `load` reads reactively changes, and whenever a change tells of `interest`.
 * A reading that is overtaken by a newer one is dropped. An exception goes to `error`.
 */
export function createLive<T>(load: () => Promise<T>, interest: Interest): Live<T> {
  const [value, setValue] = createSignal<T>()
  const [loading, setLoading] = createSignal(true)
  const [error, setError] = createSignal<unknown>()
  const [turn, setTurn] = createSignal(0)
  let latest = 0
  const reload = () => setTurn((count) => count + 1)
  createEffect(() => {
    turn()
    const mine = ++latest
    load().then(
      (read) => {
        if (mine !== latest) return
        setError(undefined)
        setValue(() => read)
        setLoading(false)
      },
      (cause: unknown) => {
        if (mine !== latest) return
        setError(() => cause)
        setLoading(false)
      },
    )
  })
  onCleanup(() => {
    latest = -1
  })
  let queued = false
  onChange((change) => {
    if (queued || !concerns(change, interest.what, interest.dossier?.() ?? null)) return
    queued = true
    // Several changes of one act make one reading.
    setTimeout(() => {
      queued = false
      reload()
    }, 30)
  })
  return { value, loading, error, reload }
}
