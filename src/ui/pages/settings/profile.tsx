import { createSignal, For, Show } from 'solid-js'
import type { SettingDifference } from '../../../acts/contract'
import type { Problem } from '../../../domain/problem'
import { FileChoice } from '../../components/file-choice'
import { ProblemList } from '../../components/problems'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { useSettings } from './context'
import { pathWords } from './profile-words'

/** Rows of the difference drawn at once. */
const SHOWN = 500

/** « Profil »: all settings as one file, out and in; a file that comes in shows its differences first. */
export default function Profile() {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().settings.profile
  const [file, setFile] = createSignal<File>()
  const [differences, setDifferences] = createSignal<readonly SettingDifference[]>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [said, setSaid] = createSignal('')
  const compare = async (chosen: File) => {
    setFile(chosen)
    setSaid('')
    const outcome = await engine.compareProfile(dossier().id, chosen)
    setProblems(outcome.ok ? [] : outcome.problems)
    setDifferences(outcome.ok ? outcome.value : undefined)
  }
  const apply = async () => {
    const chosen = file()
    const count = differences()?.length ?? 0
    if (!chosen) return
    const outcome = await engine.applyProfile(dossier().id, chosen)
    setProblems(outcome.ok ? [] : outcome.problems)
    if (!outcome.ok) return
    setDifferences(undefined)
    setSaid(words().applied(count))
  }
  return (
    <>
      <p class="muted lead">{words().lead}</p>
      <div class="actions">
        <button class="primary" type="button" onClick={async () => download(await engine.profile(dossier().id))}>
          {words().export}
        </button>
        <FileChoice label={words().import} accept=".json" onChoose={compare} />
      </div>
      <p role="status" classList={{ note: said() !== '', ok: said() !== '' }}>
        {said()}
      </p>
      <ProblemList problems={problems()} />
      <Show when={differences()}>
        {(found) => (
          <Show when={found().length > 0} fallback={<p class="note info">{words().same(file()?.name ?? '')}</p>}>
            <h2>{words().differences(found().length, file()?.name ?? '')}</h2>
            <section class="sheet window" aria-label={words().import} tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th>{words().setting}</th>
                    <th>{words().now}</th>
                    <th>{words().next}</th>
                  </tr>
                </thead>
                <tbody>
                  <For each={found().slice(0, SHOWN)}>
                    {(each) => (
                      <tr>
                        <td class="wrap">{pathWords(each.path)}</td>
                        <td class="wrap">{each.now ?? <span class="muted">{words().absent}</span>}</td>
                        <td class="wrap">{each.next ?? <span class="chip warn">{words().removed}</span>}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </section>
            <Show when={found().length > SHOWN}>
              <p class="muted">{t().settings.takeover.more(found().length - SHOWN)}</p>
            </Show>
            <div class="foot">
              <button class="primary" type="button" onClick={apply}>
                {words().apply}
              </button>
              <button type="button" onClick={() => setDifferences(undefined)}>
                {t().shell.cancel}
              </button>
              <span class="muted">{t().settings.applies}</span>
            </div>
          </Show>
        )}
      </Show>
    </>
  )
}
