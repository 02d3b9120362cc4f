import { createSignal, Show } from 'solid-js'
import type { CustomFormat } from '../../../../domain/custom-format'
import type { FormatId } from '../../../../domain/dossier'
import type { Problem } from '../../../../domain/problem'
import type { StartingPoint } from '../../../../formats/custom'
import { newColumn, STARTING_POINTS, startFrom } from '../../../../formats/custom'
import { SelectField, TextField } from '../../../components/fields'
import { FileChoice } from '../../../components/file-choice'
import { FormatPicker } from '../../../components/format-picker'
import { useEngine } from '../../../engine'
import { t } from '../../../texts'
import { useSettings } from '../context'
import { valueOfTitle } from './fields'

/** Where a new format comes from: a simple one, one of the list, a sample file, a file of its own. */
export function Start(props: {
  readonly onStart: (format: CustomFormat, unsaid?: readonly string[]) => void
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const engine = useEngine()
  const { dossier, formats } = useSettings()
  const words = () => t().ownFormats
  const [name, setName] = createSignal(words().newName)
  const [point, setPoint] = createSignal<StartingPoint | 'catalogue'>('simple')
  const [from, setFrom] = createSignal<FormatId>(dossier().format)
  const newId = () => `own-${crypto.randomUUID()}` as FormatId
  const create = async () => {
    const chosen = point()
    const called = name().trim() || words().newName
    if (chosen !== 'catalogue') return props.onStart(startFrom(chosen, newId(), called))
    const options = dossier().formatOptions[from()] ?? {}
    const outcome = await engine.startFormat(dossier().id, from(), options, called)
    if (outcome.ok) props.onStart(outcome.value.definition, outcome.value.unsaid)
    else props.onProblems(outcome.problems)
  }
  const fromFile = async (file: File) => {
    const outcome = await engine.readFormatFile(file)
    if (outcome.ok) props.onStart(outcome.value)
    else props.onProblems(outcome.problems)
  }
  /** The columns of a sample by their titles, its separator and decimal mark. */
  const fromSample = async (file: File) => {
    const outcome = await engine.inspectTable(dossier().id, { name: file.name, blob: file }, null)
    if (!outcome.ok) return props.onProblems(outcome.problems)
    const { header, mapping } = outcome.value
    const base = startFrom('simple', newId(), name().trim() || words().newName)
    const columns = header.map((title) => newColumn(title, valueOfTitle(title)))
    props.onStart(
      {
        ...base,
        separator: mapping.separator || base.separator,
        amounts: { ...base.amounts, mark: mapping.decimal },
        records: [{ each: 'line', when: '', columns }],
      },
      columns.filter(({ value }) => value === '').map(({ title }) => title),
    )
  }
  return (
    <fieldset class="sheet pad form">
      <legend>{words().start}</legend>
      <div class="pairs">
        <TextField label={words().name} value={name()} onInput={setName} />
        <SelectField
          label={words().startFrom}
          value={point()}
          options={[...STARTING_POINTS, 'catalogue' as const].map((value) => ({ value, label: words().points[value] }))}
          onChange={(value) => setPoint(value as StartingPoint | 'catalogue')}
        />
        <Show when={point() === 'catalogue'}>
          <FormatPicker label={words().whichFormat} brief formats={formats()} value={from()} onChange={setFrom} />
        </Show>
      </div>
      <div class="actions">
        <button type="button" onClick={create}>
          {words().create}
        </button>
        <FileChoice label={words().fromTemplate} accept=".csv,.txt,.xlsx" onChoose={fromSample} />
        <FileChoice label={words().fromFile} accept=".json" onChoose={fromFile} />
      </div>
    </fieldset>
  )
}
