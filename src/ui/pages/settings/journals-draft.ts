import type { Dossier, Journal, JournalKind } from '../../../domain/dossier'
import type { JournalCode } from '../../../domain/entry'
import type { SectionSpec } from './section'

/** Kinds of journals, in the order of a choice. */
export const JOURNAL_KINDS: readonly JournalKind[] = ['sales', 'purchases', 'bank', 'cash', 'general', 'opening']

/** A journal as it is typed; `was` is the code that the other settings still name. */
interface TypedJournal {
  key: string
  was: string
  code: string
  label: string
  kind: JournalKind
  account: string
}

export interface JournalsDraft {
  journals: TypedJournal[]
  /** Keys of the journals of sales and purchases. */
  sales: string
  purchases: string
}

/** Journals; a code that changes is followed by the payment modes and by the default journals. */
export const JOURNALS: SectionSpec<JournalsDraft> = {
  read({ settings }) {
    const keyOf = (code: string) => String(settings.journals.findIndex((journal) => journal.code === code))
    return {
      journals: settings.journals.map((journal, i) => ({
        key: String(i),
        was: journal.code,
        code: journal.code,
        label: journal.label,
        kind: journal.kind,
        account: journal.account ?? '',
      })),
      sales: keyOf(settings.salesJournal),
      purchases: keyOf(settings.purchasesJournal),
    }
  },
  write(draft, dossier, reading): Dossier {
    const renamed = new Map<string, JournalCode>()
    const byKey = new Map<string, JournalCode>()
    const journals = draft.journals.map((row, i): Journal => {
      const code = reading.journal(`journals.${i}.code`, row.code)
      const money = row.kind === 'bank' || row.kind === 'cash'
      renamed.set(row.was, code)
      byKey.set(row.key, code)
      return {
        code,
        label: reading.filled(`journals.${i}.label`, row.label),
        kind: row.kind,
        ...(row.account.trim() !== '' || money
          ? { account: reading.account(`journals.${i}.account`, row.account) }
          : {}),
      }
    })
    reading.distinct(journals.map((journal, i) => [`journals.${i}.code`, journal.code]))
    const sales = byKey.get(draft.sales)
    const purchases = byKey.get(draft.purchases)
    if (!sales) reading.refuse('sales', 'known')
    if (!purchases) reading.refuse('purchases', 'known')
    const { settings } = dossier
    const paymentModes = settings.paymentModes.map((mode) => {
      const journal = renamed.get(mode.journal)
      // A journal that payment modes still use cannot go.
      if (!journal) reading.refuse('journals', 'known')
      return { ...mode, journal: journal ?? mode.journal }
    })
    return {
      ...dossier,
      settings: {
        ...settings,
        journals,
        paymentModes,
        salesJournal: sales ?? settings.salesJournal,
        purchasesJournal: purchases ?? settings.purchasesJournal,
      },
    }
  },
}
