import { createSignal, onCleanup, onMount } from 'solid-js'

const KEY = 'ecritoire.keys'

const [singleKeys, setSignal] = createSignal(localStorage.getItem(KEY) !== 'off')

/** Whether keys pressed alone act; a person who speaks to the machine may turn them off (WCAG 2.1.4). */
export { singleKeys }

/** Turns keys pressed alone on or off on this machine. */
export function setSingleKeys(on: boolean): void {
  setSignal(on)
  localStorage.setItem(KEY, on ? 'on' : 'off')
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable)
}

/**
 * Acts on a key pressed alone, as long as the component lives: not while one types, not over an open dialog, not when
 * the user has turned such keys off.
 */
export function createKey(key: string, act: () => void): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey) return
    if (!singleKeys() || event.defaultPrevented || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    act()
  }
  onMount(() => document.addEventListener('keydown', onKeyDown))
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
}
