import type { DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import { documentPath } from './pages/documents/address'

/** Where a problem is cured: the very row of the settings, or the document itself. */
export function remedyOf(problem: Problem, dossier: DossierId): { to: string; settings: boolean } | undefined {
  const place = settingOf(problem)
  if (place) return { to: `/${dossier}/parametrage/${place}`, settings: true }
  return 'document' in problem ? { to: documentPath(dossier, problem.document), settings: false } : undefined
}

/** The section of the settings and what it opens there (each section says which parameters it reads). */
function settingOf(problem: Problem): string | undefined {
  switch (problem.code) {
    case 'posting.no-account-rule': {
      const section = problem.direction === 'sale' ? 'ventes' : 'achats'
      return asked(section, { nature: problem.kind, traitement: problem.treatment })
    }
    case 'posting.no-vat-account':
      return asked('tva', { sens: problem.direction, traitement: problem.treatment, taux: problem.rate })
    case 'posting.no-payment-mode':
      return asked('modes', { mode: problem.mode })
    case 'posting.no-journal':
      return asked('journaux', { journal: problem.journal })
    case 'posting.account-too-long':
      return asked('comptes', { compte: problem.account })
    case 'posting.no-open-day':
    case 'check.outside-fiscal-year':
    case 'format.dossier-lacks':
      return 'societe'
    case 'format.account-clash':
      return 'tiers'
    default:
      return undefined
  }
}

function asked(section: string, values: Readonly<Record<string, string>>): string {
  const query = Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${section}?${query.join('&')}`
}
