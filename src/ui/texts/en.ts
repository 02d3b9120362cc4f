import { backup } from './en/backup'
import { documents } from './en/documents'
import { dossiers } from './en/dossiers'
import { examine } from './en/examine'
import { exports } from './en/exports'
import { formats as targets } from './en/formats'
import { imports } from './en/imports'
import { lock } from './en/lock'
import { ownFormats } from './en/own-formats'
import { settings } from './en/settings'
import { shell } from './en/shell'
import type { Catalogue } from './fr'
import { en as acts } from './problems/acts.en'
import { en as checks } from './problems/checks.en'
import { en as formats } from './problems/formats.en'
import { en as intake } from './problems/intake.en'
import { en as posting } from './problems/posting.en'

/** All texts of the English interface. */
export const en: Catalogue = {
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
  problems: { ...posting, ...checks, ...formats, ...intake, ...acts },
}
