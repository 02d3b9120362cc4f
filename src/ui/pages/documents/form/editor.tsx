import { createEffect, createMemo, createSignal, Match, on, onCleanup, onMount, Show, Switch } from 'solid-js'
import type { Document } from '../../../../domain/document'
import { isPayment } from '../../../../domain/document'
import type { Dossier } from '../../../../domain/dossier'
import { currencyCode } from '../../../../domain/money'
import type { Problem } from '../../../../domain/problem'
import type {
  CheckedInvoice,
  CheckedPayment,
  ManualForm,
  ManualInvoice,
  ManualPayment,
} from '../../../../intake/manual'
import { checkManual } from '../../../../intake/manual'
import { useEngine } from '../../../engine'
import { problemText, t } from '../../../texts'
import { dropDraft, keepDraft, keptDraft } from './draft'
import { FormContext } from './form-context'
import { InvoiceForm } from './invoice-form'
import { PaymentForm } from './payment-form'

/** Keeps what is typed in this tab after this pause. */
const KEEP_MS = 400

/** The form of one document, new or changed: live figures, errors at their fields, kept while it is not saved. */
export function DocumentEditor(props: {
  readonly dossier: Dossier
  readonly blank: ManualForm
  readonly was: Document | null
  /** The form's own name among the kept drafts. */
  readonly name: string
  readonly onSaved: (document: Document, next: boolean) => void
  readonly onCancel: (dirty: boolean) => void
}) {
  const engine = useEngine()
  const words = () => t().documents.form
  const kept = keptDraft(props.name, props.blank)
  const [form, setForm] = createSignal<ManualForm>(kept ?? props.blank)
  const [restored, setRestored] = createSignal(kept !== null)
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set())
  const [tried, setTried] = createSignal(false)
  const [saving, setSaving] = createSignal(false)
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const id = crypto.randomUUID()
  const us = () => ({
    name: props.dossier.name,
    siren: props.dossier.siren,
    vatId: props.dossier.vatId,
    postalCode: props.dossier.postalCode,
  })
  const checked = createMemo(() =>
    checkManual(form(), { us: us(), currency: props.dossier.currency, id, was: props.was }),
  )
  const dirty = () => form() !== props.blank
  const change = (part: Partial<ManualInvoice> | Partial<ManualPayment>) => {
    setProblems([])
    setForm((before) => ({ ...before, ...part }) as ManualForm)
  }
  createEffect(
    on(
      form,
      (typed) => {
        const timer = setTimeout(() => keepDraft(props.name, typed), KEEP_MS)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  const wrong = createMemo(() => new Map(checked().problems.map((each) => [each.field, each.expected])))
  const error = (field: string): string | undefined => {
    if (field === 'number' && problems().some((each) => each.code === 'act.bad-field' && each.expected === 'unique'))
      return words().taken
    const expected = wrong().get(field)
    // What is merely not filled in yet is no mistake before saving is tried.
    const due = tried() || (left().has(field) && expected !== 'filled')
    if (expected === undefined || !due) return undefined
    return field === 'lines' && expected === 'filled' ? words().empty : words().expected[expected]
  }
  let box: HTMLFormElement | undefined
  const save = async (next: boolean) => {
    if (saving()) return
    setTried(true)
    const { document } = checked()
    if (!document) {
      queueMicrotask(() => box?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setSaving(true)
    try {
      const outcome = await engine.saveDocument(props.dossier.id, document, props.was?.key ?? null)
      if (!outcome.ok) {
        setProblems(outcome.problems)
        queueMicrotask(() => box?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
        return
      }
      dropDraft(props.name)
      props.onSaved({ ...document, key: outcome.value }, next)
    } finally {
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || !(event.key === 'Enter' || event.key.toLowerCase() === 's')) return
    event.preventDefault()
    save(event.key === 'Enter' && event.shiftKey)
  }
  const unload = (event: BeforeUnloadEvent) => {
    if (dirty()) event.preventDefault()
  }
  onMount(() => {
    addEventListener('beforeunload', unload)
    // After the title has been announced (the frame gives it the focus on every new page).
    const timer = setTimeout(() => box?.querySelector<HTMLElement>('input[required]')?.focus(), 120)
    onCleanup(() => clearTimeout(timer))
  })
  onCleanup(() => removeEventListener('beforeunload', unload))
  return (
    <FormContext.Provider
      value={{
        dossier: () => props.dossier,
        currency: () => currencyCode(form().currency) ?? props.dossier.currency,
        error,
        left: (field) => setLeft((before) => new Set(before).add(field)),
      }}
    >
      <Show when={restored()}>
        <p class="note" role="status">
          {words().restored}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              dropDraft(props.name)
              setForm(props.blank)
              setRestored(false)
            }}
          >
            {words().discard}
          </button>
        </p>
      </Show>
      <form
        class="document-form"
        ref={box}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => event.preventDefault()}
      >
        <Switch>
          <Match when={invoiceOf(form(), checked())}>
            {(invoice) => <InvoiceForm form={invoice().form} figures={invoice().figures} onChange={change} />}
          </Match>
          <Match when={paymentOf(form(), checked())}>
            {(payment) => (
              <PaymentForm
                form={payment().form}
                figures={payment().figures}
                was={props.was && isPayment(props.was) ? props.was : null}
                onChange={change}
              />
            )}
          </Match>
        </Switch>
        <EditorFoot
          wrong={tried() ? wrong().size : 0}
          problems={problems()}
          saving={saving()}
          fresh={props.was === null}
          onSave={save}
          onCancel={() => props.onCancel(dirty())}
        />
      </form>
    </FormContext.Provider>
  )
}

function invoiceOf(form: ManualForm, checked: CheckedInvoice | CheckedPayment) {
  return form.kind !== 'payment' && 'totals' in checked.figures ? { form, figures: checked.figures } : undefined
}

function paymentOf(form: ManualForm, checked: CheckedInvoice | CheckedPayment) {
  return form.kind === 'payment' && 'advance' in checked.figures ? { form, figures: checked.figures } : undefined
}

function EditorFoot(props: {
  readonly wrong: number
  readonly problems: readonly Problem[]
  readonly saving: boolean
  readonly fresh: boolean
  readonly onSave: (next: boolean) => void
  readonly onCancel: () => void
}) {
  const words = () => t().documents.form
  return (
    <div class="foot">
      <div role="alert">
        <Show when={props.wrong > 0}>
          <span class="chip stop">{words().wrong(props.wrong)}</span>
        </Show>
        <Show when={props.problems[0]}>{(problem) => <span class="error">{problemText(problem()).what}</span>}</Show>
      </div>
      <span class="muted keys hide-s">
        <kbd>Tab</kbd> {words().keys.next} <kbd>⏎</kbd> {words().keys.line}
      </span>
      <span class="spacer" />
      <button type="button" class="quiet" onClick={props.onCancel}>
        {words().cancel}
      </button>
      <Show when={props.fresh}>
        <button type="button" class="hide-s" disabled={props.saving} onClick={() => props.onSave(true)}>
          {words().saveNext} <kbd>Ctrl ⇧ ⏎</kbd>
        </button>
      </Show>
      <button type="button" class="primary" disabled={props.saving} onClick={() => props.onSave(false)}>
        {words().save} <kbd>Ctrl ⏎</kbd>
      </button>
    </div>
  )
}
