import { createSignal, Show } from 'solid-js'
import type { ChartAccount } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { Dialog } from '../../components/dialog'
import { TextField } from '../../components/fields'
import { ProblemList } from '../../components/problems'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { withAccount } from './chart-edit'
import { useSettings } from './context'
import { returnFocus } from './focus'
import type { FieldErrors } from './reading'
import type { User } from './usage'

/** One account of the chart: changed, added or removed, and saved at once. */
export function AccountDialog(props: {
  /** The account as it is, or what a new one starts with. */
  readonly account: ChartAccount | { readonly number: string; readonly label: '' }
  readonly fresh: boolean
  readonly users: readonly User[]
  readonly onDone: (said: string) => void
  readonly onClose: () => void
}) {
  returnFocus()
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().settings.chart
  const [number, setNumber] = createSignal(props.account.number as string)
  const [label, setLabel] = createSignal(props.account.label)
  const [errors, setErrors] = createSignal<FieldErrors>({})
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const errorOf = (field: string) => {
    const error = errors()[field]
    return error && t().settings.expected[error]
  }
  const keep = async (chart: readonly ChartAccount[], said: string) => {
    const current = (await engine.dossier(dossier().id)) ?? dossier()
    const outcome = await engine.saveDossier({ ...current, settings: { ...current.settings, chart } })
    if (outcome.ok) props.onDone(said)
    else setProblems(outcome.problems)
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const typed = { number: number(), label: label() }
    const edited = withAccount(dossier().settings, typed, props.fresh ? null : props.account.number)
    if ('errors' in edited) setErrors(edited.errors)
    else await keep(edited.chart, words().kept(number().trim()))
  }
  const remove = () =>
    keep(
      dossier().settings.chart.filter((each) => each.number !== props.account.number),
      words().removed(props.account.number),
    )
  return (
    <Dialog open title={props.fresh ? words().add : words().edit(props.account.number)} onClose={props.onClose}>
      <form class="form" onSubmit={save} novalidate>
        <TextField
          label={words().number}
          hint={words().numberHint}
          value={number()}
          error={errorOf('number')}
          onInput={setNumber}
        />
        <TextField label={words().label} value={label()} error={errorOf('label')} size={40} onInput={setLabel} />
        <Show when={!props.fresh && props.users.length > 0}>
          <p class="note">{words().used(props.users)}</p>
        </Show>
        <ProblemList problems={problems()} />
        <div class="actions">
          <button class="primary" type="submit">
            {t().shell.save}
          </button>
          <button class="quiet" type="button" onClick={() => props.onClose()}>
            {t().shell.cancel}
          </button>
          <span class="spacer" />
          <Show when={!props.fresh}>
            <button type="button" disabled={props.users.length > 0} onClick={remove}>
              {words().removeAccount}
            </button>
          </Show>
        </div>
        <p class="why">{t().settings.applies}</p>
      </form>
    </Dialog>
  )
}
