import { createMemo, For, Show } from 'solid-js'
import type { DefinitionFault } from '../../../../domain/custom-format'
import { checkDefinition } from '../../../../formats/custom'
import { TextField } from '../../../components/fields'
import { t } from '../../../texts'
import { FileChoices, FormChoices, LayoutChoices } from './choices'
import type { OwnFormatsSection, TypedFormat } from './draft'
import { Records } from './records'
import { Tables } from './tables'
import { Trial } from './trial'

/** What every part of the editor works on. */
export interface Editing {
  readonly section: OwnFormatsSection
  readonly at: number
  readonly format: TypedFormat
  readonly change: (change: Partial<TypedFormat>) => void
  /** What is wrong with a field, in words. */
  readonly error: (path: string) => string | undefined
}

/** One format: its columns first, then the choices around them, and what it makes of one's own documents. */
export function Editor(props: { readonly section: OwnFormatsSection; readonly at: number }) {
  const format = (): TypedFormat => {
    const found = props.section.draft.formats[props.at]
    if (!found) throw new Error('the editor is open without a format')
    return found
  }
  const faults = createMemo<readonly DefinitionFault[]>(() => checkDefinition(format()))
  const error = (path: string) => {
    const found = faults().find((each) => each.path === path)
    return found && t().ownFormats.fault(found)
  }
  const editing: Editing = {
    get section() {
      return props.section
    },
    get at() {
      return props.at
    },
    get format() {
      return format()
    },
    change: (change) => props.section.setDraft('formats', props.at, change),
    error,
  }
  /** Faults of the whole rather than of one field. */
  const general = () => faults().filter(({ path }) => /^(records|tables|first|last)(\.\d+)?$/.test(path))
  return (
    <>
      <div class="form-row">
        <TextField
          label={t().ownFormats.name}
          value={format().name}
          error={error('name')}
          onInput={(name) => editing.change({ name })}
        />
      </div>
      <Show when={general().length > 0}>
        <ul class="note stop own-faults" role="status">
          <For each={general()}>{(each) => <li>{t().ownFormats.fault(each)}</li>}</For>
        </ul>
      </Show>
      <Records editing={editing} />
      <LayoutChoices editing={editing} />
      <FormChoices editing={editing} />
      <FileChoices editing={editing} />
      <Tables editing={editing} />
      <Trial format={format()} faults={faults()} />
    </>
  )
}
