import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { DossierCard } from '../../../acts/contract'
import { cardName, isLocked } from '../../card-name'
import { Dialog } from '../../components/dialog'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import './dossiers.css'
import { createDemonstration } from './open-demonstration'
import Welcome from './welcome'

/** All dossiers of this machine: open one, make one, delete one after a plain question that names it. */
export default function Dossiers() {
  const engine = useEngine()
  const cards = createLive(() => engine.dossiers(), { what: ['dossiers', 'documents', 'exports'] })
  return (
    <>
      <Show when={cards.error()} keyed>
        {(error) => <ErrorPanel error={error} onRetry={cards.reload} />}
      </Show>
      <Show when={!cards.loading()} fallback={<Skeleton rows={4} label={t().shell.loading} />}>
        <Show when={(cards.value()?.length ?? 0) > 0} fallback={<Welcome />}>
          <List cards={cards.value() ?? []} />
        </Show>
      </Show>
    </>
  )
}

function List(props: { readonly cards: readonly DossierCard[] }) {
  const navigate = useNavigate()
  const demonstration = createDemonstration()
  const words = () => t().dossiers
  const [removing, setRemoving] = createSignal<DossierCard>()
  const [said, setSaid] = createSignal('')
  return (
    <>
      <div class="head">
        <h1>{words().title}</h1>
        <span class="muted" role="status">
          {said()}
        </span>
        <span class="spacer" />
        <button type="button" disabled={demonstration.opening()} onClick={demonstration.open}>
          {words().demonstration}
        </button>
        <button class="primary" type="button" onClick={() => navigate('/dossiers/nouveau')}>
          {words().newDossier}
        </button>
      </div>
      <Show when={demonstration.error()} keyed>
        {(error) => <ErrorPanel error={error} onRetry={demonstration.open} />}
      </Show>
      <section class="sheet" aria-label={words().title}>
        <table>
          <thead>
            <tr>
              <th>{words().name}</th>
              <th class="hide-s">{words().siren}</th>
              <th class="hide-s">{words().content}</th>
              <th>
                <span class="visually-hidden">{words().acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.cards}>
              {(card) => (
                <tr>
                  <td class="wrap name">
                    <A href={`/${card.id}/exports`}>{cardName(card)}</A>{' '}
                    <Show when={card.demonstration}>
                      <span class="chip off">{words().demo}</span>
                    </Show>{' '}
                    <Show when={isLocked(card)}>
                      <span class="chip off">{t().lock.chip}</span>
                    </Show>
                  </td>
                  <td class="hide-s">{card.siren}</td>
                  <td class="hide-s">{isLocked(card) ? '' : words().counts(card.documents, card.exports)}</td>
                  <td class="n">
                    <button
                      class="quiet"
                      type="button"
                      aria-label={words().removeOf(cardName(card))}
                      onClick={() => setRemoving(card)}
                    >
                      {words().remove}
                    </button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <RemoveDialog
        card={removing()}
        onClose={() => setRemoving(undefined)}
        onRemoved={(name) => setSaid(words().removed(name))}
      />
    </>
  )
}

function RemoveDialog(props: {
  readonly card: DossierCard | undefined
  readonly onClose: () => void
  readonly onRemoved: (name: string) => void
}) {
  const engine = useEngine()
  const words = () => t().dossiers
  const [running, setRunning] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const remove = async () => {
    const { card } = props
    if (!card) return
    setRunning(true)
    setError(undefined)
    try {
      await engine.deleteDossier(card.id)
      props.onRemoved(cardName(card))
      props.onClose()
    } catch (cause) {
      setError(() => cause)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Dialog open={props.card !== undefined} title={words().removeTitle} onClose={props.onClose}>
      <p class="wrap name">{props.card ? words().removeText(cardName(props.card)) : ''}</p>
      <Show when={props.card && !isLocked(props.card)}>
        <p>{words().counts(props.card?.documents ?? 0, props.card?.exports ?? 0)}</p>
      </Show>
      <Show when={error()} keyed>
        {(cause) => <ErrorPanel error={cause} />}
      </Show>
      <div class="actions">
        <button type="button" disabled={running()} onClick={remove}>
          {words().removeConfirm}
        </button>
        <button class="quiet" type="button" onClick={() => props.onClose()}>
          {t().shell.cancel}
        </button>
      </div>
    </Dialog>
  )
}
