import { useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { t } from '../../texts'
import { useSettings } from './context'
import { AccountField, Cell, Choice, Headings } from './fields'
import { aliasesOf, MODES, type ModesDraft } from './modes-draft'
import { plain } from './search'
import { createSection, type Section } from './section'
import { SectionForm } from './section-form'

/** « Modes de règlement »; `?mode=` asks what a mode that no setting knows is. */
export default function Modes() {
  const section = createSection(MODES)
  const { dossier } = useSettings()
  const [query, setQuery] = useSearchParams()
  const words = () => t().settings.modes
  let made = 0
  const unknown = () => {
    const name = typeof query.mode === 'string' ? query.mode.trim() : ''
    const known = section.draft.modes.some((mode) =>
      [plain(mode.code), plain(mode.label), ...aliasesOf(mode.aliases)].includes(plain(name)),
    )
    return name === '' || known ? undefined : name
  }
  const add = (label = '') => {
    const bank = dossier().settings.journals.find((journal) => journal.kind === 'bank')
    const code = plain(label)
      .replace(/[^a-z0-9]/g, '')
      .slice(0, 6)
      .toUpperCase()
    section.setDraft('modes', (all) => [
      ...all,
      { key: `new${made++}`, code, label, aliases: '', journal: bank?.code ?? '', account: bank?.account ?? '' },
    ])
    setQuery({ mode: null }, { replace: true, scroll: false })
  }
  return (
    <SectionForm section={section} lead={words().lead}>
      <Show when={unknown()}>
        {(name) => (
          <Unknown
            name={name()}
            modes={section.draft.modes}
            onAlias={(at) => section.setDraft('modes', at, 'aliases', (aliases) => joined(aliases, name()))}
            onNew={() => add(name())}
          />
        )}
      </Show>
      <div class="sheet pad rows mode-rows">
        <Headings names={[words().code, words().label, words().journal, words().account, words().aliases]} />
        <For each={section.draft.modes}>{(mode, at) => <Row section={section} mode={mode} at={at()} />}</For>
        <div class="actions">
          <button type="button" onClick={() => add()}>
            {words().add}
          </button>
        </div>
      </div>
    </SectionForm>
  )
}

function joined(aliases: string, name: string): string {
  return aliases.trim() === '' ? name : `${aliases}, ${name}`
}

/** A mode met on a document that the settings do not know: another name of one, or a new one. */
function Unknown(props: {
  readonly name: string
  readonly modes: ModesDraft['modes']
  readonly onAlias: (at: number) => void
  readonly onNew: () => void
}) {
  const words = () => t().settings.modes
  const [chosen, setChosen] = createSignal('0')
  return (
    <div class="note">
      <strong>{words().unknown(props.name)}</strong>
      <Choice
        label={words().sameAs}
        value={chosen()}
        options={props.modes.map((mode, i) => [String(i), mode.label] as const)}
        onChange={setChosen}
      />
      <button type="button" onClick={() => props.onAlias(Number(chosen()))}>
        {words().alias}
      </button>
      <button type="button" onClick={() => props.onNew()}>
        {words().create}
      </button>
    </div>
  )
}

function Row(props: {
  readonly section: Section<ModesDraft>
  readonly mode: ModesDraft['modes'][number]
  readonly at: number
}) {
  const { dossier } = useSettings()
  const words = () => t().settings.modes
  const set = (change: Partial<ModesDraft['modes'][number]>) => props.section.setDraft('modes', props.at, change)
  const error = (field: string) => props.section.error(`modes.${props.at}.${field}`)
  return (
    <fieldset class="row" aria-label={words().rowOf(props.mode.label)}>
      <Cell
        label={words().code}
        value={props.mode.code}
        size={6}
        error={error('code')}
        onInput={(code) => set({ code })}
      />
      <Cell label={words().label} value={props.mode.label} error={error('label')} onInput={(label) => set({ label })} />
      <Choice
        label={words().journal}
        value={props.mode.journal}
        error={error('journal')}
        options={dossier().settings.journals.map((journal) => [journal.code as string, journal.code] as const)}
        onChange={(journal) => set({ journal })}
      />
      <AccountField
        label={words().account}
        compact
        value={props.mode.account}
        error={error('account')}
        onInput={(account) => set({ account })}
      />
      <Cell
        label={words().aliases}
        value={props.mode.aliases}
        error={error('aliases')}
        onInput={(aliases) => set({ aliases })}
      />
      <button
        class="quiet"
        type="button"
        aria-label={words().removeOf(props.mode.label)}
        onClick={() => props.section.setDraft('modes', (all) => all.toSpliced(props.at, 1))}
      >
        {t().settings.remove}
      </button>
    </fieldset>
  )
}
