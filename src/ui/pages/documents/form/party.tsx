import { createEffect, createSignal, Show } from 'solid-js'
import type { Direction, Party } from '../../../../domain/document'
import type { ManualParty } from '../../../../intake/manual'
import { typedParty } from '../../../../intake/manual'
import { Combobox } from '../../../components/combobox'
import { useEngine } from '../../../engine'
import { t } from '../../../texts'
import { useForm } from './form-context'
import { Typed } from './typed'

const DETAILS = ['code', 'siren', 'vatId', 'street', 'postalCode', 'city', 'country', 'category'] as const

/** The third party: found among those known as one types, or a new one with its identity. */
export function PartyEditor(props: {
  readonly party: ManualParty
  readonly direction: Direction
  readonly onChange: (party: ManualParty) => void
}) {
  const words = () => t().documents.form
  const engine = useEngine()
  const form = useForm()
  const [open, setOpen] = createSignal(false)
  // An identity that is wrong must be seen.
  createEffect(() => {
    if (DETAILS.some((name) => form.error(`party.${name}`) !== undefined)) setOpen(true)
  })
  const detail = (party: Party) =>
    [party.code, party.siren, [party.postalCode, party.city].filter(Boolean).join(' ')].filter(Boolean).join(' · ')
  const filled = () => DETAILS.flatMap((name) => (props.party[name] ? [props.party[name]] : []))
  return (
    <div class="party-editor">
      <Combobox
        label={props.direction === 'sale' ? words().customer : words().supplier}
        field="party.name"
        required
        value={props.party.name}
        error={form.error('party.name')}
        suggest={(text) => engine.parties(form.dossier().id, props.direction, text)}
        name={(party) => party.name}
        detail={detail}
        onInput={(name) => props.onChange({ ...props.party, name })}
        onPick={(party) => props.onChange(typedParty(party))}
        onLeave={() => form.left('party.name')}
      />
      <button type="button" class="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
        {words().partyMore}
        <Show when={!open() && filled().length > 0}>
          <span class="why"> {filled().join(' · ')}</span>
        </Show>
      </button>
      <Show when={open()}>
        <div class="party-details">
          {DETAILS.map((name) => (
            <Typed
              label={words()[name]}
              field={`party.${name}`}
              value={props.party[name]}
              error={form.error(`party.${name}`)}
              onInput={(text) => props.onChange({ ...props.party, [name]: text })}
              onLeave={() => form.left(`party.${name}`)}
            />
          ))}
        </div>
      </Show>
    </div>
  )
}
