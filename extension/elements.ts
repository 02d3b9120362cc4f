// What the panel is built of. Texts go in as text, never as markup.

/** A text of the catalogue, in the browser's language. */
export function text(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values)
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  change: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), change)
  element.append(...children)
  return element
}

/** A button that only a person can press: a page can call click(). */
export function action(label: string, act: () => void, primary = false): HTMLButtonElement {
  const button = make('button', { type: 'button', className: primary ? 'primary' : '' }, label)
  button.addEventListener('click', (event) => {
    if (event.isTrusted) act()
  })
  return button
}
