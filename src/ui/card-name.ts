import type { DossierCard } from '../acts/contract'
import { t } from './texts'

/** How a dossier is called: by its name, or as locked where the user chose to show none. */
export function cardName(card: Pick<DossierCard, 'name'>): string {
  return card.name === '' ? t().lock.lockedDossier : card.name
}

/** Whether a dossier waits for its passphrase in this tab. */
export function isLocked(card: Pick<DossierCard, 'lock'> | undefined): boolean {
  return card?.lock?.unlocked === false
}
