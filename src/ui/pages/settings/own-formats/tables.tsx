import { For, Index } from 'solid-js'
import { FUNCTION_IDS } from '../../../../formats/custom'
import { SelectField, TextField } from '../../../components/fields'
import { t } from '../../../texts'
import { readRows, rowsText, type TypedFormat } from './draft'
import type { Editing } from './editor'
import { LinesField } from './lines-field'

/** Tables of one's own codes, and what formulas can do. */
export function Tables(props: { readonly editing: Editing }) {
  const words = () => t().ownFormats
  const tables = () => props.editing.format.tables
  const set = (i: number, change: Partial<TypedFormat['tables'][number]>) =>
    props.editing.section.setDraft('formats', props.editing.at, 'tables', i, change)
  return (
    <details class="sheet pad own-more" open={tables().length > 0}>
      <summary>{words().tables}</summary>
      <p class="muted">{words().tablesHint}</p>
      <Index each={tables()}>
        {(table, i) => (
          <div class="form">
            <div class="pairs">
              <TextField
                label={words().tableName}
                value={table().name}
                error={props.editing.error(`tables.${i}.name`)}
                onInput={(name) => set(i, { name })}
              />
              <SelectField
                label={words().otherwise}
                value={table().otherwise}
                options={(['same', 'empty', 'refuse'] as const).map((value) => ({
                  value,
                  label: words().otherwises[value],
                }))}
                onChange={(value) => set(i, { otherwise: value as 'same' })}
              />
            </div>
            <LinesField
              label={words().tableRows}
              value={rowsText(table().rows)}
              onChange={(text) => set(i, { rows: readRows(text) })}
            />
            <button
              type="button"
              class="quiet"
              onClick={() => props.editing.change({ tables: tables().toSpliced(i, 1) })}
            >
              {words().removeTable(table().name)}
            </button>
          </div>
        )}
      </Index>
      <div class="actions">
        <button
          type="button"
          onClick={() => props.editing.change({ tables: [...tables(), { name: '', rows: [], otherwise: 'same' }] })}
        >
          {words().addTable}
        </button>
      </div>
      <h3>{words().functionsTitle}</h3>
      <p class="muted">{words().operators}</p>
      <ul class="own-functions">
        <For each={FUNCTION_IDS}>{(id) => <li>{words().functions[id]}</li>}</For>
      </ul>
    </details>
  )
}
