import * as v from 'valibot'
import type { CustomFormat } from '../../domain/custom-format'
import type { Dossier, FormatId, Settings, VatRegime } from '../../domain/dossier'
import type { ActProblem } from '../../domain/problems/acts'
import type { Result } from '../../domain/result'
import { fail, ok } from '../../domain/result'
import { FORMATS } from '../../formats'
import { clean, oneLine } from '../files/clean'
import type { Difference } from './compare'
import { compareSettings } from './compare'
import { PROFILE_VERSION, profileFile } from './profile-schema'

/** Bytes of a profile; a chart of ten thousand accounts is one. */
const LARGEST = 5_000_000

/** Problems named in the message; a file with more is no profile. */
const NAMED = 12

/** What a profile sets: everything but who the company is and what it has exported. */
export interface Profile {
  readonly vatRegime: VatRegime
  readonly format: FormatId
  readonly formatOptions: Dossier['formatOptions']
  readonly customFormats?: readonly CustomFormat[]
  readonly settings: Settings
}

/** All settings of a dossier as one text (JSON), which `readProfile` takes back. */
export function writeProfile(given: Profile): string {
  const profile = { ecritoire: 'profil', version: PROFILE_VERSION, ...profileOf(given) }
  return `${JSON.stringify(profile, null, 2)}\n`
}

/**
 * Reads a profile, checked field by field: every field that is wrong is named with what stands there. Special accounts
 * that an older profile lacks stay those of `current`; a format that this version does not have is refused by its name.
 */
export function readProfile(text: string, current: Profile): Result<Profile, ActProblem> {
  const unreadable = (detail: string) =>
    fail<ActProblem>({ code: 'act.profile-unreadable', level: 'blocking', detail: oneLine(clean(detail)) })
  if (text.length > LARGEST) return unreadable(`${text.length} > ${LARGEST}`)
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    return unreadable(cause instanceof Error ? cause.message.slice(0, 200) : 'JSON')
  }
  const checked = v.safeParse(profileFile, parsed)
  if (!checked.success) {
    const named = checked.issues
      .slice(0, NAMED)
      .map((issue) => `${v.getDotPath(issue) ?? '–'} : ${issue.received === 'undefined' ? '–' : issue.received}`)
    const more = checked.issues.length - named.length
    return unreadable([...named, ...(more > 0 ? [`+ ${more}`] : [])].join(' · ').slice(0, 2000))
  }
  const { vatRegime = current.vatRegime, formatOptions = current.formatOptions } = checked.output
  // The definitions are checked as they are saved, with the dossier that they are for.
  const customFormats = checked.output.customFormats as readonly CustomFormat[] | undefined
  const wanted = checked.output.format ?? current.format
  const format = [...FORMATS, ...(customFormats ?? current.customFormats ?? [])].find((each) => each.id === wanted)
  if (!format) return unreadable(`format : "${wanted}"`)
  // Checked above field by field; the brands say no more than those checks.
  const settings = checked.output.settings as unknown as Settings
  return ok({
    vatRegime,
    format: format.id,
    formatOptions,
    ...((customFormats ?? current.customFormats) ? { customFormats: customFormats ?? current.customFormats } : {}),
    settings: { ...settings, special: { ...current.settings.special, ...settings.special } },
  })
}

/** What a profile would change in a dossier, by path. */
export function compareProfiles(now: Profile, next: Profile): Difference[] {
  const { settings: left, ...whatNow } = profileOf(now)
  const { settings: right, ...whatNext } = profileOf(next)
  return [...compareSettings(whatNow, whatNext), ...compareSettings(left, right)]
}

function profileOf({ vatRegime, format, formatOptions, customFormats, settings }: Profile): Profile {
  const own = customFormats && customFormats.length > 0 ? { customFormats } : {}
  return { vatRegime, format, formatOptions, ...own, settings }
}
