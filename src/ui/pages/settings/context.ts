import { type Accessor, createContext, useContext } from 'solid-js'
import type { Dossier } from '../../../domain/dossier'
import type { FormatInfo } from '../../../domain/format-info'

/** What every section of the settings works on. */
export interface SettingsOf {
  /** The dossier as it is saved. */
  readonly dossier: Accessor<Dossier>
  readonly formats: Accessor<readonly FormatInfo[]>
}

/** Carries the dossier to the sections of its settings. */
export const SettingsContext = createContext<SettingsOf>()

/** The dossier being set up. Throws outside the settings page: that is our own mistake. */
export function useSettings(): SettingsOf {
  const found = useContext(SettingsContext)
  if (!found) throw new Error('no settings above this component')
  return found
}
