import { useNavigate } from '@solidjs/router'
import { createResource, createSignal } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { FormatId } from '../../../domain/dossier'
import { compactIdentifier, isSiren } from '../../../domain/identifiers'
import type { Problem } from '../../../domain/problem'
import { DayField, SelectField, TextField } from '../../components/fields'
import { FormatPicker } from '../../components/format-picker'
import { ProblemList } from '../../components/problems'
import { useEngine } from '../../engine'
import { askToKeepData } from '../../keep-data'
import { t } from '../../texts'
import './dossiers.css'
import { type DossierErrors, readDossier, type TypedDossier, withSiren } from './new-dossier'

const REGIMES = ['debits', 'encaissements', 'franchise'] as const
const WIDTHS = ['6', '7', '8', '9', '10']
const FEC = 'fec' as FormatId

/** A new dossier: six answers, the rest comes from the default profile. */
export default function NewDossier() {
  const engine = useEngine()
  const navigate = useNavigate()
  const words = () => t().dossiers
  const [formats] = createResource(() => engine.formats(null))
  const year = new Date().getFullYear()
  const [form, setForm] = createStore<TypedDossier>({
    name: '',
    siren: '',
    vatId: '',
    start: `01/01/${year}`,
    end: `31/12/${year}`,
    regime: 'debits',
    width: '6',
    format: FEC,
  })
  const [errors, setErrors] = createSignal<DossierErrors>({})
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [making, setMaking] = createSignal(false)
  let element: HTMLFormElement | undefined
  const errorOf = (field: keyof DossierErrors) => {
    const error = errors()[field]
    return error && words()[error]
  }
  // The key is checked as soon as nine digits are there.
  const sirenError = () => {
    const siren = compactIdentifier(form.siren)
    return siren.length >= 9 && !isSiren(siren) ? words().sirenWrong : errorOf('siren')
  }
  const create = async (event: SubmitEvent) => {
    event.preventDefault()
    const read = readDossier(form)
    setErrors('errors' in read ? read.errors : {})
    if ('errors' in read) {
      setTimeout(() => element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 30)
      return
    }
    setMaking(true)
    try {
      // Asked while the click is fresh.
      askToKeepData()
      const outcome = await engine.createDossier(read.input)
      setProblems(outcome.ok ? [] : outcome.problems)
      if (outcome.ok) navigate(`/${outcome.value}/exports`)
    } finally {
      setMaking(false)
    }
  }
  return (
    <form class="form" ref={element} onSubmit={create} novalidate>
      <h1>{words().newDossier}</h1>
      <p class="muted">{words().newLead}</p>
      <TextField label={words().name} value={form.name} error={errorOf('name')} onInput={(name) => setForm({ name })} />
      <div class="form-row top-aligned">
        <TextField
          label={words().siren}
          hint={words().sirenHint}
          value={form.siren}
          error={sirenError()}
          inputMode="numeric"
          onInput={(siren) => setForm(withSiren(form, siren))}
        />
        <TextField
          label={words().vatId}
          hint={words().vatIdHint}
          value={form.vatId}
          error={errorOf('vatId')}
          onInput={(vatId) => setForm({ vatId })}
        />
      </div>
      <fieldset>
        <legend>{words().year}</legend>
        <div class="form-row top-aligned">
          <DayField
            label={words().yearStart}
            value={form.start}
            error={errorOf('start')}
            onInput={(start) => setForm({ start })}
          />
          <DayField
            label={words().yearEnd}
            value={form.end}
            error={errorOf('end')}
            onInput={(end) => setForm({ end })}
          />
        </div>
      </fieldset>
      <SelectField
        label={words().regime}
        value={form.regime}
        options={REGIMES.map((value) => ({ value, label: words().regimes[value] }))}
        onChange={(value) => setForm({ regime: REGIMES.find((each) => each === value) ?? 'debits' })}
      />
      <div class="form-row top-aligned">
        <FormatPicker
          label={words().format}
          formats={formats() ?? []}
          value={form.format}
          onChange={(format) => setForm({ format })}
        />
        <SelectField
          label={words().width}
          hint={words().widthHint}
          value={form.width}
          options={[...WIDTHS.map((value) => ({ value, label: value })), { value: '', label: words().widthNone }]}
          onChange={(width) => setForm({ width })}
        />
      </div>
      <p class="why">{words().later}</p>
      <ProblemList problems={problems()} />
      <div class="actions">
        <button class="primary" type="submit" disabled={making()}>
          {words().create} <kbd>⏎</kbd>
        </button>
        <button type="button" onClick={() => navigate('/dossiers')}>
          {t().shell.cancel}
        </button>
      </div>
    </form>
  )
}
