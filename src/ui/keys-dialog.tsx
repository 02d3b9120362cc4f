import { For } from 'solid-js'
import { Dialog } from './components/dialog'
import { CheckField } from './components/fields'
import { setSingleKeys, singleKeys } from './keys'
import { t } from './texts'

/** The keys of the application, and the switch for those pressed alone. */
export default function KeysDialog(props: { readonly onClose: () => void }) {
  const words = () => t().shell.keys
  return (
    <Dialog open title={words().title} onClose={() => props.onClose()}>
      <table class="key-list">
        <tbody>
          <For each={words().list}>
            {([keys, what]) => (
              <tr>
                <td>
                  <For each={keys}>{(key) => <kbd>{key}</kbd>}</For>
                </td>
                <td class="wrap">{what}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <CheckField label={words().single} checked={singleKeys()} onChange={setSingleKeys} />
      <div class="actions">
        <button type="button" onClick={() => props.onClose()}>
          {t().shell.close}
        </button>
      </div>
    </Dialog>
  )
}
