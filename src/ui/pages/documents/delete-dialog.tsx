import { createSignal, Show } from 'solid-js'
import type { DocumentRow } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { Dialog } from '../../components/dialog'
import { useEngine } from '../../engine'
import { problemText, t } from '../../texts'

/** The plain question before a document is deleted; one that is exported says what becomes of it. */
export function DeleteDialog(props: {
  readonly dossier: DossierId
  readonly row: DocumentRow
  readonly open: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
}) {
  const engine = useEngine()
  const words = () => t().documents.view
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<Problem>()
  const remove = async () => {
    setBusy(true)
    try {
      const outcome = await engine.deleteDocument(props.dossier, props.row.key)
      if (outcome.ok) props.onDeleted()
      else setProblem(outcome.problems[0])
    } finally {
      setBusy(false)
    }
  }
  const title = () =>
    words().deleteTitle(
      t().documents.kindOf(props.row.kind, props.row.direction),
      props.row.number || t().documents.unnumbered,
    )
  return (
    <Dialog title={title()} open={props.open} onClose={props.onClose}>
      <p>{props.row.exportNumber === null ? words().deleteText : words().deleteExported(props.row.exportNumber)}</p>
      <Show when={problem()}>
        {(each) => (
          <p class="error" role="alert">
            {problemText(each()).what} {problemText(each()).remedy}
          </p>
        )}
      </Show>
      <div class="dialog-actions">
        <button type="button" onClick={props.onClose}>
          {words().cancel}
        </button>
        <button type="button" class="danger" disabled={busy()} onClick={remove}>
          {words().deleteConfirm}
        </button>
      </div>
    </Dialog>
  )
}
