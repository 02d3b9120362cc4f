import './own-formats.css'
import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { CustomFormat } from '../../../../domain/custom-format'
import type { Problem } from '../../../../domain/problem'
import { ProblemList } from '../../../components/problems'
import { download } from '../../../download'
import { useEngine } from '../../../engine'
import { t } from '../../../texts'
import { useSettings } from '../context'
import { createSection } from '../section'
import { SectionForm } from '../section-form'
import type { OwnFormatsSection, TypedFormat } from './draft'
import { OWN_FORMATS, typed } from './draft'
import { Editor } from './editor'
import { Start } from './start'

/** « Formats personnalisés »: the list of one's own formats; `?format=` opens one. */
export default function OwnFormats() {
  const section = createSection(OWN_FORMATS)
  const [query, setQuery] = useSearchParams()
  const [unsaid, setUnsaid] = createSignal<readonly string[]>([])
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const at = createMemo(() => section.draft.formats.findIndex(({ id }) => id === query.format))
  const open = (id: string | undefined) => setQuery({ format: id })
  /** Adds a format under a name that no other has, and opens it. */
  const add = (format: CustomFormat, lacking: readonly string[] = []) => {
    const taken = new Set(section.draft.formats.map(({ name }) => name))
    let { name } = format
    for (let n = 2; taken.has(name); n++) name = `${format.name} ${n}`
    section.setDraft('formats', (all) => [...all, { ...typed(format), name }])
    setUnsaid(lacking)
    setProblems([])
    open(format.id)
  }
  return (
    <SectionForm section={section} lead={t().ownFormats.lead}>
      <Show
        when={at() >= 0}
        fallback={
          <>
            <List section={section} onOpen={open} onAdd={add} onProblems={setProblems} />
            <Start onStart={add} onProblems={setProblems} />
            <ProblemList problems={problems()} />
          </>
        }
      >
        <div class="actions">
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setUnsaid([])
              open(undefined)
            }}
          >
            {t().ownFormats.back}
          </button>
        </div>
        <Show when={unsaid().length > 0}>
          <p class="note" role="status">
            {t().ownFormats.unsaid(unsaid().join(', '))}
          </p>
        </Show>
        <Editor section={section} at={at()} />
      </Show>
    </SectionForm>
  )
}

function List(props: {
  readonly section: OwnFormatsSection
  readonly onOpen: (id: string) => void
  readonly onAdd: (format: CustomFormat) => void
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().ownFormats
  const duplicate = (format: TypedFormat) => {
    const id = `own-${crypto.randomUUID()}` as CustomFormat['id']
    props.onAdd({ ...typed(format), id, name: `${format.name} ${words().copy}` })
  }
  const used = (format: TypedFormat) => dossier().format === format.id
  return (
    <section class="sheet pad" aria-label={words().list}>
      <Show when={props.section.draft.formats.length > 0} fallback={<p class="muted">{words().none}</p>}>
        <ul class="own-formats">
          <For each={props.section.draft.formats}>
            {(format, i) => (
              <li>
                <button
                  type="button"
                  class="link"
                  aria-label={words().editOf(format.name)}
                  onClick={() => props.onOpen(format.id)}
                >
                  {format.name}
                </button>
                <span class="muted">
                  {words().summary(format.records[0]?.columns.length ?? 0, format.layout === 'fixed')}
                </span>
                <span class="spacer" />
                <button type="button" aria-label={words().duplicateOf(format.name)} onClick={() => duplicate(format)}>
                  {words().duplicate}
                </button>
                <button
                  type="button"
                  aria-label={words().exportOf(format.name)}
                  onClick={async () => download(await engine.formatFile(typed(format)))}
                >
                  {words().export}
                </button>
                <button
                  type="button"
                  class="quiet"
                  disabled={used(format)}
                  title={used(format) ? words().inUse : undefined}
                  aria-label={words().removeOf(format.name)}
                  onClick={() => props.section.setDraft('formats', (all) => all.toSpliced(i(), 1))}
                >
                  {t().settings.remove}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}
