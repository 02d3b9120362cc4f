import { make, text } from './elements'
import type { HostReader, Take } from './hosts/host'
import type { DossierName } from './messages'
import type { Period } from './periods'
import { daysOf, PERIODS, today } from './periods'

/** What a person chose on this site, proposed again. */
export interface Choices {
  readonly period: Period
  readonly numberField: string
}

/** The fields of the first face. */
export class Form {
  readonly elements: readonly HTMLElement[]
  readonly #takes: ReadonlyMap<Take, HTMLInputElement>
  readonly #period = make('select')
  readonly #from = make('input', { type: 'date', required: true })
  readonly #to = make('input', { type: 'date', required: true })
  readonly #dossier = make('select')
  readonly #key = make('input', { type: 'password', autocomplete: 'off' })
  readonly #numberField = make('input', { type: 'text', autocomplete: 'off', spellcheck: false, maxLength: 100 })

  constructor(reader: HostReader, { period, numberField }: Choices, dossiers: readonly DossierName[]) {
    this.#numberField.value = numberField
    this.#dossier.append(make('option', { value: '' }, text('panelDossierAsked')))
    for (const { id, name } of dossiers) this.#dossier.append(make('option', { value: id }, name))
    this.#takes = new Map(
      reader.takes.map((take) => [take, make('input', { type: 'checkbox', checked: take !== 'purchases' })]),
    )
    const takes = make('fieldset', {}, make('legend', {}, text('panelWhat')))
    for (const [take, box] of this.#takes) takes.append(make('label', {}, box, text(`take_${take}`)))
    for (const each of PERIODS) {
      this.#period.append(make('option', { value: each }, text(`period_${each.replaceAll('-', '_')}`)))
    }
    this.#period.value = period
    this.#period.addEventListener('change', () => this.#choose(this.#chosen))
    for (const field of [this.#from, this.#to]) {
      field.addEventListener('input', () => {
        this.#period.value = 'free'
      })
    }
    this.#choose(period)
    const field = (name: string, input: HTMLElement) => make('label', { className: 'field' }, text(name), input)
    const when = make(
      'fieldset',
      {},
      make('legend', {}, text('panelPeriod')),
      field('panelPeriodKind', this.#period),
      make('div', { className: 'row' }, field('panelFrom', this.#from), field('panelTo', this.#to)),
    )
    this.elements = [
      ...(dossiers.length > 0 ? [make('fieldset', {}, field('panelDossier', this.#dossier))] : []),
      takes,
      when,
      ...(reader.numberField ? [make('fieldset', {}, field('panelNumberField', this.#numberField))] : []),
      ...(reader.key ? [make('fieldset', {}, field(`panelKey_${reader.key}`, this.#key))] : []),
    ]
  }

  get choices(): Choices {
    return { period: this.#chosen, numberField: this.#numberField.value.trim() }
  }

  get #chosen(): Period {
    return PERIODS.find((each) => each === this.#period.value) ?? 'last-month'
  }

  /** The dossier that was chosen; empty: the application knows, or asks. */
  get dossier(): string {
    return this.#dossier.value
  }

  #choose(period: Period): void {
    if (period === 'free' && this.#from.value !== '') return
    const { from, to } = daysOf(period, today(new Date()))
    this.#from.value = from
    this.#to.value = to
  }

  /** What is asked for, or the text that says what is missing. */
  request() {
    const what = new Set([...this.#takes].filter(([, box]) => box.checked).map(([take]) => take))
    const { value: from } = this.#from
    const { value: to } = this.#to
    if (what.size === 0) return 'panelNoTake'
    if (from === '' || to === '' || to < from) return 'panelBadDays'
    return { from, to, what, key: this.#key.value.trim(), numberField: this.#numberField.value.trim() }
  }
}
