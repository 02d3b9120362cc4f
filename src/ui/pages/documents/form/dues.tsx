import { Index, Show } from 'solid-js'
import type { Amount } from '../../../../domain/money'
import type { ManualInvoice } from '../../../../intake/manual'
import { typedAmount } from '../../../../intake/manual'
import { Combobox } from '../../../components/combobox'
import { useEngine } from '../../../engine'
import { isolated, t, typo } from '../../../texts'
import { useForm } from './form-context'
import { suggestDocuments } from './suggest'
import { Typed } from './typed'

type Change = (change: Partial<ManualInvoice>) => void

/** Due dates; one alone carries all, the last of several may leave its amount to be the rest. */
export function DuesEditor(props: {
  readonly form: ManualInvoice
  readonly payable: Amount
  readonly onChange: Change
}) {
  const words = () => t().documents.form
  const scope = useForm()
  const dues = () => props.form.dueDates
  const set = (index: number, change: Partial<ManualInvoice['dueDates'][number]>) =>
    props.onChange({
      dueDates: dues().map((each, i) => (i === index ? { ...each, ...change } : each)),
    })
  return (
    <fieldset class="rows-editor">
      <legend>{words().dues}</legend>
      <Index each={dues()}>
        {(due, index) => (
          <div class="form-row">
            <Typed
              label={words().date}
              field={`dueDates.${index}.date`}
              day
              size={11}
              value={due().date}
              error={scope.error(`dueDates.${index}.date`)}
              onInput={(date) => set(index, { date })}
              onLeave={() => scope.left(`dueDates.${index}.date`)}
            />
            <Show when={dues().length > 1 || due().amount !== ''}>
              <Typed
                label={words().dueAmount}
                figure
                field={`dueDates.${index}.amount`}
                placeholder={index === dues().length - 1 ? words().dueRest : undefined}
                value={due().amount}
                error={scope.error(`dueDates.${index}.amount`)}
                onInput={(amount) => set(index, { amount })}
                onLeave={() => scope.left(`dueDates.${index}.amount`)}
              />
            </Show>
            <Show when={dues().length > 1}>
              <button
                type="button"
                class="quiet"
                aria-label={words().remove(t().documents.view.due, index + 1)}
                onClick={() => props.onChange({ dueDates: dues().toSpliced(index, 1) })}
              >
                ×
              </button>
            </Show>
          </div>
        )}
      </Index>
      <Show when={scope.error('dueDates')}>
        <p class="error" role="alert">
          {words().dueSum(typo().money(props.payable, scope.currency()))}
        </p>
      </Show>
      <button
        type="button"
        class="quiet"
        onClick={() => props.onChange({ dueDates: [...dues(), { date: '', amount: '' }] })}
      >
        {words().addDue}
      </button>
    </fieldset>
  )
}

/** Deposits that the invoice deducts, found among the deposit invoices of the third party. */
export function DepositsEditor(props: { readonly form: ManualInvoice; readonly onChange: Change }) {
  const words = () => t().documents.form
  const scope = useForm()
  const engine = useEngine()
  const deposits = () => props.form.deposits
  const set = (index: number, change: Partial<ManualInvoice['deposits'][number]>) =>
    props.onChange({
      deposits: deposits().map((each, i) => (i === index ? { ...each, ...change } : each)),
    })
  return (
    <fieldset class="rows-editor">
      <legend>{words().deposits}</legend>
      <Index each={deposits()}>
        {(deposit, index) => (
          <div class="form-row">
            <Combobox
              label={words().depositNumber}
              field={`deposits.${index}.number`}
              value={deposit().number}
              error={scope.error(`deposits.${index}.number`)}
              suggest={(text) =>
                suggestDocuments(engine, scope.dossier().id, {
                  search: text || props.form.party.name,
                  direction: props.form.direction,
                  kinds: ['deposit'],
                })
              }
              name={(row) => row.number}
              detail={(row) =>
                `${typo().date(row.date)} · ${isolated(row.party)} · ${typo().money(row.gross, row.currency)}`
              }
              onInput={(number) => set(index, { number })}
              onPick={(row) => set(index, { number: row.number, gross: typedAmount(row.gross, row.currency) })}
              onLeave={() => scope.left(`deposits.${index}.number`)}
            />
            <Typed
              label={words().depositGross}
              figure
              field={`deposits.${index}.gross`}
              value={deposit().gross}
              error={scope.error(`deposits.${index}.gross`)}
              onInput={(gross) => set(index, { gross })}
              onLeave={() => scope.left(`deposits.${index}.gross`)}
            />
            <button
              type="button"
              class="quiet"
              aria-label={words().remove(t().documents.kinds.deposit, index + 1)}
              onClick={() => props.onChange({ deposits: deposits().toSpliced(index, 1) })}
            >
              ×
            </button>
          </div>
        )}
      </Index>
      <button
        type="button"
        class="quiet"
        onClick={() => props.onChange({ deposits: [...deposits(), { number: '', gross: '' }] })}
      >
        {words().addDeposit}
      </button>
    </fieldset>
  )
}
