import { A } from '@solidjs/router'
import { createUniqueId, For } from 'solid-js'
import type { Direction, InvoiceKind } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import { t } from '../../texts'
import { newDocumentPath } from './address'

const CHOICES: readonly (readonly [InvoiceKind | 'payment', Direction])[] = [
  ['invoice', 'sale'],
  ['credit-note', 'sale'],
  ['deposit', 'sale'],
  ['payment', 'sale'],
  ['invoice', 'purchase'],
  ['credit-note', 'purchase'],
  ['payment', 'purchase'],
]

/** « Nouvelle pièce »: a disclosure of links, one per kind of document; Escape closes it. */
export function NewMenu(props: { readonly dossier: DossierId }) {
  const id = createUniqueId()
  let box: HTMLDetailsElement | undefined
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !box?.open) return
    box.open = false
    box.querySelector('summary')?.focus()
  }
  const onFocusOut = (event: FocusEvent) => {
    if (box && event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) box.open = false
  }
  return (
    <details class="menu" ref={box} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <summary class="button primary" id={id}>
        {t().documents.list.create}
      </summary>
      <ul aria-labelledby={id}>
        <For each={CHOICES}>
          {([kind, direction]) => (
            <li>
              <A href={newDocumentPath(props.dossier, kind, direction)}>{t().documents.kindOf(kind, direction)}</A>
            </li>
          )}
        </For>
      </ul>
    </details>
  )
}
