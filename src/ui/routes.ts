import type { Component } from 'solid-js'
import type { DossierId } from '../domain/dossier'
import { lastDossier } from './last-dossier'

/** Loads the script of a page. */
type LoadPage = () => Promise<{ default: Component }>

/**
 * The pages by their addresses. Addresses follow `#`, so that any static server, or none, will do; of two that fit, the
 * first counts.
 */
export const PAGES: Readonly<Record<string, LoadPage>> = {
  '/dossiers': () => import('./pages/dossiers/list'),
  '/dossiers/nouveau': () => import('./pages/dossiers/new'),
  '/reception': () => import('./pages/imports/reception'),
  '/:dossier/exports': () => import('./pages/exports/list'),
  '/:dossier/exports/nouveau': () => import('./pages/exports/new'),
  '/:dossier/exports/:id': () => import('./pages/exports/view'),
  '/:dossier/pieces': () => import('./pages/documents/list'),
  '/:dossier/pieces/nouvelle': () => import('./pages/documents/edit'),
  '/:dossier/pieces/:key': () => import('./pages/documents/view'),
  '/:dossier/pieces/:key/modifier': () => import('./pages/documents/edit'),
  '/:dossier/importer': () => import('./pages/imports/page'),
  '/:dossier/importer/:id': () => import('./pages/imports/report'),
  '/:dossier/examiner': () => import('./pages/examine/page'),
  '/:dossier/parametrage/:section?': () => import('./pages/settings/page'),
  '/:dossier/sauvegarde': () => import('./pages/backup/page'),
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

/** What loads the page of an address, for those who ask before the router does. */
export function pageAt(pathname: string): LoadPage | undefined {
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
