import { createMemo, createSignal, For, Show } from 'solid-js'
import type { BackupContents } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { ErrorPanel } from '../../components/error-panel'
import { FileChoice } from '../../components/file-choice'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { useEngine } from '../../engine'
import { t, typo } from '../../texts'
import { createWork } from '../../work'
import { when } from '../exports/words'

/** A backup is looked at first; what is not here is added, what is here is replaced only when ticked. */
export function RestoreSection() {
  const engine = useEngine()
  const work = createWork(engine)
  const words = () => t().backup
  const [file, setFile] = createSignal<File>()
  const [contents, setContents] = createSignal<BackupContents>()
  const [replace, setReplace] = createSignal<readonly DossierId[]>([])
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [checking, setChecking] = createSignal(false)
  const [done, setDone] = createSignal('')
  const [error, setError] = createSignal<unknown>()

  const choose = async (chosen: File) => {
    setFile(chosen)
    setDone('')
    setError(undefined)
    setContents(undefined)
    setReplace([])
    setChecking(true)
    try {
      const outcome = await engine.inspectBackup(chosen)
      setProblems(outcome.ok ? [] : outcome.problems)
      setContents(outcome.ok ? outcome.value : undefined)
    } catch (cause) {
      setError(() => cause)
    } finally {
      setChecking(false)
    }
  }
  const restore = async () => {
    const chosen = file()
    if (!chosen) return
    setError(undefined)
    try {
      const outcome = await work.run((job) => engine.restore(chosen, replace(), job))
      setProblems(outcome.ok ? [] : outcome.problems)
      if (!outcome.ok) return
      const { dossiers, documents, exports, digestsChecked } = outcome.value
      setContents(undefined)
      setDone(words().done(dossiers, documents, exports, digestsChecked))
    } catch (cause) {
      setError(() => cause)
    }
  }
  return (
    <section class="sheet pad form">
      <h2>{words().restore}</h2>
      <p>{words().restoreText}</p>
      <div class="actions">
        <FileChoice label={words().choose} accept=".ecritoire" onChoose={choose} />
        <span class="muted wrap" role="status">
          {checking() ? words().checking(file()?.name ?? '') : ''}
        </span>
      </div>
      <p role="status" classList={{ note: done() !== '', ok: done() !== '' }}>
        {done()}
      </p>
      <ProblemList problems={problems()} />
      <Show when={error()} keyed>
        {(cause) => <ErrorPanel error={cause} />}
      </Show>
      <Show when={contents()}>
        {(found) => (
          <Contents
            contents={found()}
            replace={replace()}
            running={work.running()}
            onTick={(id, on) => setReplace((before) => (on ? [...before, id] : before.filter((each) => each !== id)))}
            onRestore={restore}
            onCancel={() => setContents(undefined)}
          />
        )}
      </Show>
      <Show when={work.running()}>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
      </Show>
    </section>
  )
}

function Contents(props: {
  readonly contents: BackupContents
  readonly replace: readonly DossierId[]
  readonly running: boolean
  readonly onTick: (id: DossierId, on: boolean) => void
  readonly onRestore: () => void
  readonly onCancel: () => void
}) {
  const words = () => t().backup
  const count = createMemo(
    () => props.contents.dossiers.filter((each) => !each.exists || props.replace.includes(each.id)).length,
  )
  return (
    <>
      <p>{words().contents(when(props.contents.madeAt), props.contents.version)}</p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>{words().dossier}</th>
              <th class="n">{words().documents}</th>
              <th class="n hide-s">{words().exports}</th>
              <th>{words().here}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.contents.dossiers}>
              {(each) => (
                <tr>
                  <td class="wrap">{each.name}</td>
                  <td class="n">{typo().count(each.documents)}</td>
                  <td class="n hide-s">{typo().count(each.exports)}</td>
                  <td class="wrap">
                    <Show when={each.exists} fallback={<span class="chip">{words().fresh}</span>}>
                      <label class="check">
                        <input
                          type="checkbox"
                          aria-label={words().replaceOf(each.name)}
                          checked={props.replace.includes(each.id)}
                          onChange={(event) => props.onTick(each.id, event.currentTarget.checked)}
                        />
                        <span>{words().replaceIt}</span>
                      </label>
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={props.replace.length > 0}>
        <p class="note stop">{words().replaceMeans(props.replace.length)}</p>
      </Show>
      <div class="actions">
        <button
          class="primary"
          type="button"
          disabled={props.running || count() === 0}
          onClick={() => props.onRestore()}
        >
          {words().run(count())}
        </button>
        <button type="button" disabled={props.running} onClick={() => props.onCancel()}>
          {t().shell.cancel}
        </button>
      </div>
    </>
  )
}
