import { createSignal, Index, Show } from 'solid-js'
import type { DocumentRow } from '../../../../acts/contract'
import type { Payment } from '../../../../domain/document'
import type { ManualAllocation, ManualPayment, PaymentFigures } from '../../../../intake/manual'
import { blankAllocation, typedAmount, typedParty } from '../../../../intake/manual'
import { Combobox } from '../../../components/combobox'
import { useEngine } from '../../../engine'
import { isolated, t, typo } from '../../../texts'
import { decimalText } from '../words'
import { useForm } from './form-context'
import type { Open } from './suggest'
import { openInvoice, suggestDocuments } from './suggest'
import { Chosen, Typed } from './typed'

const WRITE_OFFS: readonly ManualAllocation['writeOffAs'][] = ['rounding-party', 'rounding-us', 'bad-debt']

/** The documents that a payment pays, each with its amount, discount and difference given up; the rest is an advance. */
export function AllocationsEditor(props: {
  readonly form: ManualPayment
  readonly figures: PaymentFigures
  readonly was: Payment | null
  readonly onChange: (change: Partial<ManualPayment>) => void
}) {
  const words = () => t().documents.form
  const scope = useForm()
  const rows = () => props.form.allocations
  const set = (index: number, change: Partial<ManualAllocation>, more: Partial<ManualPayment> = {}) =>
    props.onChange({
      allocations: rows().map((each, i) => (i === index ? { ...each, ...change } : each)),
      ...more,
    })
  let box: HTMLFieldSetElement | undefined
  const add = () => {
    props.onChange({ allocations: [...rows(), blankAllocation()] })
    const last = rows().length - 1
    queueMicrotask(() => box?.querySelector<HTMLElement>(`[data-field="allocations.${last}.number"]`)?.focus())
  }
  /** A picked invoice fills what is still empty: its amount is what remains due of it. */
  const fill = (index: number, open: Open) => {
    const due = typedAmount(open.due, open.invoice.currency)
    const row = rows()[index]
    if (!row) return
    set(
      index,
      {
        number: open.invoice.number,
        ...(row.amount === '' ? { amount: due } : {}),
        discountRate: decimalText(open.invoice.vat[0]?.rate ?? '20'),
      },
      {
        ...(props.form.amount === '' ? { amount: due } : {}),
        ...(props.form.party.name === '' ? { party: typedParty(open.invoice.party) } : {}),
        ...(props.form.currency === scope.dossier().currency ? { currency: open.invoice.currency } : {}),
      },
    )
  }
  return (
    <fieldset class="rows-editor" ref={box}>
      <legend>{words().allocations}</legend>
      <Index each={rows()}>
        {(row, index) => (
          <AllocationEditor
            form={props.form}
            row={row()}
            index={index}
            was={props.was}
            onChange={(change) => set(index, change)}
            onOpen={(open) => fill(index, open)}
            onRemove={() => props.onChange({ allocations: rows().toSpliced(index, 1) })}
          />
        )}
      </Index>
      <Show when={scope.error('allocations')}>
        <p class="error" role="alert">
          {words().allocatedSum(typo().money(props.figures.amount, scope.currency()))}
        </p>
      </Show>
      <button type="button" class="quiet" onClick={add}>
        {words().addAllocation}
      </button>
    </fieldset>
  )
}

function AllocationEditor(props: {
  readonly form: ManualPayment
  readonly row: ManualAllocation
  readonly index: number
  readonly was: Payment | null
  readonly onChange: (change: Partial<ManualAllocation>) => void
  readonly onOpen: (open: Open) => void
  readonly onRemove: () => void
}) {
  const words = () => t().documents.form
  const scope = useForm()
  const engine = useEngine()
  const [open, setOpen] = createSignal<Open | null>(null)
  const path = (name: keyof ManualAllocation) => `allocations.${props.index}.${name}`
  const field = (name: 'amount' | 'discount' | 'discountRate' | 'writeOff') => ({
    figure: true,
    field: path(name),
    value: props.row[name],
    error: scope.error(path(name)),
    onInput: (text: string) => props.onChange({ [name]: text }),
    onLeave: () => scope.left(path(name)),
  })
  const pick = async (row: DocumentRow) => {
    props.onChange({ number: row.number })
    const found = await openInvoice(engine, scope.dossier().id, row, props.was)
    setOpen(found)
    if (found) props.onOpen(found)
  }
  const due = () => {
    const known = open()
    return known && known.invoice.number === props.row.number
      ? words().remaining(typo().money(known.due, known.invoice.currency))
      : undefined
  }
  return (
    <div class="form-row allocation">
      <Combobox
        label={words().allocationNumber}
        field={path('number')}
        value={props.row.number}
        error={scope.error(path('number'))}
        hint={due()}
        suggest={(text) =>
          suggestDocuments(engine, scope.dossier().id, {
            search: text || props.form.party.name,
            direction: props.form.direction,
            kinds: props.form.refund ? ['credit-note', 'deposit-credit-note', 'invoice'] : ['invoice', 'deposit'],
          })
        }
        name={(row) => row.number}
        detail={(row) => `${typo().date(row.date)} · ${isolated(row.party)} · ${typo().money(row.gross, row.currency)}`}
        onInput={(number) => props.onChange({ number })}
        onPick={pick}
        onLeave={() => scope.left(path('number'))}
      />
      <Typed {...field('amount')} label={words().allocationAmount} />
      <Typed {...field('discount')} label={words().allocationDiscount} />
      <Show when={props.row.discount.trim() !== ''}>
        <Typed {...field('discountRate')} label={words().allocationDiscountRate} size={5} />
      </Show>
      <Typed {...field('writeOff')} label={words().writeOff} />
      <Show when={props.row.writeOff.trim() !== ''}>
        <Chosen
          label={words().writeOffNature}
          field={path('writeOffAs')}
          value={props.row.writeOffAs}
          options={WRITE_OFFS.map((each) => [each, words().writeOffAs[each]] as const)}
          onChange={(writeOffAs) => props.onChange({ writeOffAs })}
        />
      </Show>
      <button
        type="button"
        class="quiet"
        aria-label={words().remove(words().allocationNumber, props.index + 1)}
        onClick={props.onRemove}
      >
        ×
      </button>
    </div>
  )
}
