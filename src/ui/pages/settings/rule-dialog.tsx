import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { LineKind, VatTreatment } from '../../../domain/document'
import { Dialog } from '../../components/dialog'
import { TextField } from '../../components/fields'
import { t } from '../../texts'
import { AccountField, Choice } from './fields'
import { returnFocus } from './focus'
import type { FieldErrors } from './reading'
import { Reading } from './reading'
import { kindOptions, treatmentOptions } from './rule-words'
import { KINDS, readRule, ruleName, TREATMENTS, type TypedRule } from './rules-draft'

/** One rule: its conditions, each of which may be left open, and its account. */
export function RuleDialog(props: {
  readonly rule: TypedRule
  readonly fresh: boolean
  /** Names of the other rules. */
  readonly taken: readonly string[]
  readonly onKeep: (rule: TypedRule) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}) {
  returnFocus()
  const words = () => t().settings.rules
  const [rule, setRule] = createStore({ ...props.rule })
  const [errors, setErrors] = createSignal<FieldErrors>({})
  const errorOf = (field: string) => {
    const error = errors()[`rule.${field}`]
    return error && t().settings.expected[error]
  }
  const kindWord = () => (rule.kind ? t().documents.natures[rule.kind] : '')
  const keep = (event: SubmitEvent) => {
    event.preventDefault()
    const named = { ...rule, id: rule.id.trim() || ruleName(rule, props.taken, kindWord()) }
    const reading = new Reading()
    readRule(named, 'rule', reading)
    if (props.taken.includes(named.id)) reading.refuse('rule.id', 'unique')
    if (reading.sound) props.onKeep(named)
    else setErrors(reading.errors)
  }
  return (
    <Dialog open title={props.fresh ? words().add : words().edit(props.rule.id)} onClose={props.onClose}>
      <form class="form" onSubmit={keep} novalidate>
        <p class="muted">{words().dialogLead}</p>
        <div class="pairs">
          <Choice<LineKind | ''>
            label={words().kind}
            value={rule.kind}
            options={kindOptions(KINDS)}
            onChange={(kind) => setRule('kind', kind)}
          />
          <Choice<VatTreatment | ''>
            label={words().treatment}
            value={rule.treatment}
            options={treatmentOptions(TREATMENTS)}
            onChange={(treatment) => setRule('treatment', treatment)}
          />
          <TextField
            label={words().rate}
            value={rule.rate}
            error={errorOf('rate')}
            inputMode="decimal"
            onInput={(text) => setRule('rate', text)}
          />
          <Choice<TypedRule['document']>
            label={words().document}
            value={rule.document}
            options={[
              ['', words().any],
              ['invoice', words().documents.invoice],
              ['credit-note', words().documents['credit-note']],
              ['rebate', words().documents.rebate],
            ]}
            onChange={(document) => setRule('document', document)}
          />
          <TextField label={words().code} value={rule.code} onInput={(text) => setRule('code', text)} />
          <TextField label={words().category} value={rule.category} onInput={(text) => setRule('category', text)} />
          <TextField
            label={words().party}
            hint={words().partyHint}
            value={rule.party}
            onInput={(text) => setRule('party', text)}
          />
          <TextField
            label={words().name}
            hint={words().nameHint}
            value={rule.id}
            error={errorOf('id')}
            onInput={(text) => setRule('id', text)}
          />
        </div>
        <AccountField
          label={words().account}
          value={rule.account}
          error={errorOf('account')}
          onInput={(text) => setRule('account', text)}
        />
        <TextField
          label={words().section}
          hint={words().sectionHint}
          value={rule.section}
          onInput={(text) => setRule('section', text)}
        />
        <div class="actions">
          <button class="primary" type="submit">
            {words().keep}
          </button>
          <button class="quiet" type="button" onClick={() => props.onClose()}>
            {t().shell.cancel}
          </button>
          <span class="spacer" />
          <Show when={!props.fresh}>
            <button type="button" onClick={() => props.onRemove()}>
              {words().remove}
            </button>
          </Show>
        </div>
      </form>
    </Dialog>
  )
}
