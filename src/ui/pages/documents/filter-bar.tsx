import { createEffect, createSignal, createUniqueId, For, on, onCleanup, Show } from 'solid-js'
import { formatDate, parseTypedDate } from '../../../domain/date'
import type { Journal } from '../../../domain/dossier'
import { DayBox } from '../../components/day-box'
import { t } from '../../texts'
import type { Filters } from './filters'
import { KINDS, STATES } from './filters'

/** The list is asked again this long after the last key. */
const PAUSE_MS = 150

/** Search and filters of the list; what is chosen goes to the address. */
export function FilterBar(props: {
  readonly filters: Filters
  readonly journals: readonly Journal[]
  readonly filtered: boolean
  readonly onChange: (part: Partial<Filters>) => void
  readonly onClear: () => void
}) {
  const words = () => t().documents.list
  // On a narrow page the filters are behind their button, so that the list comes first.
  const [open, setOpen] = createSignal(false)
  /** One list for kind and side: « Facture d'achat » is a kind of its own for who looks for it. */
  const kinds = () => [
    { value: '', name: words().allKinds },
    { value: 'sale:', name: words().sales },
    { value: 'purchase:', name: words().purchases },
    ...KINDS.map((kind) => ({ value: `:${kind}`, name: t().documents.kindsMany[kind] })),
  ]
  const kind = () => {
    const { direction, kinds: chosen } = props.filters
    return direction === null && chosen.length === 0 ? '' : `${direction ?? ''}:${chosen[0] ?? ''}`
  }
  const setKind = (value: string) => {
    const [direction, chosen] = value.split(':')
    props.onChange({
      direction: direction === 'sale' || direction === 'purchase' ? direction : null,
      kinds: KINDS.filter((each) => each === chosen),
    })
  }
  return (
    <search>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Search value={props.filters.search} onChange={(search) => props.onChange({ search })} />
        <button type="button" class="show-s" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {words().filters}
        </button>
        <div class="more-filters" classList={{ open: open() }}>
          <Choice label={words().kind} value={kind()} options={kinds()} onChange={setKind} />
          <Choice
            label={words().state}
            value={props.filters.states.join(',')}
            options={[
              { value: '', name: words().all },
              ...STATES.map((state) => ({ value: state, name: t().documents.states[state] })),
            ]}
            onChange={(value) => props.onChange({ states: STATES.filter((each) => each === value) })}
          />
          <Choice
            label={words().journal}
            value={props.filters.journal ?? ''}
            options={[
              { value: '', name: words().allJournals },
              ...props.journals.map((journal) => ({ value: journal.code, name: `${journal.code} ${journal.label}` })),
            ]}
            onChange={(value) =>
              props.onChange({ journal: props.journals.find((each) => each.code === value)?.code ?? null })
            }
          />
          <Day label={words().from} value={props.filters.from} onChange={(from) => props.onChange({ from })} />
          <Day label={words().to} value={props.filters.to} onChange={(to) => props.onChange({ to })} />
          <Choice
            label={words().order}
            value={props.filters.sort}
            options={[
              { value: 'date-desc', name: words().newest },
              { value: 'date', name: words().oldest },
            ]}
            onChange={(value) => props.onChange({ sort: value === 'date' ? 'date' : 'date-desc' })}
            narrow
          />
        </div>
        <Show when={props.filtered}>
          <button type="button" class="quiet" onClick={() => props.onClear()}>
            {words().clear}
          </button>
        </Show>
      </form>
    </search>
  )
}

function Search(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal(props.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  // The address changed by other means than this field: back, or « Effacer les filtres ».
  createEffect(on(() => props.value, setTyped, { defer: true }))
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(timer)
    timer = setTimeout(() => props.onChange(text), PAUSE_MS)
  }
  return (
    <div class="field grow">
      <label for={id}>{t().documents.list.search}</label>
      <input
        id={id}
        type="search"
        placeholder={t().documents.list.searchHint}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </div>
  )
}

function Choice(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly name: string }[]
  readonly onChange: (value: string) => void
  /** Only on a narrow page; a wide one has it elsewhere. */
  readonly narrow?: boolean
}) {
  const id = createUniqueId()
  return (
    <div class="field" classList={{ 'show-s': props.narrow === true }}>
      <label for={id}>{props.label}</label>
      <select id={id} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.name}
            </option>
          )}
        </For>
      </select>
    </div>
  )
}

function Day(props: {
  readonly label: string
  readonly value: Filters['from']
  readonly onChange: (day: Filters['from']) => void
}) {
  const id = createUniqueId()
  const [wrong, setWrong] = createSignal(false)
  const take = (text: string) => {
    const day = parseTypedDate(text) ?? null
    setWrong(text.trim() !== '' && day === null)
    if (text.trim() === '' || day !== null) props.onChange(day)
  }
  return (
    <div class="field day">
      <label for={id}>{props.label}</label>
      <DayBox value={props.value === null ? '' : formatDate(props.value)} onPick={take}>
        <input
          id={id}
          inputmode="numeric"
          size="10"
          autocomplete="off"
          placeholder="01/10/2026"
          value={props.value === null ? '' : formatDate(props.value)}
          aria-invalid={wrong()}
          aria-describedby={wrong() ? `${id}-error` : undefined}
          onChange={(event) => take(event.currentTarget.value)}
        />
      </DayBox>
      <Show when={wrong()}>
        <span class="error" id={`${id}-error`}>
          {t().documents.form.expected.date}
        </span>
      </Show>
    </div>
  )
}
