import { createMemo, Show } from 'solid-js'
import type { FormatInfo } from '../../../domain/format-info'
import { FormatKnowledge } from '../../components/format-knowledge'
import { FormatOptions } from '../../components/format-options'
import { FormatPicker } from '../../components/format-picker'
import { Skeleton } from '../../components/skeleton'
import { t } from '../../texts'
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
  const chosen = createMemo(() => props.formats.find((each) => each.id === section.draft.format))
  const option = (id: string, value: string) =>
    section.setDraft('options', (all) => ({
      ...all,
      [section.draft.format]: { ...all[section.draft.format], [id]: value },
    }))
  return (
    <SectionForm section={section} lead={t().settings.format.lead}>
      <FormatPicker
        label={t().dossiers.format}
        formats={props.formats}
        value={section.draft.format}
        onChange={(format) => section.setDraft('format', format)}
      />
      <Show when={chosen()}>
        {(format) => (
          <>
            <FormatOptions format={format()} values={section.draft.options[format().id] ?? {}} onChange={option} />
            <section class="sheet pad form">
              <FormatKnowledge format={format()} />
            </section>
          </>
        )}
      </Show>
    </SectionForm>
  )
}
