import { createMemo, createSignal, Show } from 'solid-js'
import type { Direction, VatTreatment } from '../../../../domain/document'
import type { Dossier } from '../../../../domain/dossier'
import { t } from '../../../texts'
import { vatName } from '../words'
import { useForm } from './form-context'
import { Chosen, Typed } from './typed'

/** Rates in force in mainland France (CGI art. 278 to 281 nonies); the dossier's own come with them. */
const USUAL = ['20', '10', '5.5', '2.1']

/** Treatments without tax that a document of a direction may have. */
const UNTAXED: Readonly<Record<Direction, readonly VatTreatment[]>> = {
  sale: ['E', 'AE', 'K', 'G', 'O', 'F', 'Z'],
  purchase: ['E', 'AE', 'K', 'O', 'F', 'Z', 'G'],
}

const TREATMENTS: readonly VatTreatment[] = ['S', 'L', 'M', ...UNTAXED.sale]

const OTHER = 'other'

/** The rates that a dossier works with, highest first. */
function ratesOf(dossier: Dossier, direction: Direction): readonly string[] {
  const own = dossier.settings.vatAccounts.flatMap((each) =>
    each.direction === direction && each.treatment === 'S' && each.rate !== undefined ? [String(each.rate)] : [],
  )
  return [...new Set([...USUAL, ...own])].sort((a, b) => Number(b) - Number(a))
}

/** VAT of a line in one choice: a rate, a reason without tax, or another rate that is typed. */
export function VatChoice(props: {
  readonly label: string
  readonly field: string
  readonly direction: Direction
  readonly treatment: VatTreatment
  readonly rate: string
  readonly onChange: (change: { readonly treatment: VatTreatment; readonly rate: string }) => void
}) {
  const form = useForm()
  const rates = createMemo(() => ratesOf(form.dossier(), props.direction))
  const [typing, setTyping] = createSignal(false)
  const plain = () => props.rate.replace(',', '.')
  const isOther = () => typing() || (props.treatment === 'S' && !rates().includes(plain()))
  const value = () => (isOther() ? OTHER : `${props.treatment}:${props.treatment === 'S' ? plain() : '0'}`)
  const options = createMemo((): readonly (readonly [string, string])[] => [
    ...rates().map((rate) => [`S:${rate}`, vatName('S', rate)] as const),
    ...UNTAXED[props.direction].map((each) => [`${each}:0`, vatName(each, '0')] as const),
    // Treatments of other territories are kept when a document has one.
    ...(props.treatment === 'L' || props.treatment === 'M'
      ? [[`${props.treatment}:0`, t().documents.treatments[props.treatment]] as const]
      : []),
    [OTHER, t().documents.form.otherRate] as const,
  ])
  const change = (chosen: string) => {
    setTyping(chosen === OTHER)
    if (chosen === OTHER) {
      props.onChange({ treatment: 'S', rate: '' })
      return
    }
    const [treatment, rate] = chosen.split(':')
    const known = TREATMENTS.find((each) => each === treatment)
    if (known) props.onChange({ treatment: known, rate: rate?.replace('.', ',') ?? '' })
  }
  return (
    <div class="vat-choice">
      <Chosen
        label={props.label}
        compact
        field={`${props.field}.treatment`}
        value={value()}
        options={options()}
        onChange={change}
      />
      <Show when={isOther()}>
        <Typed
          label={t().documents.form.rate}
          compact
          figure
          size={5}
          placeholder="8,5"
          field={`${props.field}.rate`}
          value={props.rate}
          error={form.error(`${props.field}.rate`)}
          onInput={(rate) => props.onChange({ treatment: 'S', rate })}
          onLeave={() => form.left(`${props.field}.rate`)}
        />
      </Show>
    </div>
  )
}
