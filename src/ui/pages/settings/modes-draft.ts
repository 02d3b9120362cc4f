import type { Dossier, PaymentMode } from '../../../domain/dossier'
import { plain } from './search'
import type { SectionSpec } from './section'

/** A means of payment as it is typed; other names are separated by commas. */
interface TypedMode {
  key: string
  code: string
  label: string
  aliases: string
  journal: string
  account: string
}

export interface ModesDraft {
  modes: TypedMode[]
}

/** Other names of a mode, as they are compared: lower case, no accents, each once. */
export function aliasesOf(typed: string): string[] {
  return [...new Set(typed.split(/[,;\n]/).map(plain))].filter((alias) => alias !== '')
}

/** Means of payment: each has its journal and its account, and the names by which documents call it. */
export const MODES: SectionSpec<ModesDraft> = {
  read: ({ settings }) => ({
    modes: settings.paymentModes.map((mode, i) => ({
      key: String(i),
      code: mode.code,
      label: mode.label,
      aliases: mode.aliases.join(', '),
      journal: mode.journal,
      account: mode.account,
    })),
  }),
  write(draft, dossier, reading): Dossier {
    const known = new Set<string>(dossier.settings.journals.map((journal) => journal.code))
    const paymentModes = draft.modes.map((row, i): PaymentMode => {
      const journal = reading.journal(`modes.${i}.journal`, row.journal)
      if (!known.has(journal)) reading.refuse(`modes.${i}.journal`, 'known')
      return {
        code: reading.filled(`modes.${i}.code`, row.code).toUpperCase(),
        label: reading.filled(`modes.${i}.label`, row.label),
        aliases: aliasesOf(row.aliases),
        journal,
        account: reading.account(`modes.${i}.account`, row.account),
      }
    })
    reading.distinct(paymentModes.map((mode, i) => [`modes.${i}.code`, mode.code]))
    // One name may not lead to two modes: the first would win and nobody would know.
    const names = paymentModes.flatMap((mode, i) =>
      [...new Set([plain(mode.label), plain(mode.code), ...mode.aliases])].map(
        (name) => [`modes.${i}.aliases`, name] as const,
      ),
    )
    reading.distinct(names)
    return { ...dossier, settings: { ...dossier.settings, paymentModes } }
  },
}
