import { formatDate } from '../../../domain/date'
import type { Dossier, Settings } from '../../../domain/dossier'
import { amountText } from '../../../domain/money'
import type { SectionSpec } from './section'

/** Habits of the dossier as they are typed. */
export interface PracticeDraft {
  depositMethod: Settings['depositMethod']
  roundingLimit: string
  bankLine: Settings['bankLine']
  lockedThrough: string
  deductOnPayment: boolean
}

/** Largest gap that may be booked as rounding: 10,00. More would hide an error of the document. */
const MOST_ROUNDING = 1000

/** Deposits, rounding, bank, lock. */
export const PRACTICE: SectionSpec<PracticeDraft> = {
  read: ({ settings }) => ({
    depositMethod: settings.depositMethod,
    roundingLimit: amountText(settings.roundingLimit, undefined, ','),
    bankLine: settings.bankLine,
    lockedThrough: settings.lockedThrough === null ? '' : formatDate(settings.lockedThrough),
    deductOnPayment: settings.deductOnPayment,
  }),
  write(draft, dossier, reading): Dossier {
    return {
      ...dossier,
      settings: {
        ...dossier.settings,
        depositMethod: draft.depositMethod,
        roundingLimit: reading.amount('roundingLimit', draft.roundingLimit, MOST_ROUNDING),
        bankLine: draft.bankLine,
        lockedThrough: draft.lockedThrough.trim() === '' ? null : reading.date('lockedThrough', draft.lockedThrough),
        deductOnPayment: draft.deductOnPayment,
      },
    }
  },
}
