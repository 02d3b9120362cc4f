import { createSignal, Index, Show } from 'solid-js'
import type { Direction, LineKind } from '../../../../domain/document'
import type { Amount } from '../../../../domain/money'
import type { ManualLine } from '../../../../intake/manual'
import { t, typo } from '../../../texts'
import { useForm } from './form-context'
import { Chosen, Typed } from './typed'
import { VatChoice } from './vat-choice'

const KINDS: Readonly<Record<Direction, readonly LineKind[]>> = {
  sale: ['service', 'goods', 'finished-product', 'transport', 'disbursement', 'other'],
  purchase: ['goods', 'service', 'transport', 'fixed-asset', 'disbursement', 'other'],
}

/** The lines of an invoice. Enter adds one below and goes to it; a blank line is passed over when saving. */
export function LinesEditor(props: {
  readonly lines: readonly ManualLine[]
  readonly direction: Direction
  readonly nets: readonly (Amount | null)[]
  readonly fresh: (role: ManualLine['role']) => ManualLine
  readonly onChange: (lines: readonly ManualLine[]) => void
}) {
  const words = () => t().documents.form
  const form = useForm()
  let box: HTMLFieldSetElement | undefined
  const focusLine = (index: number) =>
    queueMicrotask(() => box?.querySelector<HTMLElement>(`[data-field="lines.${index}.label"]`)?.focus())
  const add = (role: ManualLine['role'], after = props.lines.length - 1) => {
    props.onChange(props.lines.toSpliced(after + 1, 0, props.fresh(role)))
    focusLine(after + 1)
  }
  const remove = (index: number) => {
    props.onChange(props.lines.toSpliced(index, 1))
    focusLine(Math.min(index, props.lines.length - 1))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target instanceof HTMLInputElement ? event.target.dataset.field : undefined
    const index = /^lines\.(\d+)\./.exec(field ?? '')?.[1]
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || index === undefined) return
    event.preventDefault()
    add('item', Number(index))
  }
  return (
    <fieldset class="lines-editor" ref={box} onKeyDown={onKeyDown}>
      <legend>{words().lines}</legend>
      <div class="line-heads" aria-hidden="true">
        <span>{words().label}</span>
        <span>{words().nature}</span>
        <span class="n">{words().quantity}</span>
        <span class="n">{words().unitPrice}</span>
        <span class="n">{words().discount}</span>
        <span class="n">{words().net}</span>
        <span>{words().vat}</span>
        <span />
      </div>
      <div>
        <Index each={props.lines}>
          {(line, index) => (
            <LineEditor
              line={line()}
              index={index}
              direction={props.direction}
              net={props.nets[index] ?? null}
              onChange={(change) => props.onChange(props.lines.with(index, { ...line(), ...change }))}
              onRemove={() => remove(index)}
            />
          )}
        </Index>
      </div>
      <Show when={form.error('lines')}>
        {(error) => (
          <p class="error" role="alert">
            {error()}
          </p>
        )}
      </Show>
      <div class="row-actions">
        <button type="button" onClick={() => add('item')}>
          {words().addLine} <kbd>⏎</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => add('allowance')}>
          {words().addAllowance}
        </button>
        <button type="button" class="quiet" onClick={() => add('charge')}>
          {words().addCharge}
        </button>
      </div>
    </fieldset>
  )
}

function LineEditor(props: {
  readonly line: ManualLine
  readonly index: number
  readonly direction: Direction
  readonly net: Amount | null
  readonly onChange: (change: Partial<ManualLine>) => void
  readonly onRemove: () => void
}) {
  const words = () => t().documents.form
  const form = useForm()
  const { code, account, deposit } = props.line
  const [more, setMore] = createSignal([code, account, deposit].some((text) => text !== ''))
  const path = (name: string) => `lines.${props.index}.${name}`
  const priced = () => props.line.unitPrice.trim() !== ''
  const cell = (
    name: 'label' | 'quantity' | 'unitPrice' | 'discount' | 'net' | 'code' | 'category' | 'account' | 'deposit',
  ) => ({
    compact: true,
    field: path(name),
    error: form.error(path(name)),
    onLeave: () => form.left(path(name)),
    onInput: (text: string) => props.onChange({ [name]: text }),
  })
  const role = () =>
    props.line.role === 'allowance'
      ? t().documents.view.allowance
      : props.line.role === 'charge'
        ? t().documents.view.charge
        : words().label
  return (
    <fieldset class="document-line" aria-label={words().lineOf(props.index, role())}>
      <Typed
        {...cell('label')}
        label={role()}
        placeholder={props.line.role === 'item' ? '' : role()}
        value={props.line.label}
      />
      <Chosen
        label={words().nature}
        compact
        field={path('kind')}
        value={props.line.kind}
        options={KINDS[props.direction].map((kind) => [kind, t().documents.natures[kind]] as const)}
        onChange={(kind) => props.onChange({ kind })}
      />
      <Typed {...cell('quantity')} figure label={words().quantity} value={props.line.quantity} />
      <Typed {...cell('unitPrice')} figure label={words().unitPrice} value={props.line.unitPrice} />
      <Typed
        {...cell('discount')}
        figure
        label={words().discount}
        placeholder={words().discountHint}
        value={props.line.discount}
      />
      <Typed
        {...cell('net')}
        figure
        label={words().net}
        readonly={priced()}
        value={priced() ? (props.net === null ? '' : typo().figure(props.net, form.currency())) : props.line.net}
      />
      <VatChoice
        label={words().vat}
        field={`lines.${props.index}`}
        direction={props.direction}
        treatment={props.line.treatment}
        rate={props.line.rate}
        onChange={props.onChange}
      />
      <div class="line-tools">
        <button
          type="button"
          class="quiet"
          aria-expanded={more()}
          aria-label={words().more(props.index)}
          onClick={() => setMore(!more())}
        >
          …
        </button>
        <button type="button" class="quiet" aria-label={words().removeLine(props.index)} onClick={props.onRemove}>
          ×
        </button>
      </div>
      <Show when={more()}>
        <div class="line-more">
          <Typed {...cell('code')} compact={false} label={words().itemCode} value={props.line.code} />
          <Typed {...cell('category')} compact={false} label={words().category} value={props.line.category} />
          <Typed
            {...cell('account')}
            compact={false}
            label={words().account}
            hint={words().accountHint}
            value={props.line.account}
          />
          <Typed
            {...cell('deposit')}
            compact={false}
            label={words().lineDeposit}
            hint={words().lineDepositHint}
            value={props.line.deposit}
          />
        </div>
      </Show>
    </fieldset>
  )
}
