import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import type { PlainDate } from '../../../domain/date'
import { plainDate } from '../../../domain/date'
import type { Direction, Document } from '../../../domain/document'
import type { Dossier } from '../../../domain/dossier'
import type { ManualForm } from '../../../intake/manual'
import { blankInvoice, blankPayment, formOf } from '../../../intake/manual'
import { Dialog } from '../../components/dialog'
import { EmptyState } from '../../components/empty-state'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { documentPath, dossierOf, keyOf, lastList, newDocumentPath } from './address'
import './documents.css'
import './sheet.css'
import { KINDS } from './filters'
import { dropDraft } from './form/draft'
import { DocumentEditor } from './form/editor'
import './form/form.css'

/** The page of the form: a new document, or one that is changed. */
export default function EditPage() {
  const params = useParams()
  const [query] = useSearchParams()
  const engine = useEngine()
  const dossier = () => dossierOf(params.dossier)
  const owner = createLive(() => engine.dossier(dossier()), { what: ['dossiers', 'settings'], dossier })
  const key = () => (params.key === undefined ? null : keyOf(params.key))
  const changed = createLive(
    async () => {
      const asked = key()
      return asked === null ? 'new' : await engine.document(dossier(), asked)
    },
    // Not kept up to date: what another tab does must not overwrite what is being typed.
    { what: [] },
  )
  const kind = () => KINDS.find((each) => each === query.kind) ?? 'invoice'
  const direction = (): Direction => (query.sens === 'purchase' ? 'purchase' : 'sale')
  const was = () => {
    const found = changed.value()
    return typeof found === 'object' && found !== null ? found : null
  }
  const ready = createMemo(() => {
    const company = owner.value()
    const asked = changed.value()
    if (!company || asked === undefined || asked === null) return undefined
    // Named by what the form is for, so that another kind or document makes another form.
    return { company, form: `${key() ?? `${kind()}.${direction()}`}` }
  })
  const title = () => {
    const found = was()
    return found
      ? t().documents.form.change(found.row.number || t().documents.unnumbered)
      : t().documents.form.titles[kind()]
  }
  return (
    <article class="page">
      <header class="head">
        <div class="title">
          <A href={key() === null ? `/${dossier()}/pieces${lastList()}` : documentPath(dossier(), keyOf(params.key))}>
            ← {t().documents.view.back}
          </A>
          <h1 tabindex="-1">{title()}</h1>
        </div>
      </header>
      <Show when={owner.error() ?? changed.error()} keyed>
        {(error) => <ErrorPanel error={error} />}
      </Show>
      <Switch fallback={<Skeleton rows={8} label={t().documents.form.new} />}>
        <Match when={changed.value() === null}>
          <EmptyState title={t().documents.view.missingTitle} text={t().documents.view.missing} />
        </Match>
        <Match when={ready()?.form} keyed>
          {(form) => (
            <Show when={owner.value()} keyed={false}>
              {(company) => (
                <Editing
                  dossier={company()}
                  name={form}
                  kind={kind()}
                  direction={direction()}
                  was={was()?.document ?? null}
                  exported={was()?.row.exportNumber ?? null}
                />
              )}
            </Show>
          )}
        </Match>
      </Switch>
    </article>
  )
}

function Editing(props: {
  readonly dossier: Dossier
  readonly name: string
  readonly kind: ManualForm['kind']
  readonly direction: Direction
  readonly was: Document | null
  readonly exported: number | null
}) {
  const navigate = useNavigate()
  const words = () => t().documents.form
  const [leaving, setLeaving] = createSignal(false)
  const [turn, setTurn] = createSignal(1)
  const [saved, setSaved] = createSignal('')
  const draft = () => `${props.dossier.id}.${props.name}`
  const leave = () => {
    dropDraft(draft())
    navigate(props.was ? documentPath(props.dossier.id, props.was.key) : `/${props.dossier.id}/pieces${lastList()}`)
  }
  const onSaved = (document: Document, next: boolean) => {
    if (!next) {
      navigate(documentPath(props.dossier.id, document.key), { replace: true })
      return
    }
    setSaved(words().saved(document.number))
    navigate(newDocumentPath(props.dossier.id, props.kind, props.direction), { replace: true })
    setTurn((before) => before + 1)
  }
  return (
    <>
      <Show when={props.exported}>{(number) => <p class="note">{words().exported(number())}</p>}</Show>
      <p role="status" classList={{ note: saved() !== '', done: saved() !== '' }}>
        {saved()}
      </p>
      <Show when={turn()} keyed>
        <DocumentEditor
          dossier={props.dossier}
          blank={props.was ? formOf(props.was) : blank(props.dossier, props.kind, props.direction)}
          was={props.was}
          name={draft()}
          onSaved={onSaved}
          onCancel={(dirty) => (dirty ? setLeaving(true) : leave())}
        />
      </Show>
      <Dialog title={words().leaveTitle} open={leaving()} onClose={() => setLeaving(false)}>
        <p>{words().leaveText}</p>
        <div class="dialog-actions">
          <button type="button" onClick={() => setLeaving(false)}>
            {words().stay}
          </button>
          <button type="button" class="danger" onClick={leave}>
            {words().leave}
          </button>
        </div>
      </Dialog>
    </>
  )
}

/** An empty form; today is the user's own day. */
function blank(dossier: Dossier, kind: ManualForm['kind'], direction: Direction): ManualForm {
  const { settings, currency, vatRegime } = dossier
  const start = {
    direction,
    today: today(),
    currency,
    regime: vatRegime,
    defaultKind: settings.defaultKind[direction],
  }
  return kind === 'payment'
    ? blankPayment(settings.paymentModes[0]?.code ?? '', false, start)
    : blankInvoice(kind, start)
}

function today(): PlainDate {
  const now = new Date()
  const day = plainDate(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (!day) throw new Error('the clock is beyond the calendar')
  return day
}
