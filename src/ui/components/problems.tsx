import { A } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import type { DossierId } from '../../domain/dossier'
import type { Problem } from '../../domain/problem'
import { remedyOf } from '../remedy'
import { problemText, t, typo } from '../texts'

/** Most problems shown; the count is whole. */
const MOST = 300

/** Problems at once: what, why, what to do, and the link that cures it. Those with one cause and one cure stand together. */
export function ProblemList(props: {
  readonly problems: readonly Problem[]
  readonly dossier?: DossierId | undefined
  /** How many there are in all, when only some are listed. */
  readonly total?: number
}) {
  const groups = createMemo(() => alike(props.problems.slice(0, MOST), props.dossier))
  return (
    <Show when={props.problems.length > 0}>
      <ul class="problems">
        <For each={groups()}>
          {([first, ...others]) => (
            <li class={first.level}>
              <strong>{problemText(first).what}</strong>
              <span class="why">
                {problemText(first).why} {problemText(first).remedy} <Remedy problem={first} dossier={props.dossier} />
              </span>
              <Show when={others.length > 0}>
                <details>
                  <summary>{t().shell.alike(typo().count(others.length))}</summary>
                  <ul>
                    <For each={others}>
                      {(other) => (
                        <li>
                          {problemText(other).what} <Remedy problem={other} dossier={props.dossier} />
                        </li>
                      )}
                    </For>
                  </ul>
                </details>
              </Show>
            </li>
          )}
        </For>
        <Show when={(props.total ?? props.problems.length) > MOST}>
          <li>{t().shell.more(typo().count((props.total ?? props.problems.length) - MOST))}</li>
        </Show>
      </ul>
    </Show>
  )
}

/** The way to what cures a problem. */
function Remedy(props: { readonly problem: Problem; readonly dossier: DossierId | undefined }) {
  const remedy = () => (props.dossier ? remedyOf(props.problem, props.dossier) : undefined)
  return (
    <Show when={remedy()}>
      {(link) => <A href={link().to}>{link().settings ? t().shell.remedySettings : t().shell.remedyDocument}</A>}
    </Show>
  )
}

/** Problems of one kind that one setting cures, or that each document cures, in the order of the first of them. */
function alike(problems: readonly Problem[], dossier: DossierId | undefined): [Problem, ...Problem[]][] {
  const groups = new Map<string, [Problem, ...Problem[]]>()
  for (const problem of problems) {
    const remedy = dossier ? remedyOf(problem, dossier) : undefined
    const key = `${problem.level} ${problem.code} ${remedy?.settings ? remedy.to : ''}`
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  return [...groups.values()]
}
