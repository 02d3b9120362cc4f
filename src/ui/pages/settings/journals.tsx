import { useSearchParams } from '@solidjs/router'
import { For, onMount, Show } from 'solid-js'
import type { JournalKind } from '../../../domain/dossier'
import { t } from '../../texts'
import { useSettings } from './context'
import { AccountField, Cell, Choice, Headings } from './fields'
import { JOURNAL_KINDS, JOURNALS, type JournalsDraft } from './journals-draft'
import { createSection, type Section } from './section'
import { SectionForm } from './section-form'

/** « Journaux »; `?journal=` starts the one that a document lacks. */
export default function Journals() {
  const section = createSection(JOURNALS)
  const [query] = useSearchParams()
  const words = () => t().settings.journals
  let made = 0
  const add = (code = '') =>
    section.setDraft('journals', (all) => [
      ...all,
      { key: `new${made++}`, was: '', code, label: '', kind: 'general' as const, account: '' },
    ])
  onMount(() => {
    const asked = typeof query.journal === 'string' ? query.journal : ''
    if (asked !== '' && !section.draft.journals.some((journal) => journal.code === asked)) add(asked)
  })
  const choices = () =>
    section.draft.journals.map((journal) => [journal.key, `${journal.code} ${journal.label}`] as const)
  return (
    <SectionForm section={section} lead={words().lead}>
      <div class="sheet pad rows journal-rows">
        <Headings names={[words().code, words().label, words().kind, words().account]} />
        <For each={section.draft.journals}>
          {(journal, at) => <Row section={section} journal={journal} at={at()} />}
        </For>
        <Show when={section.error('journals')}>
          <p class="error" role="alert">
            {words().stillUsed}
          </p>
        </Show>
        <div class="actions">
          <button type="button" onClick={() => add()}>
            {words().add}
          </button>
        </div>
      </div>
      <div class="form-row">
        <Choice
          label={words().sales}
          value={section.draft.sales}
          options={choices()}
          error={section.error('sales')}
          onChange={(key) => section.setDraft('sales', key)}
        />
        <Choice
          label={words().purchases}
          value={section.draft.purchases}
          options={choices()}
          error={section.error('purchases')}
          onChange={(key) => section.setDraft('purchases', key)}
        />
      </div>
    </SectionForm>
  )
}

function Row(props: {
  readonly section: Section<JournalsDraft>
  readonly journal: JournalsDraft['journals'][number]
  readonly at: number
}) {
  const { dossier } = useSettings()
  const words = () => t().settings.journals
  const set = (change: Partial<JournalsDraft['journals'][number]>) =>
    props.section.setDraft('journals', props.at, change)
  const used = () =>
    props.journal.key === props.section.draft.sales ||
    props.journal.key === props.section.draft.purchases ||
    dossier().settings.paymentModes.some((mode) => mode.journal === props.journal.was)
  return (
    <fieldset class="row" aria-label={words().rowOf(props.journal.code)}>
      <Cell
        label={words().code}
        value={props.journal.code}
        size={6}
        error={props.section.error(`journals.${props.at}.code`)}
        onInput={(code) => set({ code })}
      />
      <Cell
        label={words().label}
        value={props.journal.label}
        error={props.section.error(`journals.${props.at}.label`)}
        onInput={(label) => set({ label })}
      />
      <Choice<JournalKind>
        label={words().kind}
        value={props.journal.kind}
        options={JOURNAL_KINDS.map((kind) => [kind, words().kinds[kind]] as const)}
        onChange={(kind) => set({ kind })}
      />
      <Show
        when={props.journal.kind === 'bank' || props.journal.kind === 'cash'}
        fallback={<span class="muted gap">{words().noAccount}</span>}
      >
        <AccountField
          label={words().account}
          compact
          value={props.journal.account}
          error={props.section.error(`journals.${props.at}.account`)}
          onInput={(account) => set({ account })}
        />
      </Show>
      <button
        class="quiet"
        type="button"
        disabled={used()}
        title={used() ? words().stillUsed : undefined}
        aria-label={words().removeOf(props.journal.code)}
        onClick={() => props.section.setDraft('journals', (all) => all.toSpliced(props.at, 1))}
      >
        {t().settings.remove}
      </button>
    </fieldset>
  )
}
