import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { createAutomaticBackup } from './automatic'
import { daysSince, isAhead, isOld } from './due'

/** So many documents are work that one does not want to do again. */
const FEW = 20

/**
 * The banner that says when the last backup is old, for the frame of the application. It also runs the automatic
 * backups, which must live as long as the frame. « Plus tard » hides it until the application is opened again.
 */
export default function BackupReminder(props: { readonly dossier: string | null }) {
  const engine = useEngine()
  createAutomaticBackup(engine)
  const [later, setLater] = createSignal(false)
  const storage = createLive(() => engine.storage(), { what: ['backup'] })
  const cards = createLive(() => engine.dossiers(), { what: ['dossiers', 'exports', 'imports'] })
  // The demonstration can be made again, and a few files just imported too: nobody needs a copy of them yet.
  const toLose = () =>
    cards.value()?.some((card) => !card.demonstration && (card.exports > 0 || card.documents >= FEW)) ?? false
  const old = () => {
    const state = storage.value()
    return state !== undefined && !later() && isOld(state, toLose(), new Date()) ? state : undefined
  }
  return (
    <Show when={old()}>
      {(state) => {
        const said = () => {
          const { lastBackup } = state()
          const now = new Date()
          if (lastBackup === null) return t().shell.backupNever
          return isAhead(lastBackup, now) ? t().shell.backupAhead : t().shell.backupOld(daysSince(lastBackup, now))
        }
        return (
          <div class="note" role="status">
            <span>{said()}</span>
            <A href={`/${props.dossier ?? 'dossiers'}/sauvegarde`}>{t().shell.makeBackup}</A>
            <button class="quiet" type="button" onClick={() => setLater(true)}>
              {t().shell.later}
            </button>
          </div>
        )
      }}
    </Show>
  )
}
