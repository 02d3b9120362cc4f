import { createMemo, For, Show } from 'solid-js'
import type { PlainDate, PlainMonth } from '../../../domain/date'
import { addMonths, firstDay, lastDay, monthOf } from '../../../domain/date'
import type { Dossier, FormatId } from '../../../domain/dossier'
import { fiscalYearOf } from '../../../domain/dossier'
import type { JournalCode } from '../../../domain/entry'
import type { FormatInfo } from '../../../domain/format-info'
import { CheckField, DayField, SelectField } from '../../components/fields'
import { FormatKnowledge } from '../../components/format-knowledge'
import { FormatOptions } from '../../components/format-options'
import { FormatPicker } from '../../components/format-picker'
import { t } from '../../texts'

/** The choice of the field « Journal » that asks which ones. */
export const SEVERAL = 'several'

/** What the form holds: as typed and chosen. */
export interface TypedRequest {
  /** A journal's code, empty for all of them, or `SEVERAL`. */
  readonly journal: string
  /** The journals that are ticked, when several are asked for. */
  readonly journals: readonly JournalCode[]
  readonly period: 'month' | 'quarter' | 'year' | 'free'
  readonly from: string
  readonly to: string
  readonly format: string
  readonly options: Readonly<Record<string, string>>
}

/** The journals of the request, none for all of them. */
export function journalsOf({ journal, journals }: TypedRequest): readonly JournalCode[] {
  if (journal === SEVERAL) return journals
  return journal === '' ? [] : [journal as JournalCode]
}

/** The days of a kind of period around a day. */
export function daysOf(
  period: TypedRequest['period'],
  day: PlainDate,
  dossier: Dossier,
): { from: PlainDate; to: PlainDate } {
  const month = monthOf(day)
  if (period === 'quarter') {
    const first =
      `${month.slice(0, 5)}${String(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1).padStart(2, '0')}` as PlainMonth
    return { from: firstDay(first), to: lastDay(addMonths(first, 2)) }
  }
  if (period === 'year') {
    const year = fiscalYearOf(dossier, day) ?? dossier.fiscalYears.at(-1)
    if (year) return { from: year.start, to: year.end }
  }
  return { from: firstDay(month), to: lastDay(month) }
}

/** Which kind of period two days are, as the form names it. */
export function periodOf(from: PlainDate, to: PlainDate, dossier: Dossier): TypedRequest['period'] {
  const kinds = ['month', 'quarter', 'year'] as const
  return (
    kinds.find((kind) => {
      const days = daysOf(kind, from, dossier)
      return days.from === from && days.to === to
    }) ?? 'free'
  )
}

function withJournal(journals: readonly JournalCode[], code: JournalCode, wanted: boolean): readonly JournalCode[] {
  const others = journals.filter((each) => each !== code)
  return wanted ? [...others, code] : others
}

/** Journal, period, format with its options, and « Prévisualiser ». */
export function RequestForm(props: {
  readonly dossier: Dossier
  readonly formats: readonly FormatInfo[]
  readonly value: TypedRequest
  readonly errors: { readonly [Field in 'journal' | 'from' | 'to']?: string | undefined }
  readonly onChange: (change: Partial<TypedRequest>) => void
  readonly onPeriod: (period: TypedRequest['period']) => void
  /** A preview is there: « Exporter » is now the main button. */
  readonly previewed: boolean
  readonly onPreview: () => void
}) {
  const format = createMemo(() => props.formats.find((each) => each.id === props.value.format))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.onPreview()
  }
  return (
    <form class="export-request" onSubmit={submit}>
      <div class="form-row">
        <SelectField
          label={t().exports.journal}
          value={props.value.journal}
          error={props.errors.journal}
          options={[
            { value: '', label: t().exports.allJournals },
            ...props.dossier.settings.journals.map((each) => ({ value: each.code, label: each.label })),
            { value: SEVERAL, label: t().exports.severalJournals },
          ]}
          onChange={(journal) => props.onChange({ journal })}
        />
        <SelectField
          label={t().exports.period}
          value={props.value.period}
          options={(['month', 'quarter', 'year', 'free'] as const).map((value) => ({
            value,
            label: t().exports.periods[value],
          }))}
          onChange={(period) => props.onPeriod(period as TypedRequest['period'])}
        />
        <DayField
          label={t().exports.from}
          value={props.value.from}
          error={props.errors.from}
          onInput={(from) => props.onChange({ from, period: 'free' })}
        />
        <DayField
          label={t().exports.to}
          value={props.value.to}
          error={props.errors.to}
          onInput={(to) => props.onChange({ to, period: 'free' })}
        />
        <FormatPicker
          label={t().exports.format}
          brief
          formats={props.formats}
          value={props.value.format as FormatId}
          onChange={(chosen) => props.onChange({ format: chosen })}
        />
        <button class={props.previewed ? '' : 'primary'} type="submit">
          {t().exports.preview}
        </button>
      </div>
      <Show when={props.value.journal === SEVERAL}>
        <fieldset class="several">
          <legend class="visually-hidden">{t().exports.whichJournals}</legend>
          <For each={props.dossier.settings.journals}>
            {({ code, label }) => (
              <CheckField
                label={label}
                checked={props.value.journals.includes(code)}
                onChange={(checked) => props.onChange({ journals: withJournal(props.value.journals, code, checked) })}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={format()}>
        {(found) => (
          <details>
            <summary class="muted">
              {t().exports.aboutFormat} · {t().formats.levels[found().confidence.level]}
            </summary>
            <div class="pad form">
              <FormatOptions
                format={found()}
                values={props.value.options}
                onChange={(id, value) => props.onChange({ options: { ...props.value.options, [id]: value } })}
              />
              <FormatKnowledge format={found()} />
            </div>
          </details>
        )}
      </Show>
    </form>
  )
}
