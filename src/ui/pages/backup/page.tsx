import { createSignal, For, Show } from 'solid-js'
import type { BackupContents } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { CheckField } from '../../components/fields'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { createWork } from '../../work'
import { when } from '../exports/words'

/** One file with everything, its restoration, and the browser's promise to keep the data. */
export default function Backup() {
  const engine = useEngine()
  const work = createWork(engine)
  const storage = createLive(() => engine.storage(), { what: ['backup', 'documents', 'exports', 'dossiers'] })
  const [refused, setRefused] = createSignal(false)
  const [file, setFile] = createSignal<File>()
  const [contents, setContents] = createSignal<BackupContents>()
  const [replace, setReplace] = createSignal<readonly DossierId[]>([])
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [done, setDone] = createSignal('')
  let input: HTMLInputElement | undefined

  const make = async () => download(await work.run((job) => engine.backup(job)))
  const persist = async () => {
    setRefused(!(await navigator.storage.persist()))
    storage.reload()
  }
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    setDone('')
    const outcome = await engine.inspectBackup(chosen)
    setProblems(outcome.ok ? [] : outcome.problems)
    setContents(outcome.ok ? outcome.value : undefined)
    setReplace([])
  }
  const restore = async () => {
    const chosen = file()
    if (!chosen) return
    const outcome = await work.run((job) => engine.restore(chosen, replace(), job))
    setProblems(outcome.ok ? [] : outcome.problems)
    if (!outcome.ok) return
    setContents(undefined)
    setDone(t().backup.done(outcome.value.dossiers, outcome.value.documents, outcome.value.digestsChecked))
  }
  const tick = (id: DossierId, on: boolean) =>
    setReplace((before) => (on ? [...before, id] : before.filter((each) => each !== id)))
  return (
    <>
      <h1>{t().backup.title}</h1>
      <p class="form">{t().backup.why}</p>
      <div class="actions">
        <button class="primary" type="button" disabled={work.running()} onClick={make}>
          {t().backup.make}
        </button>
        <span class="muted">
          <Show when={storage.value()?.lastBackup} fallback={t().backup.never}>
            {(last) => t().backup.last(when(last()))}
          </Show>
        </span>
      </div>
      <Show when={work.running()}>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
      </Show>
      <section class="form">
        <h2>{t().backup.storage}</h2>
        <Show when={storage.value()}>
          {(found) => (
            <>
              <p>{t().backup.space(found().used, found().quota)}</p>
              <p>{found().persisted ? t().backup.persisted : t().backup.notPersisted}</p>
              <Show when={!found().persisted}>
                <div class="actions">
                  <button type="button" onClick={persist}>
                    {t().backup.persist}
                  </button>
                  <Show when={refused()}>
                    <span class="muted">{t().backup.refused}</span>
                  </Show>
                </div>
              </Show>
            </>
          )}
        </Show>
      </section>
      <section class="form">
        <h2>{t().backup.restore}</h2>
        <div class="actions">
          <input
            ref={(found) => (input = found)}
            type="file"
            accept=".ecritoire"
            aria-label={t().backup.choose}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
          <button type="button" onClick={() => input?.click()}>
            {t().backup.choose}
          </button>
        </div>
        <div role="status">{done()}</div>
        <ProblemList problems={problems()} />
        <Show when={contents()}>
          {(found) => (
            <>
              <p>{t().backup.contents(when(found().madeAt), found().version)}</p>
              <For each={found().dossiers}>
                {(each) => (
                  <Show
                    when={each.exists}
                    fallback={
                      <p>
                        {each.name} · {t().backup.counts(each.documents, each.exports)} · {t().backup.fresh}
                      </p>
                    }
                  >
                    <CheckField
                      label={`${each.name} · ${t().backup.counts(each.documents, each.exports)} · ${t().backup.exists}`}
                      checked={replace().includes(each.id)}
                      onChange={(on) => tick(each.id, on)}
                    />
                  </Show>
                )}
              </For>
              <div class="actions">
                <button type="button" onClick={restore}>
                  {t().backup.run}
                </button>
              </div>
            </>
          )}
        </Show>
      </section>
    </>
  )
}
