import { Index } from 'solid-js'
import type { VatRegime } from '../../../domain/dossier'
import { compactIdentifier, frenchVatId, isSiren } from '../../../domain/identifiers'
import { SelectField, TextField } from '../../components/fields'
import { t } from '../../texts'
import { COMPANY, nextYear } from './company-draft'
import { Cell } from './fields'
import { createSection } from './section'
import { SectionForm } from './section-form'

const REGIMES: readonly VatRegime[] = ['debits', 'encaissements', 'franchise']
const WIDTHS = ['5', '6', '7', '8', '9', '10', '12']

/** Company and fiscal years. */
export default function Company() {
  const section = createSection(COMPANY)
  const words = () => t().settings.company
  const typeSiren = (text: string) => {
    const before = compactIdentifier(section.draft.siren)
    // The VAT number follows from the SIREN, as long as it was not another one.
    const followed = section.draft.vatId === '' || section.draft.vatId === frenchVatId(before)
    section.setDraft('siren', text)
    const siren = compactIdentifier(text)
    if (isSiren(siren) && followed) section.setDraft('vatId', frenchVatId(siren))
  }
  const sirenError = () => {
    const siren = compactIdentifier(section.draft.siren)
    return siren.length >= 9 && !isSiren(siren) ? t().settings.expected.siren : section.error('siren')
  }
  const widths = () => {
    const all = new Set([...WIDTHS, section.draft.accountWidth].filter((width) => width !== ''))
    return [...all].sort((a, b) => Number(a) - Number(b))
  }
  return (
    <SectionForm section={section} lead={words().lead}>
      <TextField
        label={t().dossiers.name}
        value={section.draft.name}
        error={section.error('name')}
        onInput={(text) => section.setDraft('name', text)}
      />
      <div class="form-row">
        <TextField
          label={t().dossiers.siren}
          hint={t().dossiers.sirenHint}
          value={section.draft.siren}
          error={sirenError()}
          inputMode="numeric"
          onInput={typeSiren}
        />
        <TextField
          label={t().dossiers.vatId}
          value={section.draft.vatId}
          error={section.error('vatId')}
          onInput={(text) => section.setDraft('vatId', text)}
        />
        <TextField
          label={words().postalCode}
          hint={words().postalCodeHint}
          value={section.draft.postalCode}
          size={8}
          onInput={(text) => section.setDraft('postalCode', text)}
        />
      </div>
      <div class="form-row">
        <SelectField
          label={t().dossiers.regime}
          hint={words().regimeHint}
          value={section.draft.vatRegime}
          options={REGIMES.map((value) => ({ value, label: t().dossiers.regimes[value] }))}
          onChange={(value) => section.setDraft('vatRegime', REGIMES.find((each) => each === value) ?? 'debits')}
        />
        <SelectField
          label={t().dossiers.width}
          hint={words().widthHint}
          error={section.error('accountWidth')}
          value={section.draft.accountWidth}
          options={[
            ...widths().map((value) => ({ value, label: value })),
            { value: '', label: t().dossiers.widthNone },
          ]}
          onChange={(value) => section.setDraft('accountWidth', value)}
        />
      </div>
      <fieldset>
        <legend>{words().years}</legend>
        <Index each={section.draft.fiscalYears}>
          {(year, i) => (
            <fieldset class="row years-row" aria-label={words().yearOf(i + 1)}>
              <Cell
                label={t().dossiers.yearStart}
                value={year().start}
                error={section.error(`fiscalYears.${i}.start`) ?? section.error(`fiscalYears.${i}`)}
                onInput={(text) => section.setDraft('fiscalYears', i, { start: text })}
              />
              <Cell
                label={t().dossiers.yearEnd}
                value={year().end}
                error={section.error(`fiscalYears.${i}.end`)}
                onInput={(text) => section.setDraft('fiscalYears', i, { end: text })}
              />
              <button
                class="quiet"
                type="button"
                disabled={section.draft.fiscalYears.length < 2}
                aria-label={words().removeYear(year().start)}
                onClick={() => section.setDraft('fiscalYears', (all) => all.toSpliced(i, 1))}
              >
                {t().settings.remove}
              </button>
            </fieldset>
          )}
        </Index>
        <div class="actions">
          <button
            type="button"
            disabled={nextYear(section.draft.fiscalYears) === undefined}
            onClick={() => {
              const year = nextYear(section.draft.fiscalYears)
              if (year) section.setDraft('fiscalYears', (all) => [...all, year])
            }}
          >
            {words().addYear}
          </button>
          <span class="muted">{words().yearsHint}</span>
        </div>
      </fieldset>
    </SectionForm>
  )
}
