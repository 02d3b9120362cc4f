import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { DossierId } from '../../domain/dossier'
import type { Problem } from '../../domain/problem'
import { remedyOf } from '../remedy'
import { problemText, t, typo } from '../texts'

/** Problems at once: what, why, what to do, and the link that cures it. */
export function ProblemList(props: {
  readonly problems: readonly Problem[]
  readonly dossier?: DossierId | undefined
  /** How many there are in all, when only some are listed. */
  readonly total?: number
}) {
  return (
    <Show when={props.problems.length > 0}>
      <ul class="problems">
        <For each={props.problems.slice(0, 300)}>
          {(problem) => {
            const text = () => problemText(problem)
            const remedy = () => (props.dossier ? remedyOf(problem, props.dossier) : undefined)
            return (
              <li class={problem.level}>
                <strong>{text().what}</strong>
                <span class="why">
                  {text().why} {text().remedy}{' '}
                  <Show when={remedy()}>
                    {(link) => (
                      <A href={link().to}>{link().settings ? t().shell.remedySettings : t().shell.remedyDocument}</A>
                    )}
                  </Show>
                </span>
              </li>
            )
          }}
        </For>
        <Show when={(props.total ?? props.problems.length) > 300}>
          <li>{t().shell.more(typo().count((props.total ?? props.problems.length) - 300))}</li>
        </Show>
      </ul>
    </Show>
  )
}
