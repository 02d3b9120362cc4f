import { A, useNavigate } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { DossierCard } from '../../../acts/contract'
import { Dialog } from '../../components/dialog'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'

/** All dossiers of this machine. */
export default function Dossiers() {
  const engine = useEngine()
  const navigate = useNavigate()
  const cards = createLive(() => engine.dossiers(), { what: ['dossiers', 'documents', 'exports'] })
  const [removing, setRemoving] = createSignal<DossierCard>()
  const remove = async () => {
    const card = removing()
    if (card) await engine.deleteDossier(card.id)
    setRemoving(undefined)
  }
  const demonstration = async () => navigate(`/${await engine.openDemonstration()}/exports`)
  return (
    <>
      <div class="head">
        <h1>{t().dossiers.title}</h1>
        <span class="spacer" />
        <button type="button" onClick={demonstration}>
          {t().dossiers.demonstration}
        </button>
        <button class="primary" type="button" onClick={() => navigate('/dossiers/nouveau')}>
          {t().dossiers.newDossier}
        </button>
      </div>
      <section class="sheet">
        <table>
          <tbody>
            <For each={cards.value()}>
              {(card) => (
                <tr>
                  <td class="wrap">
                    <A href={`/${card.id}/exports`}>{card.name}</A>{' '}
                    <Show when={card.demonstration}>
                      <span class="chip off">{t().dossiers.demo}</span>
                    </Show>
                  </td>
                  <td class="hide-s">{card.siren}</td>
                  <td class="hide-s">{t().dossiers.counts(card.documents, card.exports)}</td>
                  <td class="n">
                    <button
                      class="quiet"
                      type="button"
                      aria-label={t().dossiers.removeOf(card.name)}
                      onClick={() => setRemoving(card)}
                    >
                      {t().dossiers.remove}
                    </button>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Dialog open={removing() !== undefined} title={t().dossiers.removeTitle} onClose={() => setRemoving(undefined)}>
        <p>{t().dossiers.removeText(removing()?.name ?? '')}</p>
        <div class="actions">
          <button type="button" onClick={remove}>
            {t().dossiers.removeConfirm}
          </button>
          <button class="quiet" type="button" onClick={() => setRemoving(undefined)}>
            {t().shell.cancel}
          </button>
        </div>
      </Dialog>
    </>
  )
}
