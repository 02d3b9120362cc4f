import { createSignal, For, Show } from 'solid-js'
import type { ComputedVat, InvoiceFigures, ManualInvoice } from '../../../../intake/manual'
import { isTaxed, vatRowName } from '../../../../intake/manual'
import { t, typo } from '../../../texts'
import { vatName } from '../words'
import { useForm } from './form-context'
import { Typed } from './typed'

/** VAT per rate and totals, as far as the form is typed; the VAT of a rate may be typed as it is printed. */
export function FormTotals(props: {
  readonly form: ManualInvoice
  readonly figures: InvoiceFigures
  readonly onChange: (change: Partial<ManualInvoice>) => void
}) {
  const words = () => t().documents.form
  const names = () => t().documents.view.totals
  const scope = useForm()
  const figure = (value: InvoiceFigures['totals']['net']) => typo().figure(value, scope.currency())
  const totals = () => props.figures.totals
  return (
    <section class="form-totals sheet" aria-label={words().totals}>
      <table hidden={props.figures.vat.length === 0}>
        <thead>
          <tr>
            <th>{t().documents.view.rate}</th>
            <th class="n">{t().documents.view.base}</th>
            <th class="n">{t().documents.view.tax}</th>
          </tr>
        </thead>
        <tbody>
          {/* Keyed by rate, so that a field keeps the focus while its amounts change. */}
          <For each={props.figures.vat.map(vatRowName)}>
            {(name) => (
              <Show when={props.figures.vat.find((row) => vatRowName(row) === name)}>
                {(row) => (
                  <tr>
                    <td>{vatName(row().treatment, row().rate)}</td>
                    <td class="n">{figure(row().base)}</td>
                    <td class="n">
                      <Show when={isTaxed(row().treatment)} fallback={figure(row().vat)}>
                        <PrintedVat form={props.form} row={row()} name={name} onChange={props.onChange} />
                      </Show>
                    </td>
                  </tr>
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
      <dl class="totals">
        <dt>{names().net}</dt>
        <dd>{figure(totals().net)}</dd>
        <dt>{names().vat}</dt>
        <dd>{figure(totals().vat)}</dd>
        <dt>{names().gross}</dt>
        <dd>
          <output aria-label={names().gross}>{typo().money(totals().gross, scope.currency())}</output>
        </dd>
      </dl>
      <div class="form-row">
        <Typed
          label={words().prepaid}
          figure
          field="prepaid"
          value={props.form.prepaid}
          error={scope.error('prepaid')}
          onInput={(prepaid) => props.onChange({ prepaid })}
          onLeave={() => scope.left('prepaid')}
        />
        <Typed
          label={words().rounding}
          figure
          field="rounding"
          value={props.form.rounding}
          error={scope.error('rounding')}
          onInput={(rounding) => props.onChange({ rounding })}
          onLeave={() => scope.left('rounding')}
        />
      </div>
      <dl class="totals payable">
        <dt>{names().payable}</dt>
        <dd>
          <output aria-label={names().payable}>{typo().money(totals().payable, scope.currency())}</output>
        </dd>
      </dl>
    </section>
  )
}

function PrintedVat(props: {
  readonly form: ManualInvoice
  readonly row: ComputedVat
  readonly name: string
  readonly onChange: (change: Partial<ManualInvoice>) => void
}) {
  const scope = useForm()
  const words = () => t().documents.form
  const [editing, setEditing] = createSignal(false)
  const typed = () => props.form.vat.find((each) => each.row === props.name)?.vat
  const computed = () => typo().figure(props.row.computed, scope.currency())
  const set = (vat: string) => {
    const others = props.form.vat.filter((each) => each.row !== props.name)
    props.onChange({ vat: vat.trim() === '' ? others : [...others, { row: props.name, vat }] })
  }
  return (
    <Typed
      label={`${words().vatPrinted}, ${vatName(props.row.treatment, props.row.rate)}`}
      compact
      figure
      size={11}
      field={`vat.${props.name}`}
      value={typed() ?? (editing() ? '' : computed())}
      hint={typed() === undefined ? undefined : words().vatPrintedHint(computed())}
      error={scope.error(`vat.${props.name}`)}
      onInput={(text) => {
        setEditing(true)
        set(text)
      }}
      onLeave={() => {
        setEditing(false)
        scope.left(`vat.${props.name}`)
      }}
    />
  )
}
