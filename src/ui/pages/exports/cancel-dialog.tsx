import { useNavigate } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { Export } from '../../../domain/export'
import type { Problem } from '../../../domain/problem'
import { Dialog } from '../../components/dialog'
import { TextField } from '../../components/fields'
import { ProblemList } from '../../components/problems'
import { useEngine } from '../../engine'
import { t } from '../../texts'

/** Asks why, and whether the accountant has the file already; a reversal file is offered first in that case. */
export function CancelDialog(props: { readonly open: boolean; readonly made: Export; readonly onClose: () => void }) {
  const engine = useEngine()
  const navigate = useNavigate()
  const [reason, setReason] = createSignal('')
  const [imported, setImported] = createSignal<boolean>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const confirm = async () => {
    const outcome = await engine.cancel(props.made.id, reason(), imported() ?? false)
    setProblems(outcome.ok ? [] : outcome.problems)
    if (outcome.ok) props.onClose()
  }
  const choice = (value: boolean, label: string, then: string) => (
    <label class="check">
      <input type="radio" name="imported" checked={imported() === value} onChange={() => setImported(value)} />
      <span>
        {label}. <span class="why">{then}</span>
      </span>
    </label>
  )
  return (
    <Dialog open={props.open} title={`${t().exports.cancelExport} n° ${props.made.number}`} onClose={props.onClose}>
      <TextField label={t().exports.cancelReason} value={reason()} onInput={setReason} />
      <fieldset>
        <legend>{t().exports.cancelImported}</legend>
        {choice(false, t().exports.cancelNo, t().exports.cancelNoThen)}
        {choice(true, t().exports.cancelYes, t().exports.cancelYesThen)}
      </fieldset>
      <ProblemList problems={problems()} />
      <div class="actions">
        <Show when={imported() === true && props.made.purpose.kind === 'normal'}>
          <button
            type="button"
            onClick={() => navigate(`/${props.made.dossier}/exports/nouveau?contraire=${props.made.id}`)}
          >
            {t().exports.makeReversal}
          </button>
        </Show>
        <button type="button" class="primary" disabled={imported() === undefined} onClick={confirm}>
          {t().exports.confirmCancel}
        </button>
        <button type="button" class="quiet" onClick={() => props.onClose()}>
          {t().shell.cancel}
        </button>
      </div>
    </Dialog>
  )
}
