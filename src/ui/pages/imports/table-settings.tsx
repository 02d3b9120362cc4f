import { Show } from 'solid-js'
import type { TableInspection, TableMapping } from '../../../acts/contract'
import { recogniseHeaders } from '../../../intake/tables/fields'
import { SelectField, TextField } from '../../components/fields'
import { t } from '../../texts'

/** Encodings that a table may be in, as the reader names them. */
const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-15', 'cp850', 'macintosh']
const SEPARATORS = [';', ',', '\t', '|']
const DECIMALS = [',', '.'] as const
const DATES = ['DMY', 'MDY', 'YMD'] as const
const SHAPES = ['documents', 'lines'] as const
const CONTENTS = ['sales', 'purchases', 'payments'] as const

/** How the file is read: everything that was detected, each changeable. */
export function TableSettings(props: {
  readonly inspection: TableInspection
  readonly mapping: TableMapping
  readonly onChange: (part: Partial<TableMapping>) => void
}) {
  const words = () => t().imports.tables
  const isText = () => props.inspection.sheets.length === 0
  const withCurrent = (known: readonly string[], current: string) =>
    known.includes(current) || current === '' ? known : [current, ...known]
  return (
    <fieldset>
      <legend>{words().settings}</legend>
      <div class="form-row">
        <SelectField
          label={words().content}
          value={props.mapping.content}
          options={CONTENTS.map((value) => ({ value, label: words().contents[value] }))}
          onChange={(value) => {
            const content = CONTENTS.find((each) => each === value)
            if (content) props.onChange({ content, columns: recogniseHeaders(props.inspection.header, content) })
          }}
        />
        <Show when={props.mapping.content !== 'payments'}>
          <SelectField
            label={words().shape}
            value={props.mapping.shape}
            options={SHAPES.map((value) => ({ value, label: words().shapes[value] }))}
            onChange={(value) => {
              const shape = SHAPES.find((each) => each === value)
              if (shape) props.onChange({ shape })
            }}
          />
        </Show>
        <SelectField
          label={words().dateForm}
          value={props.mapping.dateForm}
          options={DATES.map((value) => ({ value, label: words().dateForms[value] }))}
          onChange={(value) => {
            const dateForm = DATES.find((each) => each === value)
            if (dateForm) props.onChange({ dateForm })
          }}
        />
        <SelectField
          label={words().decimal}
          value={props.mapping.decimal}
          options={DECIMALS.map((value) => ({ value, label: words().decimals[value] }))}
          onChange={(value) => {
            const decimal = DECIMALS.find((each) => each === value)
            if (decimal) props.onChange({ decimal })
          }}
        />
        <TextField
          label={words().headerRow}
          hint={props.mapping.headerRow === 0 ? words().noHeader : undefined}
          inputMode="numeric"
          size={4}
          value={String(props.mapping.headerRow)}
          onInput={(text) => {
            const row = Number(text)
            if (/^\d{1,4}$/.test(text)) props.onChange({ headerRow: row })
          }}
        />
        <Show
          when={isText()}
          fallback={
            <SelectField
              label={words().sheet}
              value={String(props.mapping.sheet)}
              options={props.inspection.sheets.map((name, i) => ({ value: String(i), label: name }))}
              onChange={(value) => props.onChange({ sheet: Number(value) })}
            />
          }
        >
          <SelectField
            label={words().separator}
            value={props.mapping.separator}
            options={withCurrent(SEPARATORS, props.mapping.separator).map((value) => ({
              value,
              label: words().separators[value] ?? value,
            }))}
            onChange={(separator) => props.onChange({ separator })}
          />
          <SelectField
            label={words().encoding}
            value={props.mapping.encoding}
            options={withCurrent(ENCODINGS, props.mapping.encoding).map((value) => ({ value, label: value }))}
            onChange={(encoding) => props.onChange({ encoding })}
          />
        </Show>
      </div>
    </fieldset>
  )
}
