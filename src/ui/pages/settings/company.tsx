import { createResource, For } from 'solid-js'
import { addDays, formatDate, parseTypedDate } from '../../../domain/date'
import type { Dossier, FormatId, VatRegime } from '../../../domain/dossier'
import { SelectField, TextField } from '../../components/fields'
import { useEngine } from '../../engine'
import { t } from '../../texts'

const REGIMES = ['debits', 'encaissements', 'franchise'] as const

/** The company, its fiscal years, its VAT regime and its accountant's software. */
export function Company(props: { readonly dossier: Dossier; readonly onChange: (dossier: Dossier) => void }) {
  const engine = useEngine()
  const [formats] = createResource(() => engine.formats())
  const set = (part: Partial<Dossier>) => props.onChange({ ...props.dossier, ...part })
  const setYear = (index: number, part: 'start' | 'end', text: string) => {
    const day = parseTypedDate(text)
    if (day)
      set({ fiscalYears: props.dossier.fiscalYears.map((year, i) => (i === index ? { ...year, [part]: day } : year)) })
  }
  const addYear = () => {
    const last = props.dossier.fiscalYears.at(-1)
    if (!last) return
    const start = addDays(last.end, 1)
    const end = addDays(
      parseTypedDate(`${start.slice(8)}/${start.slice(5, 7)}/${Number(start.slice(0, 4)) + 1}`) ?? start,
      -1,
    )
    set({ fiscalYears: [...props.dossier.fiscalYears, { start, end }] })
  }
  return (
    <div class="form">
      <TextField label={t().dossiers.name} value={props.dossier.name} onInput={(name) => set({ name })} />
      <div class="form-row">
        <TextField
          label={t().dossiers.siren}
          hint={t().dossiers.sirenHint}
          value={props.dossier.siren ?? ''}
          onInput={(text) => set({ siren: text.replace(/\s/g, '') || null })}
        />
        <TextField
          label={t().dossiers.vatId}
          value={props.dossier.vatId ?? ''}
          onInput={(text) => set({ vatId: text.replace(/\s/g, '').toUpperCase() || null })}
        />
        <TextField
          label={t().settings.postalCode}
          value={props.dossier.postalCode ?? ''}
          onInput={(text) => set({ postalCode: text.trim() || null })}
        />
      </div>
      <For each={props.dossier.fiscalYears}>
        {(year, i) => (
          <fieldset>
            <legend>{t().settings.year}</legend>
            <div class="form-row">
              <TextField
                label={t().dossiers.yearStart}
                value={formatDate(year.start)}
                onInput={(text) => setYear(i(), 'start', text)}
              />
              <TextField
                label={t().dossiers.yearEnd}
                value={formatDate(year.end)}
                onInput={(text) => setYear(i(), 'end', text)}
              />
            </div>
          </fieldset>
        )}
      </For>
      <div class="actions">
        <button type="button" onClick={addYear}>
          {t().settings.addYear}
        </button>
      </div>
      <SelectField
        label={t().dossiers.regime}
        value={props.dossier.vatRegime}
        options={REGIMES.map((value) => ({ value, label: t().dossiers.regimes[value] }))}
        onChange={(value) => set({ vatRegime: value as VatRegime })}
      />
      <SelectField
        label={t().dossiers.format}
        value={props.dossier.format}
        options={(formats() ?? []).map((each) => ({ value: each.id, label: each.label }))}
        onChange={(value) => set({ format: value as FormatId })}
      />
    </div>
  )
}
