import { Show } from 'solid-js'
import type { Direction, InvoiceKind } from '../../../../domain/document'
import type { InvoiceFigures, ManualInvoice } from '../../../../intake/manual'
import { blankLine } from '../../../../intake/manual'
import { Combobox } from '../../../components/combobox'
import { useEngine } from '../../../engine'
import { isolated, t, typo } from '../../../texts'
import { DepositsEditor, DuesEditor } from './dues'
import { useForm } from './form-context'
import { LinesEditor } from './lines'
import { PartyEditor } from './party'
import { suggestDocuments } from './suggest'
import { FormTotals } from './totals'
import { Chosen, Typed } from './typed'

/** The form of an invoice, credit note or deposit invoice. */
export function InvoiceForm(props: {
  readonly form: ManualInvoice
  readonly figures: InvoiceFigures
  readonly onChange: (change: Partial<ManualInvoice>) => void
}) {
  const scope = useForm()
  const settings = () => scope.dossier().settings
  const kind = () => settings().defaultKind[props.form.direction]
  const fresh = (role: 'item' | 'allowance' | 'charge') => {
    const last = props.form.lines.at(-1)
    const line = blankLine(role === 'charge' ? 'transport' : kind(), scope.dossier().vatRegime, props.form.direction)
    // The next line is most often like the one before.
    return { ...line, role, ...(last ? { treatment: last.treatment, rate: last.rate } : {}) }
  }
  return (
    <>
      <Heading form={props.form} onChange={props.onChange} />
      <LinesEditor
        lines={props.form.lines}
        direction={props.form.direction}
        nets={props.figures.nets}
        fresh={fresh}
        onChange={(lines) => props.onChange({ lines })}
      />
      <div class="form-foot">
        <div class="form-terms">
          <DuesEditor form={props.form} payable={props.figures.totals.payable} onChange={props.onChange} />
          <Show when={props.form.kind === 'invoice'}>
            <DepositsEditor form={props.form} onChange={props.onChange} />
          </Show>
          <Terms form={props.form} onChange={props.onChange} />
        </div>
        <FormTotals form={props.form} figures={props.figures} onChange={props.onChange} />
      </div>
    </>
  )
}

const KINDS: readonly InvoiceKind[] = ['invoice', 'credit-note', 'deposit', 'deposit-credit-note']
const DIRECTIONS: readonly Direction[] = ['sale', 'purchase']

function Heading(props: { readonly form: ManualInvoice; readonly onChange: (change: Partial<ManualInvoice>) => void }) {
  const words = () => t().documents.form
  const scope = useForm()
  const engine = useEngine()
  const isCredit = () => props.form.kind === 'credit-note' || props.form.kind === 'deposit-credit-note'
  return (
    <div class="document-head">
      <Chosen
        label={words().kind}
        field="kind"
        value={props.form.kind}
        options={KINDS.map((each) => [each, t().documents.kinds[each]] as const)}
        onChange={(kind) => props.onChange({ kind })}
      />
      <Chosen
        label={words().direction}
        field="direction"
        value={props.form.direction}
        options={DIRECTIONS.map((each) => [each, t().documents.directions[each]] as const)}
        onChange={(direction) => props.onChange({ direction })}
      />
      <Typed
        label={words().number}
        field="number"
        required
        value={props.form.number}
        error={scope.error('number')}
        onInput={(number) => props.onChange({ number })}
        onLeave={() => scope.left('number')}
      />
      <Typed
        label={words().date}
        field="date"
        day
        required
        size={11}
        value={props.form.date}
        error={scope.error('date')}
        onInput={(date) => props.onChange({ date })}
        onLeave={() => scope.left('date')}
      />
      <PartyEditor
        party={props.form.party}
        direction={props.form.direction}
        onChange={(party) => props.onChange({ party })}
      />
      <Show when={isCredit()}>
        <Combobox
          label={words().refersTo}
          field="refersTo"
          value={props.form.refersTo}
          suggest={(text) =>
            suggestDocuments(engine, scope.dossier().id, {
              search: text || props.form.party.name,
              direction: props.form.direction,
              kinds: props.form.kind === 'credit-note' ? ['invoice'] : ['deposit'],
            })
          }
          name={(row) => row.number}
          detail={(row) =>
            `${typo().date(row.date)} · ${isolated(row.party)} · ${typo().money(row.gross, row.currency)}`
          }
          onInput={(refersTo) => props.onChange({ refersTo })}
          onPick={(row) => props.onChange({ refersTo: row.number })}
        />
      </Show>
    </div>
  )
}

/** What most documents leave as it is. */
function Terms(props: { readonly form: ManualInvoice; readonly onChange: (change: Partial<ManualInvoice>) => void }) {
  const words = () => t().documents.form
  const scope = useForm()
  const points = ['', 'invoice', 'delivery', 'payment'] as const
  return (
    <div class="form-row">
      <CurrencyFields
        currency={props.form.currency}
        exchange={props.form.exchange}
        onChange={(change) => props.onChange(change)}
      />
      <Chosen
        label={words().vatPoint}
        field="vatPoint"
        value={props.form.vatPoint}
        options={points.map((each) => [each, words().vatPoints[each]] as const)}
        onChange={(vatPoint) => props.onChange({ vatPoint })}
      />
      <Typed
        label={words().note}
        field="note"
        value={props.form.note}
        error={scope.error('note')}
        onInput={(note) => props.onChange({ note })}
      />
    </div>
  )
}

/** Currency, and its rate when it is not the dossier's. */
export function CurrencyFields(props: {
  readonly currency: string
  readonly exchange: string
  readonly onChange: (change: { readonly currency: string } | { readonly exchange: string }) => void
}) {
  const words = () => t().documents.form
  const scope = useForm()
  const own = () => scope.dossier().currency
  return (
    <>
      <Typed
        label={words().currency}
        field="currency"
        size={4}
        value={props.currency}
        error={scope.error('currency')}
        onInput={(currency) => props.onChange({ currency })}
        onLeave={() => scope.left('currency')}
      />
      <Show when={props.currency.trim().toUpperCase() !== own()}>
        <Typed
          label={words().exchange}
          field="exchange"
          figure
          size={9}
          hint={words().exchangeHint(own(), props.currency.trim().toUpperCase())}
          value={props.exchange}
          error={scope.error('exchange')}
          onInput={(exchange) => props.onChange({ exchange })}
          onLeave={() => scope.left('exchange')}
        />
      </Show>
    </>
  )
}
