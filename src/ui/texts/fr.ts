import type { Problem } from '../../domain/problem'
import { backup } from './fr/backup'
import { documents } from './fr/documents'
import { dossiers } from './fr/dossiers'
import { examine } from './fr/examine'
import { exports } from './fr/exports'
import { formats as targets } from './fr/formats'
import { imports } from './fr/imports'
import { lock } from './fr/lock'
import { ownFormats } from './fr/own-formats'
import { settings } from './fr/settings'
import { shell } from './fr/shell'
import type { ProblemTexts } from './problem-text'
import { fr as acts } from './problems/acts.fr'
import { fr as checks } from './problems/checks.fr'
import { fr as formats } from './problems/formats.fr'
import { fr as intake } from './problems/intake.fr'
import { fr as posting } from './problems/posting.fr'

/** All texts of the French interface. */
export const fr = {
  shell,
  exports,
  dossiers,
  settings,
  backup,
  documents,
  examine,
  formats: targets,
  imports,
  lock,
  ownFormats,
  problems: { ...posting, ...checks, ...formats, ...intake, ...acts } satisfies ProblemTexts<Problem>,
}

/** What every language must have; a missing text does not compile. */
export type Catalogue = Omit<typeof fr, 'problems'> & { readonly problems: ProblemTexts<Problem> }
