import { useSearchParams } from '@solidjs/router'
import { createMemo, For, onMount, Show } from 'solid-js'
import type { Direction, VatTreatment } from '../../../domain/document'
import { CheckField, TextField } from '../../components/fields'
import { t } from '../../texts'
import { AccountField, Cell, Choice, Headings } from './fields'
import { focusSoon } from './focus'
import { TREATMENTS } from './rules-draft'
import { createSection, type Section } from './section'
import { SectionForm } from './section-form'
import { typedRate } from './typed-rate'
import { VAT, type VatDraft } from './vat-draft'

const DIRECTIONS: readonly Direction[] = ['sale', 'purchase']

/**
 * VAT accounts by direction, treatment and rate. `?sens=…&traitement=…&taux=…` goes to the row, or adds the one that a
 * document lacks.
 */
export default function VatAccounts() {
  const section = createSection(VAT)
  const [query] = useSearchParams()
  const words = () => t().settings.vat
  let made = 0
  const add = (direction: Direction, treatment: VatTreatment, rate: string) => {
    const row = { key: `new${made++}`, direction, treatment, rate, asset: false, account: '' }
    section.setDraft('rows', (all) => [...all, row])
    focusRow(row.key)
  }
  onMount(() => {
    const direction = DIRECTIONS.find((each) => each === query.sens)
    const rate = typeof query.taux === 'string' ? query.taux : ''
    if (!direction) return
    const treatment = TREATMENTS.find((each) => each === query.traitement) ?? 'S'
    const known = section.draft.rows.find(
      (row) => row.direction === direction && row.treatment === treatment && row.rate === typedRate(rate),
    )
    if (known) focusRow(known.key)
    else add(direction, treatment, typedRate(rate))
  })
  return (
    <SectionForm section={section} lead={words().lead}>
      <For each={DIRECTIONS}>
        {(direction) => <Side section={section} direction={direction} onAdd={() => add(direction, 'S', '')} />}
      </For>
      <TextField
        label={words().reverseCharge}
        hint={words().reverseChargeHint}
        value={section.draft.reverseChargeRate}
        error={section.error('reverseChargeRate')}
        size={6}
        inputMode="decimal"
        onInput={(text) => section.setDraft('reverseChargeRate', text)}
      />
    </SectionForm>
  )
}

function focusRow(key: string): void {
  focusSoon(`[data-row="${key}"] [role="combobox"]`)
}

function Side(props: {
  readonly section: Section<VatDraft>
  readonly direction: Direction
  readonly onAdd: () => void
}) {
  const words = () => t().settings.vat
  const rows = createMemo(() => props.section.draft.rows.filter((row) => row.direction === props.direction))
  return (
    <fieldset>
      <legend>{words().sides[props.direction]}</legend>
      <div class="sheet pad rows vat-rows" classList={{ bought: props.direction === 'purchase' }}>
        <Headings
          names={[
            words().treatment,
            words().rate,
            ...(props.direction === 'purchase' ? [words().asset] : []),
            words().account,
          ]}
        />
        <For each={rows()} fallback={<p class="muted">{words().none}</p>}>
          {(row) => <Row section={props.section} row={row} />}
        </For>
        <div class="actions">
          <button type="button" onClick={() => props.onAdd()}>
            {words().add}
          </button>
        </div>
      </div>
    </fieldset>
  )
}

function Row(props: { readonly section: Section<VatDraft>; readonly row: VatDraft['rows'][number] }) {
  const words = () => t().settings.vat
  const at = () => props.section.draft.rows.findIndex((each) => each.key === props.row.key)
  const set = (change: Partial<VatDraft['rows'][number]>) => props.section.setDraft('rows', at(), change)
  return (
    <fieldset
      class="row"
      data-row={props.row.key}
      aria-label={words().rowOf(t().documents.treatments[props.row.treatment], props.row.rate)}
    >
      <Choice<VatTreatment>
        label={words().treatment}
        value={props.row.treatment}
        options={TREATMENTS.map((each) => [each, t().documents.treatments[each]] as const)}
        onChange={(treatment) => set({ treatment })}
      />
      <Cell
        label={words().rate}
        value={props.row.rate}
        placeholder={words().allRates}
        figure
        size={6}
        error={props.section.error(`rows.${at()}.rate`)}
        onInput={(rate) => set({ rate })}
      />
      <Show when={props.row.direction === 'purchase'}>
        <CheckField label={words().asset} checked={props.row.asset} onChange={(asset) => set({ asset })} />
      </Show>
      <AccountField
        label={words().account}
        compact
        value={props.row.account}
        error={props.section.error(`rows.${at()}.account`)}
        onInput={(account) => set({ account })}
      />
      <button
        class="quiet"
        type="button"
        aria-label={words().removeOf(props.row.rate)}
        onClick={() => props.section.setDraft('rows', (all) => all.filter((each) => each.key !== props.row.key))}
      >
        {t().settings.remove}
      </button>
    </fieldset>
  )
}
