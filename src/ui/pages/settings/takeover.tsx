import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ChartProposal } from '../../../acts/contract'
import type { Problem } from '../../../domain/problem'
import { EmptyState } from '../../components/empty-state'
import { FileChoice } from '../../components/file-choice'
import { ProblemList } from '../../components/problems'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { useSettings } from './context'
import { Proposals } from './proposals'

/** « Reprendre »: last year's FEC or a chart as CSV proposes settings, each with an example; nothing changes unconfirmed. */
export default function Takeover() {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().settings.takeover
  const [file, setFile] = createSignal<File>()
  const [reading, setReading] = createSignal(false)
  const [proposals, setProposals] = createSignal<readonly ChartProposal[]>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [said, setSaid] = createSignal('')
  const incoming = createMemo(() => {
    const chosen = file()
    return chosen && { name: chosen.name, blob: chosen }
  })
  const choose = async (chosen: File) => {
    setFile(chosen)
    setSaid('')
    setProposals(undefined)
    setReading(true)
    try {
      const outcome = await engine.proposeSettings(dossier().id, { name: chosen.name, blob: chosen })
      setProblems(outcome.ok ? [] : outcome.problems)
      setProposals(outcome.ok ? outcome.value : undefined)
    } finally {
      setReading(false)
    }
  }
  const accept = async (ids: readonly string[]) => {
    const given = incoming()
    if (!given) return
    const outcome = await engine.acceptProposals(dossier().id, given, ids)
    setProblems(outcome.ok ? [] : outcome.problems)
    if (!outcome.ok) return
    setProposals(undefined)
    setSaid(words().taken(ids.length))
  }
  return (
    <>
      <p class="muted lead">{words().lead}</p>
      <div class="actions">
        <FileChoice label={words().choose} accept=".txt,.csv,.tsv,.xlsx" primary onChoose={choose} />
        <span class="muted wrap">{reading() ? words().reading(file()?.name ?? '') : words().kinds}</span>
      </div>
      <p role="status" classList={{ note: said() !== '', ok: said() !== '' }}>
        {said()}
      </p>
      <ProblemList problems={problems()} />
      <Show when={proposals()}>
        {(found) => (
          <Show
            when={found().length > 0}
            fallback={<EmptyState title={words().nothing} text={words().nothingText(file()?.name ?? '')} />}
          >
            <Proposals proposals={found()} onAccept={accept} onDrop={() => setProposals(undefined)} />
          </Show>
        )}
      </Show>
      <Show when={!proposals() && !reading()}>
        <ul class="muted">
          <For each={words().what}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Show>
    </>
  )
}
