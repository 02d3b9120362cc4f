import { createMemo, For, Show } from 'solid-js'
import type { FormatInfo } from '../../../domain/format-info'
import { SelectField } from '../../components/fields'
import { FormatPicker } from '../../components/format-picker'
import { Skeleton } from '../../components/skeleton'
import { words as inLanguage, t } from '../../texts'
import { useSettings } from './context'
import { formatSpec } from './format-draft'
import { createSection } from './section'
import { SectionForm } from './section-form'

/** « Format et options »: the accountant's software, what is known of its file and how firmly, and its choices. */
export default function Format() {
  const { formats } = useSettings()
  return (
    <Show when={formats().length > 0} fallback={<Skeleton rows={6} label={t().shell.loading} />}>
      <FormatForm formats={formats()} />
    </Show>
  )
}

function FormatForm(props: { readonly formats: readonly FormatInfo[] }) {
  const section = createSection(formatSpec(props.formats))
  const words = () => t().settings.format
  const chosen = createMemo(() => props.formats.find((each) => each.id === section.draft.format))
  const option = (id: string, value: string) =>
    section.setDraft('options', (all) => ({
      ...all,
      [section.draft.format]: { ...all[section.draft.format], [id]: value },
    }))
  return (
    <SectionForm section={section} lead={words().lead}>
      <FormatPicker
        label={t().dossiers.format}
        formats={props.formats}
        value={section.draft.format}
        onChange={(format) => section.setDraft('format', format)}
      />
      <Show when={chosen()}>
        {(format) => (
          <>
            <Show when={format().options.length > 0} fallback={<p class="muted">{words().noOption}</p>}>
              <fieldset>
                <legend>{words().options}</legend>
                <div class="pairs">
                  <For each={format().options}>
                    {(each) => {
                      const value = () => section.draft.options[format().id]?.[each.id] ?? each.default
                      const note = () => each.values.find((one) => one.value === value())?.note
                      return (
                        <SelectField
                          label={inLanguage(each.label)}
                          hint={[
                            value() === each.default ? words().byDefault : '',
                            note() && inLanguage(note() ?? each.label),
                          ]
                            .filter((part) => part)
                            .join(' · ')}
                          value={value()}
                          options={each.values.map((one) => ({ value: one.value, label: inLanguage(one.label) }))}
                          onChange={(text) => option(each.id, text)}
                        />
                      )
                    }}
                  </For>
                </div>
              </fieldset>
            </Show>
            <Knowledge format={format()} />
          </>
        )}
      </Show>
    </SectionForm>
  )
}

/** What is known of a format: how it is imported there, how firm that is, and from where. */
function Knowledge(props: { readonly format: FormatInfo }) {
  const words = () => t().settings.format
  const tone = () => ({ high: '', medium: 'warn', low: 'stop' })[props.format.confidence.level]
  return (
    <section class="sheet pad form">
      <h2>{words().import}</h2>
      <p>{inLanguage(props.format.help)}</p>
      <h2>{words().knowledge}</h2>
      <p>
        <span class={`chip ${tone()}`}>{words().levels[props.format.confidence.level]}</span>{' '}
        {inLanguage(props.format.confidence.note)}
      </p>
      <p class="muted">{words().encoding(props.format.encoding)}</p>
      <h2>{words().sources}</h2>
      <ul>
        <For each={props.format.sources}>
          {(source) => (
            <li>
              {source.title} <span class="why">{words().kinds[source.kind]}</span>
              <Show when={source.url}>{(url) => <span class="why wrap"> {url()}</span>}</Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}
