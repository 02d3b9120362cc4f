import { For, Match, Switch } from 'solid-js'
import type { TableMapping } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import { TABLE_FIELDS } from '../../../intake/tables/fields'
import { SelectField, TextField } from '../../components/fields'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { words as inWords, t } from '../../texts'

/** Fields that a table often lacks and that have one value for all its rows. */
const OFTEN: Readonly<Record<TableMapping['content'], readonly string[]>> = {
  sales: ['rate', 'kind', 'party', 'currency'],
  purchases: ['rate', 'kind', 'party', 'currency'],
  payments: ['direction', 'mode', 'party', 'currency'],
}

/** Natures as the reader of tables understands them in a cell. */
const NATURES = [
  ['service', 'service'],
  ['goods', 'marchandise'],
  ['finished-product', 'produit fini'],
  ['transport', 'port'],
] as const

/** Whose payments they are, as the reader of tables understands it in a cell. */
const SIDES = { sale: 'client', purchase: 'fournisseur' } as const

/** Values for the columns that the table does not have. */
export function TableDefaults(props: {
  readonly dossier: DossierId
  readonly mapping: TableMapping
  readonly onChange: (part: Partial<TableMapping>) => void
}) {
  const engine = useEngine()
  const words = () => t().imports.tables
  const owner = createLive(() => engine.dossier(props.dossier), { what: ['settings'], dossier: () => props.dossier })
  const modes = () => owner.value()?.settings.paymentModes ?? []
  const missing = () => {
    const present = new Set(Object.values(props.mapping.columns))
    return OFTEN[props.mapping.content].filter((field) => !present.has(field))
  }
  const label = (field: string) => {
    const found = TABLE_FIELDS.find((each) => each.id === field)
    return found ? inWords(found.label) : field
  }
  const value = (field: string) => props.mapping.defaults[field] ?? ''
  const set = (field: string, text: string) => {
    const { [field]: _, ...others } = props.mapping.defaults
    props.onChange({ defaults: text.trim() === '' ? others : { ...others, [field]: text } })
  }
  const unset = () => ({ value: '', label: words().unset })
  return (
    <fieldset hidden={missing().length === 0}>
      <legend>{words().defaults}</legend>
      <p class="muted">{words().defaultsHint}</p>
      <div class="form-row">
        <For each={missing()}>
          {(field) => (
            <Switch
              fallback={
                <TextField
                  label={label(field)}
                  value={value(field)}
                  size={field === 'rate' || field === 'currency' ? 6 : 20}
                  onInput={(text) => set(field, text)}
                />
              }
            >
              <Match when={field === 'kind'}>
                <SelectField
                  label={label(field)}
                  value={value(field)}
                  options={[
                    unset(),
                    ...NATURES.map(([kind, word]) => ({ value: word, label: t().documents.natures[kind] })),
                  ]}
                  onChange={(text) => set(field, text)}
                />
              </Match>
              <Match when={field === 'direction'}>
                <SelectField
                  label={label(field)}
                  value={value(field) === '' ? SIDES.sale : value(field)}
                  options={[
                    { value: SIDES.sale, label: words().sides.sale },
                    { value: SIDES.purchase, label: words().sides.purchase },
                  ]}
                  onChange={(text) => set(field, text)}
                />
              </Match>
              <Match when={field === 'mode'}>
                <SelectField
                  label={label(field)}
                  value={value(field)}
                  options={[unset(), ...modes().map((mode) => ({ value: mode.code, label: mode.label }))]}
                  onChange={(text) => set(field, text)}
                />
              </Match>
            </Switch>
          )}
        </For>
      </div>
    </fieldset>
  )
}
