import { A, useNavigate, useParams } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { DocumentView } from '../../../acts/contract'
import { isPayment } from '../../../domain/document'
import type { Problem } from '../../../domain/problem'
import type { ReadingWarningCode } from '../../../domain/problems/intake'
import { EmptyState } from '../../components/empty-state'
import { ErrorPanel } from '../../components/error-panel'
import { ProblemList } from '../../components/problems'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { remedyOf } from '../../remedy'
import { lang, t } from '../../texts'
import { en as warningsEn } from '../../texts/problems/reading-warnings.en'
import { fr as warningsFr } from '../../texts/problems/reading-warnings.fr'
import { documentPath, dossierOf, keyOf, lastList } from './address'
import { DeleteDialog } from './delete-dialog'
import { DifferenceTable } from './differences'
import './documents.css'
import './sheet.css'
import { EntryTable } from './entry'
import { History, Related } from './history'
import { Holds } from './holds'
import { Original } from './original'
import { PaymentSheet } from './payment-sheet'
import { InvoiceSheet } from './sheet'
import { StateChip } from './state-chip'

/** The page of one document. */
export default function DocumentPage() {
  const params = useParams()
  const engine = useEngine()
  const dossier = () => dossierOf(params.dossier)
  const key = () => keyOf(params.key)
  const view = createLive(() => engine.document(dossier(), key()), {
    what: ['documents', 'exports', 'settings'],
    dossier,
  })
  const owner = createLive(() => engine.dossier(dossier()), { what: ['dossiers'] })
  const words = () => t().documents.view
  return (
    <article class="page document-page">
      <Show when={view.error()} keyed>
        {(error) => <ErrorPanel error={error} onRetry={view.reload} />}
      </Show>
      <Switch>
        <Match when={view.loading() && !view.error()}>
          <h1 class="visually-hidden">{t().documents.title}</h1>
          <Skeleton rows={8} label={t().documents.title} />
        </Match>
        <Match when={view.value() === null}>
          <h1>{t().documents.title}</h1>
          <EmptyState title={words().missingTitle} text={words().missing}>
            <A class="button" href={`/${dossier()}/pieces`}>
              {words().seeList}
            </A>
          </EmptyState>
        </Match>
        <Match when={view.value()}>
          {(found) => <Found view={found()} dossier={dossier()} us={owner.value()?.name ?? words().us} />}
        </Match>
      </Switch>
    </article>
  )
}

function Found(props: {
  readonly view: DocumentView
  readonly dossier: ReturnType<typeof dossierOf>
  readonly us: string
}) {
  const navigate = useNavigate()
  const words = () => t().documents.view
  const [deleting, setDeleting] = createSignal(false)
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const engine = useEngine()
  const bookOnAccount = async () => {
    const outcome = await engine.liftHolds(props.dossier, row().key, { holds: [], onAccount: true })
    setProblems(outcome.ok ? [] : outcome.problems)
  }
  const document = () => props.view.document
  const row = () => props.view.row
  const invoice = () => {
    const each = document()
    return isPayment(each) ? undefined : each
  }
  const payment = () => {
    const each = document()
    return isPayment(each) ? each : undefined
  }
  // The questions are shown with their answers, not once more among the problems.
  const shown = () => [...problems(), ...props.view.problems.filter((each) => each.code !== 'posting.hold')]
  /** Those that a setting cures carry the link to it; the others are cured here, on this very page. */
  const settled = (bySetting: boolean) =>
    shown().filter((each) => (remedyOf(each, props.dossier)?.settings === true) === bySetting)
  return (
    <>
      <header class="head">
        <div class="title">
          <A href={`/${props.dossier}/pieces${lastList()}`}>← {words().back}</A>
          <h1 tabindex="-1">
            {t().documents.kindOf(row().kind, row().direction)} {row().number || t().documents.unnumbered}
          </h1>
        </div>
        <StateChip row={row()} />
        <span class="spacer" />
        <Show when={!props.view.deleted}>
          <A class="button" href={`${documentPath(props.dossier, row().key)}/modifier`}>
            {words().edit}
          </A>
          <button type="button" onClick={() => setDeleting(true)}>
            {words().delete}
          </button>
        </Show>
      </header>
      <Show when={props.view.deleted}>
        <p class="note stop">{words().deleted}</p>
      </Show>
      <Modified view={props.view} dossier={props.dossier} />
      <Holds
        dossier={props.dossier}
        document={document()}
        owners={props.view.owners}
        conflicts={props.view.conflicts}
        onDelete={() => setDeleting(true)}
        onProblems={setProblems}
      />
      <Show when={shown().length > 0}>
        <section aria-labelledby="document-problems">
          <h2 id="document-problems">{words().problems}</h2>
          <Show when={settled(true).length > 0}>
            <ProblemList problems={settled(true)} dossier={props.dossier} />
          </Show>
          <Show when={settled(false).length > 0}>
            <ProblemList problems={settled(false)} />
          </Show>
          <Show when={shown().some((each) => each.code === 'posting.receipts-invoice-unknown')}>
            <button type="button" onClick={bookOnAccount}>
              {t().documents.holds.onAccount}
            </button>
          </Show>
        </section>
      </Show>
      <Show when={invoice()}>{(each) => <InvoiceSheet document={each()} us={props.us} />}</Show>
      <Show when={payment()}>{(each) => <PaymentSheet document={each()} />}</Show>
      <Show
        when={props.view.entry}
        fallback={
          <section aria-labelledby="document-entry">
            <h2 id="document-entry">{words().entry}</h2>
            <p class="muted">{words().noEntry}</p>
          </section>
        }
      >
        {(entry) => <EntryTable entry={entry()} />}
      </Show>
      <div class="two-columns">
        <Related dossier={props.dossier} rows={props.view.related} />
        <History dossier={props.dossier} items={props.view.history} />
      </div>
      <Warnings view={props.view} />
      <Show when={props.view.hasOriginal}>
        <Original dossier={props.dossier} document={document()} />
      </Show>
      <DeleteDialog
        dossier={props.dossier}
        row={row()}
        open={deleting()}
        onClose={() => setDeleting(false)}
        onDeleted={() => navigate(`/${props.dossier}/pieces${lastList()}`)}
      />
    </>
  )
}

/** What changed since the export that holds the document, and the way to the correcting export. */
function Modified(props: { readonly view: DocumentView; readonly dossier: ReturnType<typeof dossierOf> }) {
  const words = () => t().documents.view
  const needsCorrection = () =>
    props.view.row.exportNumber !== null && (props.view.modified.length > 0 || props.view.deleted)
  return (
    <Show when={needsCorrection()}>
      <section class="modified note" aria-labelledby="document-modified">
        <div>
          <h2 id="document-modified">{words().modified(props.view.row.exportNumber ?? 0)}</h2>
          <p>{words().modifiedText}</p>
        </div>
        <Show when={props.view.modified.length > 0}>
          <DifferenceTable
            differences={props.view.modified}
            before={words().before}
            after={words().after}
            label={words().modified(props.view.row.exportNumber ?? 0)}
          />
        </Show>
        <A class="button" href={`/${props.dossier}/exports/nouveau?corriger=${encodeURIComponent(props.view.row.key)}`}>
          {words().correct}
        </A>
      </section>
    </Show>
  )
}

/** Where the document came from, and what its reader met that changes no amount. */
function Warnings(props: { readonly view: DocumentView }) {
  const words = () => t().documents.view
  const texts = (): Readonly<Record<string, (detail: string) => string>> => (lang() === 'fr' ? warningsFr : warningsEn)
  const source = () => props.view.document.source
  const text = (code: ReadingWarningCode | string, detail: string) => texts()[code]?.(detail) ?? `${code} ${detail}`
  return (
    <Show when={props.view.document.warnings.length > 0 || source().name !== ''}>
      <section class="muted source">
        <Show when={source().name !== ''}>
          <p>
            {words().source(source().name)}
            <Show when={source().line}>{(line) => `, ${words().sourceLine(line())}`}</Show>
          </p>
        </Show>
        <Show when={props.view.document.warnings.length > 0}>
          <h2>{words().warnings}</h2>
          <ul>
            <For each={props.view.document.warnings}>{(each) => <li>{text(each.code, each.detail)}</li>}</For>
          </ul>
        </Show>
      </section>
    </Show>
  )
}
