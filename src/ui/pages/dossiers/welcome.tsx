import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { useEngine } from '../../engine'
import { t } from '../../texts'

/** A first visit: what this is, and the two ways in. */
export default function Welcome() {
  const engine = useEngine()
  const navigate = useNavigate()
  const [opening, setOpening] = createSignal(false)
  const demonstration = async () => {
    setOpening(true)
    navigate(`/${await engine.openDemonstration()}/exports`)
  }
  return (
    <div class="empty">
      <h1>{t().dossiers.welcome}</h1>
      <p class="form">{t().dossiers.welcomeText}</p>
      <div class="actions">
        <button class="primary" type="button" onClick={() => navigate('/dossiers/nouveau')}>
          {t().dossiers.newDossier}
        </button>
        <button type="button" disabled={opening()} onClick={demonstration}>
          {t().dossiers.demonstration}
        </button>
      </div>
      <p class="muted">{t().dossiers.demonstrationText}</p>
    </div>
  )
}
