import { createMemo, createSignal, Show } from 'solid-js'
import type { Examination, FormatChoice } from '../../../acts/contract'
import type { FormatId } from '../../../domain/dossier'
import type { FormatInfo } from '../../../domain/format-info'
import { SelectField } from '../../components/fields'
import { FormatOptions } from '../../components/format-options'
import { FormatPicker } from '../../components/format-picker'
import { lang, t } from '../../texts'

/** The value that stands for formats which are no candidates. */
const OTHER = 'other'

/** As which format a file is read: the candidates, any other one, and its options. */
export function FormatForm(props: {
  readonly formats: readonly FormatInfo[]
  /** Undefined when no format was recognised: one must be chosen. */
  readonly examination: Examination | undefined
  readonly onChoice: (choice: FormatChoice) => void
  readonly onPart: (part: string) => void
}) {
  const words = () => t().examine
  const candidates = () => props.examination?.candidates ?? []
  const current = () => props.examination?.format ?? ('' as FormatId)
  const isCandidate = createMemo(() => candidates().some(({ format }) => format === current()))
  const [other, setOther] = createSignal(false)
  const info = createMemo(() => props.formats.find(({ id }) => id === current()))
  const label = (id: FormatId) => props.formats.find((each) => each.id === id)?.label ?? id
  const choose = (id: string) => {
    setOther(id === OTHER)
    const candidate = candidates().find(({ format }) => format === id)
    if (candidate) props.onChoice(candidate)
  }
  const lost = () => {
    const names = (props.examination?.lost ?? []).map((field) => t().formats.fields[field])
    return names.length > 0 ? t().formats.lost(new Intl.ListFormat(lang()).format(names)) : ''
  }
  return (
    <section class="sheet pad form">
      <div class="pairs">
        <Show when={(props.examination?.parts.length ?? 0) > 0}>
          <SelectField
            label={words().part}
            value={props.examination?.part ?? ''}
            options={(props.examination?.parts ?? []).map((name) => ({ value: name, label: name }))}
            onChange={(name) => props.onPart(name)}
          />
        </Show>
        <Show when={candidates().length > 0}>
          <SelectField
            label={words().candidates}
            value={isCandidate() && !other() ? current() : OTHER}
            options={[
              ...candidates().map(({ format, fit }) => ({
                value: format as string,
                label: `${label(format)} · ${words().fits[fit]}`,
              })),
              { value: OTHER, label: words().otherFormat },
            ]}
            onChange={choose}
          />
        </Show>
        <Show when={other() || !isCandidate()}>
          <FormatPicker
            label={words().format}
            formats={props.formats}
            value={current()}
            onChange={(format) => props.onChoice({ format, options: {} })}
          />
        </Show>
      </div>
      <Show when={info()?.options.length ? info() : undefined}>
        {(format) => (
          <details>
            <summary>{words().options}</summary>
            <FormatOptions
              format={format()}
              values={props.examination?.options ?? {}}
              onChange={(option, value) =>
                props.onChoice({ format: current(), options: { ...props.examination?.options, [option]: value } })
              }
            />
          </details>
        )}
      </Show>
      <Show when={lost()}>
        <p class="muted">{lost()}</p>
      </Show>
    </section>
  )
}
