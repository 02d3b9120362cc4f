import { useNavigate } from '@solidjs/router'
import { createMemo, createResource, createSignal } from 'solid-js'
import { parseTypedDate } from '../../../domain/date'
import type { FormatId, VatRegime } from '../../../domain/dossier'
import { frenchVatId, isSiren } from '../../../domain/identifiers'
import type { Problem } from '../../../domain/problem'
import { SelectField, TextField } from '../../components/fields'
import { ProblemList } from '../../components/problems'
import { useEngine } from '../../engine'
import { t } from '../../texts'

const REGIMES = ['debits', 'encaissements', 'franchise'] as const

/** A new dossier: six answers, the rest comes from the default profile. */
export default function NewDossier() {
  const engine = useEngine()
  const navigate = useNavigate()
  const [formats] = createResource(() => engine.formats())
  const year = new Date().getFullYear()
  const [name, setName] = createSignal('')
  const [siren, setSiren] = createSignal('')
  const [vatId, setVatId] = createSignal('')
  const [start, setStart] = createSignal(`01/01/${year}`)
  const [end, setEnd] = createSignal(`31/12/${year}`)
  const [regime, setRegime] = createSignal<VatRegime>('debits')
  const [width, setWidth] = createSignal('6')
  const [format, setFormat] = createSignal('fec')
  const [asked, setAsked] = createSignal(false)
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const compact = createMemo(() => siren().replace(/\s/g, ''))
  const sirenError = () => {
    const complete = compact().length >= 9 || asked()
    return compact() !== '' && complete && !isSiren(compact()) ? t().dossiers.sirenWrong : undefined
  }
  const days = createMemo(() => ({ start: parseTypedDate(start()), end: parseTypedDate(end()) }))
  const typeSiren = (text: string) => {
    setSiren(text)
    // The VAT number follows from the SIREN; it stays free to be changed.
    if (isSiren(compact())) setVatId(frenchVatId(compact()))
  }
  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    const { start: first, end: last } = days()
    if (name().trim() === '' || !first || !last || last < first || sirenError()) return
    const outcome = await engine.createDossier({
      name: name(),
      siren: compact(),
      vatId: vatId(),
      fiscalYear: { start: first, end: last },
      vatRegime: regime(),
      accountWidth: width() === '' ? null : Number(width()),
      format: format() as FormatId,
    })
    setProblems(outcome.ok ? [] : outcome.problems)
    if (outcome.ok) navigate(`/${outcome.value}/exports`)
  }
  return (
    <form class="form" onSubmit={create}>
      <h1>{t().dossiers.newDossier}</h1>
      <TextField
        label={t().dossiers.name}
        value={name()}
        error={asked() && name().trim() === '' ? t().dossiers.nameMissing : undefined}
        onInput={setName}
      />
      <div class="form-row">
        <TextField
          label={t().dossiers.siren}
          hint={t().dossiers.sirenHint}
          value={siren()}
          error={sirenError()}
          inputMode="numeric"
          onInput={typeSiren}
        />
        <TextField label={t().dossiers.vatId} value={vatId()} onInput={setVatId} />
      </div>
      <fieldset>
        <legend>{t().dossiers.year}</legend>
        <div class="form-row">
          <TextField
            label={t().dossiers.yearStart}
            value={start()}
            error={asked() && !days().start ? t().dossiers.dateWrong : undefined}
            onInput={setStart}
          />
          <TextField
            label={t().dossiers.yearEnd}
            value={end()}
            error={
              asked() && !days().end
                ? t().dossiers.dateWrong
                : asked() && (days().end ?? '') < (days().start ?? '')
                  ? t().dossiers.dateOrder
                  : undefined
            }
            onInput={setEnd}
          />
        </div>
      </fieldset>
      <SelectField
        label={t().dossiers.regime}
        value={regime()}
        options={REGIMES.map((value) => ({ value, label: t().dossiers.regimes[value] }))}
        onChange={(value) => setRegime(value as VatRegime)}
      />
      <div class="form-row">
        <SelectField
          label={t().dossiers.width}
          value={width()}
          options={[
            ...['6', '7', '8', '9', '10'].map((value) => ({ value, label: value })),
            { value: '', label: t().dossiers.widthNone },
          ]}
          onChange={setWidth}
        />
        <SelectField
          label={t().dossiers.format}
          value={format()}
          options={(formats() ?? []).map((each) => ({ value: each.id, label: each.label }))}
          onChange={setFormat}
        />
      </div>
      <ProblemList problems={problems()} />
      <div class="actions">
        <button class="primary" type="submit">
          {t().dossiers.create}
        </button>
      </div>
    </form>
  )
}
