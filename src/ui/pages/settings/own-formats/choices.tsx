import { Show } from 'solid-js'
import { CUSTOM_CHARSETS, ENTRY_ORDERS, GROUPINGS } from '../../../../domain/custom-format'
import { CheckField, SelectField, TextField } from '../../../components/fields'
import { t } from '../../../texts'
import type { TypedFormat } from './draft'
import type { Editing } from './editor'
import { LinesField } from './lines-field'

const CHARSETS: Readonly<Record<TypedFormat['charset'], string>> = {
  'utf-8-bom': 'UTF-8 (BOM)',
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'iso-8859-15': 'ISO-8859-15',
  cp850: 'CP850 (DOS)',
  'utf-16le': 'UTF-16 LE (BOM)',
  ascii: 'ASCII',
}

const SEPARATORS = [';', ',', '\t', '|'] as const

/** A choice among words, as a field. */
function Pick<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly names: Readonly<Record<T, string>>
  readonly order: readonly T[]
  readonly error?: string | undefined
  readonly onChange: (value: T) => void
}) {
  return (
    <SelectField
      label={props.label}
      value={props.value}
      error={props.error}
      options={props.order.map((value) => ({ value, label: props.names[value] }))}
      onChange={(value) => props.onChange(value as T)}
    />
  )
}

/** Delimited or fixed, separator, quotes, characters, titles. */
export function LayoutChoices(props: { readonly editing: Editing }) {
  const words = () => t().ownFormats
  const format = () => props.editing.format
  const { change, error } = props.editing
  const usual = () => SEPARATORS.find((each) => each === format().separator) ?? 'other'
  const names = () => ({ ...words().separators, other: words().otherSeparator })
  return (
    <fieldset class="sheet pad form">
      <legend>{words().layout}</legend>
      <div class="pairs">
        <Pick
          label={words().layout}
          value={format().layout}
          names={words().layouts}
          order={['delimited', 'fixed']}
          onChange={(layout) => change({ layout })}
        />
        <Show when={format().layout === 'delimited'}>
          <Pick
            label={words().separator}
            value={usual()}
            names={names()}
            order={[...SEPARATORS, 'other']}
            error={usual() === 'other' ? undefined : error('separator')}
            onChange={(value) => change({ separator: value === 'other' ? '~' : value })}
          />
          <Show when={usual() === 'other'}>
            <TextField
              label={words().whichSeparator}
              value={format().separator}
              size={4}
              error={error('separator')}
              onInput={(separator) => change({ separator })}
            />
          </Show>
          <Pick
            label={words().quoting}
            value={format().quoting}
            names={words().quotings}
            order={['needed', 'never', 'texts', 'always']}
            onChange={(quoting) => change({ quoting })}
          />
          <Show when={format().quoting !== 'never'}>
            <Pick
              label={words().quote}
              value={format().quote}
              names={{ '"': '"', "'": "'" }}
              order={['"', "'"]}
              onChange={(quote) => change({ quote })}
            />
          </Show>
        </Show>
        <Show when={format().layout === 'fixed'}>
          <TextField
            label={words().fixedSeparator}
            value={format().fixedSeparator ?? ''}
            size={4}
            error={error('fixedSeparator')}
            onInput={(fixedSeparator) => change({ fixedSeparator })}
          />
        </Show>
        <Pick
          label={words().charset}
          value={format().charset}
          names={CHARSETS}
          order={CUSTOM_CHARSETS}
          error={error('charset')}
          onChange={(charset) => change({ charset })}
        />
        <Pick
          label={words().lineEnd}
          value={format().lineEnd}
          names={{ crlf: 'CR LF (Windows)', lf: 'LF', cr: 'CR' }}
          order={['crlf', 'lf', 'cr']}
          onChange={(lineEnd) => change({ lineEnd })}
        />
        <Pick
          label={words().unknown}
          value={format().unknown}
          names={{ '?': '?', _: '_', ' ': words().space }}
          order={['?', '_', ' ']}
          onChange={(unknown) => change({ unknown })}
        />
      </div>
      <CheckField label={words().titles} checked={format().titles} onChange={(titles) => change({ titles })} />
      <Show when={format().layout === 'delimited' || format().fixedSeparator}>
        <CheckField
          label={words().trailing}
          checked={format().trailing}
          onChange={(trailing) => change({ trailing })}
        />
      </Show>
      <Show when={format().layout === 'delimited'}>
        <CheckField
          label={words().spreadsheet}
          checked={format().spreadsheet}
          onChange={(spreadsheet) => change({ spreadsheet })}
        />
      </Show>
    </fieldset>
  )
}

/** How days, amounts and sides are written. */
export function FormChoices(props: { readonly editing: Editing }) {
  const words = () => t().ownFormats
  const format = () => props.editing.format
  const { change, error } = props.editing
  const amounts = (more: Partial<TypedFormat['amounts']>) => change({ amounts: { ...format().amounts, ...more } })
  const side = (more: Partial<TypedFormat['side']>) => change({ side: { ...format().side, ...more } })
  return (
    <fieldset class="sheet pad form">
      <legend>{words().forms}</legend>
      <div class="pairs">
        <TextField
          label={words().dates}
          value={format().dates}
          error={error('dates')}
          hint="JJ/MM/AAAA, AAAAMMJJ, JJMMAA…"
          onInput={(dates) => change({ dates })}
        />
        <Pick
          label={words().mark}
          value={format().amounts.mark}
          names={words().marks}
          order={[',', '.', '']}
          error={error('amounts.mark')}
          onChange={(mark) => amounts({ mark })}
        />
        <Show when={format().amounts.mark !== ''}>
          <Pick
            label={words().decimals}
            value={String(format().amounts.decimals)}
            names={{ 0: '0', 2: '2', 3: '3', 4: '4' } as Record<string, string>}
            order={['2', '0', '3', '4']}
            onChange={(value) => amounts({ decimals: Number(value) as 2 })}
          />
          <Pick
            label={words().grouping}
            value={format().amounts.grouping}
            names={words().groupings}
            order={GROUPINGS}
            error={error('amounts.grouping')}
            onChange={(grouping) => amounts({ grouping })}
          />
        </Show>
        <Pick
          label={words().zero}
          value={format().amounts.zero}
          names={words().zeros}
          order={['empty', 'zero']}
          onChange={(zero) => amounts({ zero })}
        />
        <TextField
          label={words().debitMark}
          value={format().side.debit}
          size={6}
          onInput={(debit) => side({ debit })}
        />
        <TextField
          label={words().creditMark}
          value={format().side.credit}
          size={6}
          error={error('side.credit')}
          onInput={(credit) => side({ credit })}
        />
      </div>
      <CheckField label={words().plus} checked={format().amounts.plus} onChange={(plus) => amounts({ plus })} />
    </fieldset>
  )
}

/** Name of the file, how many files, the lines around, grouping. */
export function FileChoices(props: { readonly editing: Editing }) {
  const words = () => t().ownFormats
  const format = () => props.editing.format
  const { change, error } = props.editing
  const lines = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
  const lineError = (side: 'first' | 'last') =>
    format()
      [side].map((_, i) => error(`${side}.${i}`))
      .find((found) => found !== undefined)
  return (
    <fieldset class="sheet pad form">
      <legend>{words().file}</legend>
      <div class="pairs">
        <TextField
          label={words().fileName}
          value={format().fileName}
          hint={words().fileNameHint}
          error={error('fileName')}
          size={32}
          onInput={(fileName) => change({ fileName })}
        />
        <TextField
          label={words().extension}
          value={format().extension}
          error={error('extension')}
          size={8}
          onInput={(extension) => change({ extension })}
        />
        <Pick
          label={words().split}
          value={format().split}
          names={words().splits}
          order={['one', 'journal', 'month', 'year']}
          onChange={(split) => change({ split })}
        />
        <Pick
          label={words().order}
          value={format().order ?? 'date'}
          names={words().orders}
          order={ENTRY_ORDERS}
          onChange={(order) => change({ order })}
        />
      </div>
      <CheckField
        label={words().regroup}
        checked={format().grouping === 'account'}
        onChange={(on) => change({ grouping: on ? 'account' : 'none' })}
      />
      <div class="pairs">
        <LinesField
          label={words().first}
          value={format().first.join('\n')}
          error={lineError('first')}
          onChange={(text) => change({ first: lines(text) })}
        />
        <LinesField
          label={words().last}
          value={format().last.join('\n')}
          error={lineError('last')}
          onChange={(text) => change({ last: lines(text) })}
        />
      </div>
    </fieldset>
  )
}
