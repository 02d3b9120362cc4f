import './exports.css'
import { A, useNavigate, useParams } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { ExportView } from '../../../acts/contract'
import type { ExportId } from '../../../domain/export'
import type { Problem } from '../../../domain/problem'
import { ProblemList } from '../../components/problems'
import { Tabs } from '../../components/tabs'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t, typo } from '../../texts'
import { documentPath, dossierOf } from '../documents/address'
import { DifferenceTable } from '../documents/differences'
import { CancelDialog } from './cancel-dialog'
import { Entries } from './entries'
import { FileView } from './file-view'
import { Totals } from './totals'
import { period, stateOf, when } from './words'

/** One export: what it held, its control report, its file, and its cancellation. */
export default function ExportPage() {
  const engine = useEngine()
  const params = useParams()
  const dossier = () => dossierOf(params.dossier)
  const id = () => (params.id ?? '') as ExportId
  const view = createLive(() => engine.exportView(id()), { what: ['exports', 'documents'], dossier })
  return (
    <Show when={view.value() !== undefined} fallback={<p class="muted">{t().shell.loading}</p>}>
      <Show when={view.value()} fallback={<h1>{t().shell.notFound}</h1>}>
        {(found) => <Page view={found()} />}
      </Show>
    </Show>
  )
}

function Page(props: { readonly view: ExportView }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const made = () => props.view.made
  const [tab, setTab] = createSignal('report')
  const [cancelling, setCancelling] = createSignal(false)
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const again = async () => {
    const outcome = await engine.download(made().id)
    if (outcome.ok) download(outcome.value)
    setProblems(outcome.ok ? [] : outcome.problems)
  }
  const correct = () => {
    const keys = props.view.modifiedDocuments.map((each) => each.row.key).join('\n')
    navigate(`/${made().dossier}/exports/nouveau?corriger=${encodeURIComponent(keys)}`)
  }
  return (
    <>
      <div class="head">
        <div>
          <A href={`/${made().dossier}/exports`}>{t().exports.back}</A>
          <h1>{t().exports.exportTitle(made().number)}</h1>
          <span class="muted">{t().exports.madeOn(when(made().madeAt))}</span>{' '}
          <span class={`chip ${stateOf(made(), props.view.modified).tone}`}>
            {stateOf(made(), props.view.modified).word}
          </span>
        </div>
        <span class="spacer" />
        <div class="actions">
          <Show when={made().state === 'done'}>
            <button type="button" onClick={() => setCancelling(true)}>
              {t().exports.cancelExport}
            </button>
          </Show>
          <button class="primary" type="button" onClick={again}>
            {t().exports.download}
          </button>
        </div>
      </div>
      <ProblemList problems={problems()} />
      <Show when={made().state === 'cancelled' ? made() : undefined}>
        {(cancelled) => {
          const one = cancelled()
          return one.state === 'cancelled' ? (
            <div class="note">
              {t().exports.cancelledOn(when(one.cancelledAt), one.reason)}{' '}
              {one.imported ? t().exports.cancelledImported : ''}
            </div>
          ) : null
        }}
      </Show>
      <For each={props.view.followedBy}>
        {(each) => <div class="note info">{t().exports.followedBy(each.number)}</div>}
      </For>
      <Show when={props.view.modifiedDocuments.length > 0}>
        <Modified view={props.view} onCorrect={correct} />
      </Show>
      <div>
        <Tabs
          label={t().exports.exportTitle(made().number)}
          current={tab()}
          onChange={setTab}
          tabs={[
            { id: 'report', label: t().exports.report },
            { id: 'entries', label: t().exports.tabs.entries },
            { id: 'file', label: t().exports.tabs.file },
          ]}
        >
          <Switch>
            <Match when={tab() === 'report'}>
              <Report view={props.view} />
            </Match>
            <Match when={tab() === 'entries'}>
              <Entries
                of={made().id}
                dossier={made().dossier}
                load={(from, count) => engine.exportEntries(made().id, from, count)}
              />
            </Match>
            <Match when={tab() === 'file'}>
              <FileView
                of={made().id}
                dossier={made().dossier}
                load={(from, count) => engine.exportRecords(made().id, from, count)}
              />
            </Match>
          </Switch>
        </Tabs>
      </div>
      <CancelDialog open={cancelling()} made={made()} onClose={() => setCancelling(false)} />
    </>
  )
}

/** Everything an accountant asks about a file that was received. */
function Report(props: { readonly view: ExportView }) {
  const made = () => props.view.made
  const names = () => t().exports.facts
  const facts = (): readonly (readonly [string, string])[] => [
    [names().period, period(made())],
    [names().journals, made().journalLabels.join(', ')],
    [names().format, made().formatLabel],
    [names().documents, typo().count(made().documents)],
    [names().entries, `${made().firstEntry}–${made().lastEntry}`],
    [names().lines, typo().count(made().lines)],
    [names().total, typo().money(made().debit)],
    [names().file, made().file.name],
    [names().size, t().exports.bytes(typo().count(made().file.size))],
    [names().version, made().version],
  ]
  return (
    <div class="export-report">
      <section class="sheet">
        <dl class="facts">
          <For each={facts()}>
            {([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            )}
          </For>
          <For each={made().parts}>
            {(part) => (
              <>
                <dt>{names().parts}</dt>
                <dd>{part.name}</dd>
              </>
            )}
          </For>
          <dt>{names().sha}</dt>
          <dd class="digest">{made().file.sha256}</dd>
          <dt>{names().md5}</dt>
          <dd class="digest">{made().file.md5}</dd>
        </dl>
      </section>
      <p class={props.view.digestHolds ? 'note ok' : 'note stop'}>
        {props.view.digestHolds ? t().exports.digestHolds : t().exports.digestBroken}
      </p>
      <Totals journals={props.view.journals} accounts={props.view.accounts} vat={props.view.vat} />
      <Show when={props.view.notices.length > 0}>
        <h2>{t().exports.notices}</h2>
        <ProblemList problems={props.view.notices} />
      </Show>
      <div class="actions hide-s">
        <button type="button" onClick={() => window.print()}>
          {t().exports.print}
        </button>
      </div>
    </div>
  )
}

/** Documents that changed since, field by field, and the way to the correcting export. */
function Modified(props: { readonly view: ExportView; readonly onCorrect: () => void }) {
  return (
    <section class="sheet">
      <div class="note">
        <strong>{t().exports.modifiedTitle}</strong>
        <span class="spacer" />
        <button type="button" onClick={() => props.onCorrect()}>
          {t().exports.makeCorrection}
        </button>
      </div>
      <For each={props.view.modifiedDocuments}>
        {(each) => (
          <div class="pad">
            <A href={documentPath(props.view.made.dossier, each.row.key)}>{each.row.number}</A>{' '}
            <span class="muted">{each.row.party}</span>
            <Show when={!each.deleted} fallback={<span class="chip stop">{t().exports.deleted}</span>}>
              <DifferenceTable
                differences={each.differences}
                before={t().exports.before}
                after={t().exports.after}
                label={each.row.number}
              />
            </Show>
          </div>
        )}
      </For>
    </section>
  )
}
