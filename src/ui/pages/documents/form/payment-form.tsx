import { createMemo } from 'solid-js'
import type { Payment } from '../../../../domain/document'
import type { ManualPayment, PaymentFigures } from '../../../../intake/manual'
import { t, typo } from '../../../texts'
import { AllocationsEditor } from './allocations'
import { useForm } from './form-context'
import { CurrencyFields } from './invoice-form'
import { PartyEditor } from './party'
import { Chosen, Typed } from './typed'

const DIRECTIONS = ['sale', 'purchase'] as const

/** The form of a payment: who paid what and how, and which documents it pays. */
export function PaymentForm(props: {
  readonly form: ManualPayment
  readonly figures: PaymentFigures
  readonly was: Payment | null
  readonly onChange: (change: Partial<ManualPayment>) => void
}) {
  const words = () => t().documents.form
  const scope = useForm()
  const field = (name: 'number' | 'date' | 'amount' | 'slip' | 'fee' | 'feeVat') => ({
    field: name,
    value: props.form[name],
    error: scope.error(name),
    onInput: (text: string) => props.onChange({ [name]: text }),
    onLeave: () => scope.left(name),
  })
  return (
    <>
      <div class="document-head">
        <Chosen
          label={words().direction}
          field="direction"
          value={props.form.direction}
          options={DIRECTIONS.map((each) => [each, t().documents.kindOf('payment', each)] as const)}
          onChange={(direction) => props.onChange({ direction })}
        />
        <Typed {...field('date')} label={words().date} day required size={11} />
        <PartyEditor
          party={props.form.party}
          direction={props.form.direction}
          onChange={(party) => props.onChange({ party })}
        />
        <Typed {...field('amount')} label={words().amount} figure required size={12} />
        <ModeChoice mode={props.form.mode} onChange={(mode) => props.onChange({ mode })} />
        <Typed {...field('number')} label={words().reference} hint={words().referenceHint} />
        <label class="check">
          <input
            type="checkbox"
            checked={props.form.refund}
            onChange={(event) => props.onChange({ refund: event.currentTarget.checked })}
          />
          {words().refund}
        </label>
      </div>
      <AllocationsEditor form={props.form} figures={props.figures} was={props.was} onChange={props.onChange} />
      <div class="form-foot">
        <div class="form-terms form-row">
          <Typed {...field('fee')} label={words().fee} figure />
          <Typed {...field('feeVat')} label={words().feeVat} figure />
          <Typed {...field('slip')} label={words().slip} />
          <CurrencyFields
            currency={props.form.currency}
            exchange={props.form.exchange}
            onChange={(change) => props.onChange(change)}
          />
        </div>
        <PaymentTotals figures={props.figures} />
      </div>
    </>
  )
}

/** The dossier's modes; a mode that a document names otherwise is kept as it is. */
function ModeChoice(props: { readonly mode: string; readonly onChange: (mode: string) => void }) {
  const scope = useForm()
  const options = createMemo(() => {
    const modes = scope.dossier().settings.paymentModes
    const known = modes.map((mode) => [mode.code, mode.label] as const)
    const current = modes.some((mode) => mode.code === props.mode)
    return current || props.mode === '' ? known : [[props.mode, props.mode] as const, ...known]
  })
  return (
    <Chosen
      label={t().documents.form.mode}
      field="mode"
      value={props.mode}
      options={options()}
      onChange={props.onChange}
    />
  )
}

function PaymentTotals(props: { readonly figures: PaymentFigures }) {
  const words = () => t().documents.form
  const scope = useForm()
  const figure = (value: PaymentFigures['amount']) => typo().money(value, scope.currency())
  return (
    <section class="form-totals sheet" aria-label={words().totals}>
      <dl class="totals">
        <dt>{words().allocated}</dt>
        <dd>
          <output aria-label={words().allocated}>{figure(props.figures.allocated)}</output>
        </dd>
        <dt>{words().advance}</dt>
        <dd>
          <output aria-label={words().advance}>{figure(props.figures.advance)}</output>
        </dd>
        <dt>{words().received}</dt>
        <dd>
          <output aria-label={words().received}>{figure(props.figures.received)}</output>
        </dd>
      </dl>
    </section>
  )
}
