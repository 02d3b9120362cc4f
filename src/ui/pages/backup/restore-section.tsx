import { createMemo, createSignal, For, Show } from 'solid-js'
import type { BackupContents, Secrets } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { cardName } from '../../card-name'
import { ErrorPanel } from '../../components/error-panel'
import { FileChoice } from '../../components/file-choice'
import { PassphraseField } from '../../components/passphrase-field'
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
  /** The file is protected and its passphrase is not known yet. */
  const [asks, setAsks] = createSignal(false)
  const [secrets, setSecrets] = createSignal<Secrets>({})

  const choose = async (chosen: File) => {
    setSecrets({})
    setAsks(false)
    setFile(chosen)
    await inspect(chosen)
  }
  const inspect = async (chosen: File) => {
    setDone('')
    setError(undefined)
    setContents(undefined)
    setReplace([])
    setChecking(true)
    try {
      const outcome = await engine.inspectBackup(chosen, secrets().file)
      const needed = !outcome.ok && outcome.problems.some((each) => each.code === 'act.passphrase-needed')
      if (needed || outcome.ok) setAsks(needed)
      setProblems(outcome.ok || needed ? [] : outcome.problems)
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
      const outcome = await work.run((job) => engine.restore(chosen, replace(), job, secrets()))
      setProblems(outcome.ok ? [] : outcome.problems)
      if (!outcome.ok) return
      const { dossiers, documents, exports, digestsChecked } = outcome.value
      setContents(undefined)
      setSecrets({})
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
      <Show when={asks() && file()}>
        {(chosen) => (
          <form
            class="form"
            onSubmit={(event) => {
              event.preventDefault()
              inspect(chosen())
            }}
          >
            <p>{words().fileAsks}</p>
            <PassphraseField
              label={words().filePassphrase}
              value={secrets().file ?? ''}
              kind="current"
              focus
              onInput={(text) => setSecrets((before) => ({ ...before, file: text }))}
            />
            <div class="actions">
              <button class="primary" type="submit" disabled={checking() || !secrets().file}>
                {words().openFile}
              </button>
            </div>
          </form>
        )}
      </Show>
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
            secrets={secrets().dossiers ?? {}}
            onSecret={(id, text) =>
              setSecrets((before) => ({ ...before, dossiers: { ...before.dossiers, [id]: text } }))
            }
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
  readonly secrets: Readonly<Record<DossierId, string>>
  readonly onSecret: (id: DossierId, passphrase: string) => void
  readonly onTick: (id: DossierId, on: boolean) => void
  readonly onRestore: () => void
  readonly onCancel: () => void
}) {
  const words = () => t().backup
  const wanted = createMemo(() =>
    props.contents.dossiers.filter((each) => !each.exists || props.replace.includes(each.id)),
  )
  const count = () => wanted().length
  const lacking = () => wanted().some((each) => each.locked && !props.secrets[each.id])
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
                  <td class="wrap">
                    {cardName(each)}{' '}
                    <Show when={each.locked}>
                      <span class="chip off">{words().lockedHere}</span>
                    </Show>
                  </td>
                  <td class="n">{each.locked ? '' : typo().count(each.documents)}</td>
                  <td class="n hide-s">{each.locked ? '' : typo().count(each.exports)}</td>
                  <td class="wrap">
                    <Show when={each.exists} fallback={<span class="chip">{words().fresh}</span>}>
                      <label class="check">
                        <input
                          type="checkbox"
                          aria-label={words().replaceOf(cardName(each))}
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
      <For each={wanted().filter((each) => each.locked)}>
        {(each) => (
          <PassphraseField
            label={words().passphraseOf(cardName(each))}
            value={props.secrets[each.id] ?? ''}
            kind="current"
            onInput={(text) => props.onSecret(each.id, text)}
          />
        )}
      </For>
      <div class="actions">
        <button
          class="primary"
          type="button"
          disabled={props.running || count() === 0 || lacking()}
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
