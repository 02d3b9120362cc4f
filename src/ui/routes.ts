import { type Component, lazy } from 'solid-js'
import type { DossierId } from '../domain/dossier'
import { lastDossier } from './last-dossier'

type Page = Component & { preload: () => Promise<unknown> }

/**
 * The pages by their addresses. Addresses follow `#`, so that any static server, or none, will do; of two that fit, the
 * first counts.
 */
export const PAGES: Readonly<Record<string, Page>> = {
  '/dossiers': lazy(() => import('./pages/dossiers/list')),
  '/dossiers/nouveau': lazy(() => import('./pages/dossiers/new')),
  '/reception': lazy(() => import('./pages/imports/reception')),
  '/:dossier/exports': lazy(() => import('./pages/exports/list')),
  '/:dossier/exports/nouveau': lazy(() => import('./pages/exports/new')),
  '/:dossier/exports/:id': lazy(() => import('./pages/exports/view')),
  '/:dossier/pieces': lazy(() => import('./pages/documents/list')),
  '/:dossier/pieces/nouvelle': lazy(() => import('./pages/documents/edit')),
  '/:dossier/pieces/:key': lazy(() => import('./pages/documents/view')),
  '/:dossier/pieces/:key/modifier': lazy(() => import('./pages/documents/edit')),
  '/:dossier/importer': lazy(() => import('./pages/imports/page')),
  '/:dossier/importer/:id': lazy(() => import('./pages/imports/report')),
  '/:dossier/examiner': lazy(() => import('./pages/examine/page')),
  '/:dossier/parametrage/:section?': lazy(() => import('./pages/settings/page')),
  '/:dossier/sauvegarde': lazy(() => import('./pages/backup/page')),
}

/** First parts of addresses that name no dossier. */
const NOT_DOSSIERS: ReadonlySet<string> = new Set(['', 'dossiers', 'reception'])

/** The dossier that an address opens. */
export function dossierAt(pathname: string): DossierId | null {
  const [, first = ''] = pathname.split('/')
  return NOT_DOSSIERS.has(first) ? null : (first as DossierId)
}

/** The address that the application starts at; without one, the exports of the dossier that was open last. */
export function startingPath(hash: string): string {
  const [path = ''] = hash.replace(/^#/, '').split('?')
  const last = lastDossier()
  return path.length <= 1 && last ? `/${last}/exports` : path
}

/** The page of an address, to load it before the router asks for it. */
export function pageAt(pathname: string): Page | undefined {
  const parts = pathname.split('/')
  const fits = (path: string) => {
    const pattern = path.split('/')
    const least = pattern.filter((part) => !part.endsWith('?')).length
    return (
      parts.length >= least &&
      parts.length <= pattern.length &&
      parts.every((part, i) => (pattern[i]?.startsWith(':') ? part !== '' : pattern[i] === part))
    )
  }
  return Object.entries(PAGES).find(([path]) => fits(path))?.[1]
}
