import { useParams } from '@solidjs/router'
import { createEffect, createMemo, createResource, createSignal, on, onCleanup, Show } from 'solid-js'
import type { FormatChoice, IncomingFile } from '../../../acts/contract'
import { FileChoice } from '../../components/file-choice'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { createWork } from '../../work'
import { dossierOf } from '../documents/address'
import '../exports/exports.css'
import './examine.css'
import { examining, offerExamination } from './examining'
import { FormatForm } from './format-form'
import { Facts, Findings } from './result'

/** « Examiner un fichier »: any file of entries, of any program, as entries, anomalies, totals and bytes. */
export default function ExaminePage() {
  return (
    <>
      <header class="head">
        <div class="title">
          <h1>{t().examine.title}</h1>
          <span class="muted">{t().examine.lead}</span>
        </div>
        <span class="spacer" />
        <Show when={examining()}>
          <FileChoice label={t().examine.chooseOther} accept="" onChoose={offer} />
        </Show>
      </header>
      <Show when={examining()} keyed fallback={<Awaiting />}>
        {(file) => <Examined file={file} />}
      </Show>
    </>
  )
}

function offer(file: File): void {
  offerExamination({ name: file.name, blob: file })
}

/** Nothing yet: where a file is dropped or chosen. The whole window takes drops. */
function Awaiting() {
  return (
    <section class="drop" aria-label={t().examine.title}>
      <p class="count">{t().examine.drop}</p>
      <div class="actions">
        <FileChoice label={t().examine.choose} accept="" primary onChoose={offer} />
      </div>
      <p class="muted">{t().examine.kinds}</p>
    </section>
  )
}

/** One file, in the format that it is recognised in until another one is chosen. */
function Examined(props: { readonly file: IncomingFile }) {
  const engine = useEngine()
  const params = useParams()
  const [formats] = createResource(
    () => dossierOf(params.dossier),
    (id) => engine.formats(id),
  )
  const [choice, setChoice] = createSignal<FormatChoice | null>(null)
  const [part, setPart] = createSignal<string | null>(null)
  const asked = createMemo(() => ({ dossier: dossierOf(params.dossier), choice: choice(), part: part() }))
  const work = createWork(engine)
  const [outcome] = createResource(asked, (ask) => {
    // What was asked before is not awaited any more.
    work.stop()
    return work.run((job) => engine.examine(ask.dossier, props.file, ask.choice, ask.part, job))
  })
  onCleanup(work.stop)
  const found = () => {
    const latest = outcome.latest
    return latest?.ok ? latest.value : undefined
  }
  const problems = () => {
    const latest = outcome.latest
    return latest && !latest.ok ? latest.problems : []
  }
  // Another part is another file: what was chosen for the first says nothing of it.
  createEffect(on(part, () => setChoice(null), { defer: true }))
  return (
    <>
      <p role="status" class={outcome.loading ? 'muted' : 'visually-hidden'}>
        {outcome.loading ? t().examine.reading(props.file.name) : ''}
      </p>
      <Show when={outcome.loading && work.progress()}>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
      </Show>
      <ProblemList problems={problems()} />
      <div class="examined">
        <Show when={formats() && (found() || problems().some(({ code }) => code === 'act.unknown-format'))}>
          <FormatForm
            formats={formats() ?? []}
            examination={found()}
            onChoice={setChoice}
            onPart={(name) => setPart(name)}
          />
        </Show>
        <Show when={found()}>{(examination) => <Facts examination={examination()} />}</Show>
      </div>
      <Show when={found()}>{(examination) => <Findings examination={examination()} />}</Show>
    </>
  )
}
