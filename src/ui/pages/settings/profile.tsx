import { createSignal, For, Show } from 'solid-js'
import type { ChartProposal, SettingDifference } from '../../../acts/contract'
import type { Dossier } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { CheckField } from '../../components/fields'
import { ProblemList } from '../../components/problems'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { t, typo } from '../../texts'

/** The profile file out and in, and last year's FEC or a chart as a start. Differences are shown first. */
export function Profile(props: { readonly dossier: Dossier }) {
  const engine = useEngine()
  const [file, setFile] = createSignal<File>()
  const [differences, setDifferences] = createSignal<readonly SettingDifference[]>()
  const [proposals, setProposals] = createSignal<readonly ChartProposal[]>()
  const [accepted, setAccepted] = createSignal<ReadonlySet<string>>(new Set())
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [saved, setSaved] = createSignal(false)
  let profileInput: HTMLInputElement | undefined
  let fecInput: HTMLInputElement | undefined
  const compare = async (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    const outcome = await engine.compareProfile(props.dossier.id, chosen)
    setProblems(outcome.ok ? [] : outcome.problems)
    setDifferences(outcome.ok ? outcome.value : undefined)
  }
  const apply = async () => {
    const chosen = file()
    if (!chosen) return
    const outcome = await engine.applyProfile(props.dossier.id, chosen)
    setProblems(outcome.ok ? [] : outcome.problems)
    setSaved(outcome.ok)
    if (outcome.ok) setDifferences(undefined)
  }
  const propose = async (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    const outcome = await engine.proposeSettings(props.dossier.id, { name: chosen.name, blob: chosen })
    setProblems(outcome.ok ? [] : outcome.problems)
    setProposals(outcome.ok ? outcome.value : undefined)
    setAccepted(new Set(outcome.ok ? outcome.value.map((each) => each.id) : []))
  }
  const accept = async () => {
    const chosen = file()
    if (!chosen) return
    const outcome = await engine.acceptProposals(props.dossier.id, { name: chosen.name, blob: chosen }, [...accepted()])
    setProblems(outcome.ok ? [] : outcome.problems)
    setSaved(outcome.ok)
    if (outcome.ok) setProposals(undefined)
  }
  const tick = (id: string, on: boolean) =>
    setAccepted((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  return (
    <div class="form">
      <p>{t().settings.profileText}</p>
      <div class="actions">
        <button type="button" onClick={async () => download(await engine.profile(props.dossier.id))}>
          {t().settings.profileExport}
        </button>
        <input
          ref={(found) => (profileInput = found)}
          type="file"
          accept=".json"
          aria-label={t().settings.profileImport}
          onChange={(event) => compare(event.currentTarget.files?.[0])}
        />
        <button type="button" onClick={() => profileInput?.click()}>
          {t().settings.profileImport}
        </button>
        <span role="status">{saved() ? t().settings.saved : ''}</span>
      </div>
      <ProblemList problems={problems()} />
      <Show when={differences()}>
        {(found) => (
          <Show when={found().length > 0} fallback={<p>{t().settings.profileSame}</p>}>
            <p>{t().settings.differences(typo().count(found().length))}</p>
            <section class="sheet window" tabIndex={0} aria-label={t().settings.profileImport}>
              <table>
                <tbody>
                  <For each={found().slice(0, 500)}>
                    {(each) => (
                      <tr>
                        <td class="wrap">{each.path}</td>
                        <td class="wrap">{each.now ?? '∅'}</td>
                        <td class="wrap">{each.next ?? '∅'}</td>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </section>
            <div class="actions">
              <button type="button" onClick={apply}>
                {t().settings.apply}
              </button>
            </div>
          </Show>
        )}
      </Show>
      <h2>{t().settings.fecTitle}</h2>
      <div class="actions">
        <input
          ref={(found) => (fecInput = found)}
          type="file"
          accept=".txt,.csv"
          aria-label={t().settings.fecChoose}
          onChange={(event) => propose(event.currentTarget.files?.[0])}
        />
        <button type="button" onClick={() => fecInput?.click()}>
          {t().settings.fecChoose}
        </button>
      </div>
      <Show when={proposals()}>
        {(found) => (
          <>
            <p>{t().settings.proposals(typo().count(found().length))}</p>
            <For each={found().slice(0, 500)}>
              {(each) => (
                <CheckField
                  label={`${t().settings.what[each.what]} ${each.proposed} · ${each.now ? `${each.now} → ` : ''}${each.label} · ${each.example}`}
                  checked={accepted().has(each.id)}
                  onChange={(on) => tick(each.id, on)}
                />
              )}
            </For>
            <div class="actions">
              <button type="button" onClick={accept}>
                {t().settings.accept}
              </button>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}
