import type { DossierId } from '../domain/dossier'
import type { Problem } from '../domain/problem'
import { documentPath } from './pages/documents/address'

/** Where a problem is cured: a section of the settings, or the document itself. */
export function remedyOf(problem: Problem, dossier: DossierId): { to: string; settings: boolean } | undefined {
  const section = sectionOf(problem)
  if (section) return { to: `/${dossier}/parametrage/${section}`, settings: true }
  return 'document' in problem ? { to: documentPath(dossier, problem.document), settings: false } : undefined
}

function sectionOf(problem: Problem): string | undefined {
  switch (problem.code) {
    case 'posting.no-account-rule':
      return problem.direction === 'sale' ? 'ventes' : 'achats'
    case 'posting.no-vat-account':
      return 'tva'
    case 'posting.no-payment-mode':
      return 'modes'
    case 'posting.no-journal':
      return 'journaux'
    case 'posting.account-too-long':
      return 'comptes'
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
