import { useNavigate } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { ErrorPanel } from '../../components/error-panel'
import { t } from '../../texts'
import './dossiers.css'
import { createDemonstration } from './open-demonstration'
import { Specimen } from './specimen'

/** A first visit: what this is, the two ways in, and the way back for who has a backup. */
export default function Welcome() {
  const navigate = useNavigate()
  const demonstration = createDemonstration()
  const words = () => t().dossiers
  return (
    <div class="welcome">
      <div class="empty">
        <h1>{words().welcome}</h1>
        <p class="lead">{words().welcomeText}</p>
        <div class="actions">
          <button class="primary" type="button" onClick={() => navigate('/dossiers/nouveau')}>
            {words().newDossier}
          </button>
          <button type="button" disabled={demonstration.opening()} onClick={demonstration.open}>
            {words().demonstration}
          </button>
          <span class="muted" role="status">
            {demonstration.opening() ? words().opening : ''}
          </span>
        </div>
        <p class="muted">{words().demonstrationText}</p>
        <Show when={demonstration.error()} keyed>
          {(error) => <ErrorPanel error={error} onRetry={demonstration.open} />}
        </Show>
        <ol class="steps">
          <For each={words().steps}>{(step) => <li>{step}</li>}</For>
        </ol>
        <p class="muted">
          {words().haveBackup}{' '}
          <button class="link" type="button" onClick={() => navigate('/dossiers/sauvegarde')}>
            {words().restore}
          </button>
        </p>
      </div>
      <Specimen />
    </div>
  )
}
