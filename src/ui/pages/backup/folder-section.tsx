import { createResource, createSignal, Show } from 'solid-js'
import { ErrorPanel } from '../../components/error-panel'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { when } from '../exports/words'
import { backUpInto, lastRun } from './automatic'
import { askFolder, canKeepFolder, chooseFolder, folderPermission, forgetFolder, keptFolder } from './folder'

/** Automatic backups into a chosen folder, where the browser can: its name, its state, when it was last written. */
export function FolderSection() {
  const engine = useEngine()
  const words = () => t().backup.folder
  const [writing, setWriting] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const [kept, { refetch }] = createResource(
    // A backup written by the frame of the application tells its outcome here.
    () => ({ able: canKeepFolder(), after: lastRun() }),
    async ({ able }) => {
      const folder = able ? await keptFolder() : null
      return folder && { folder, permission: await folderPermission(folder) }
    },
  )
  const guarded = (act: () => Promise<unknown>) => async () => {
    setError(undefined)
    setWriting(true)
    try {
      await act()
    } catch (cause) {
      setError(() => cause)
    } finally {
      setWriting(false)
      refetch()
    }
  }
  const choose = guarded(async () => {
    if (await chooseFolder()) await backUpInto(engine)
  })
  const allow = guarded(async () => {
    const found = kept.latest
    if (found && (await askFolder(found.folder)) === 'granted') await backUpInto(engine)
  })
  const now = guarded(() => backUpInto(engine))
  const forget = guarded(forgetFolder)
  return (
    <section class="sheet pad form">
      <h2>{words().title}</h2>
      <Show when={canKeepFolder()} fallback={<p class="muted">{words().cannot}</p>}>
        <Show
          when={kept.latest}
          fallback={
            <>
              <p>{words().why}</p>
              <div class="actions">
                <button type="button" disabled={writing()} onClick={choose}>
                  {words().choose}
                </button>
              </div>
            </>
          }
        >
          {(found) => (
            <>
              <p class="wrap">
                <span
                  class="chip"
                  classList={{
                    warn: found().permission !== 'granted',
                    stop: found().permission === 'granted' && found().folder.failure !== null,
                  }}
                >
                  {found().permission !== 'granted'
                    ? words().paused
                    : found().folder.failure === null
                      ? words().active
                      : words().failed}
                </span>{' '}
                <strong>{found().folder.handle.name}</strong> ·{' '}
                <Show when={found().folder.lastAt} fallback={words().never}>
                  {(at) => <>{words().last(when(at()))}</>}
                </Show>
              </p>
              <Show when={found().folder.failure}>
                {(reason) => <p class="note stop">{words().failure(reason())}</p>}
              </Show>
              <Show when={found().permission !== 'granted'}>
                <p>{words().ask}</p>
              </Show>
              <p class="muted">{words().rhythm}</p>
              <div class="actions">
                <Show
                  when={found().permission === 'granted'}
                  fallback={
                    <button type="button" disabled={writing()} onClick={allow}>
                      {words().allow}
                    </button>
                  }
                >
                  <button type="button" disabled={writing()} onClick={now}>
                    {words().now}
                  </button>
                </Show>
                <button type="button" disabled={writing()} onClick={choose}>
                  {words().other}
                </button>
                <button class="quiet" type="button" disabled={writing()} onClick={forget}>
                  {words().forget}
                </button>
              </div>
            </>
          )}
        </Show>
        <p role="status" class="muted">
          {writing() ? words().writing : ''}
        </p>
        <Show when={error()} keyed>
          {(cause) => <ErrorPanel error={cause} />}
        </Show>
      </Show>
    </section>
  )
}
