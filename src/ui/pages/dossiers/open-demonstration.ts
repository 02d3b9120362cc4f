import { useNavigate } from '@solidjs/router'
import { createSignal } from 'solid-js'
import { useEngine } from '../../engine'
import { askToKeepData } from '../../keep-data'

/** The act behind « Ouvrir la démonstration »: made once, then found again; a failure is kept to be shown. */
export function createDemonstration() {
  const engine = useEngine()
  const navigate = useNavigate()
  const [opening, setOpening] = createSignal(false)
  const [error, setError] = createSignal<unknown>()
  const open = async () => {
    setOpening(true)
    setError(undefined)
    try {
      askToKeepData()
      navigate(`/${await engine.openDemonstration()}/exports`)
    } catch (cause) {
      setError(() => cause)
    } finally {
      setOpening(false)
    }
  }
  return { open, opening, error }
}
