import { createSignal } from 'solid-js'

/** What the user chose: as the system does, or always light or dark. */
export type Theme = 'system' | 'light' | 'dark'

const KEY = 'ecritoire.theme'

function remembered(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

const [theme, setSignal] = createSignal<Theme>(remembered())

/** The theme in force. */
export { theme }

/** Puts the theme on the page: `color-scheme` decides what every `light-dark()` gives. */
export function applyTheme(): void {
  const chosen = theme()
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

/** Changes the theme and remembers it on this machine. */
export function setTheme(chosen: Theme): void {
  setSignal(chosen)
  localStorage.setItem(KEY, chosen)
  applyTheme()
}
