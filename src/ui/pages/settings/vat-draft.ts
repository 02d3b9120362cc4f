import type { Direction, VatTreatment } from '../../../domain/document'
import type { Dossier, VatAccount } from '../../../domain/dossier'
import type { SectionSpec } from './section'
import { typedRate } from './typed-rate'

/** A VAT account as it is typed; an empty rate takes every rate. */
interface TypedVat {
  key: string
  direction: Direction
  treatment: VatTreatment
  rate: string
  asset: boolean
  account: string
}

export interface VatDraft {
  rows: TypedVat[]
  reverseChargeRate: string
}

/** How much a row says: the more precise ones are looked at first. */
function precision(row: VatAccount): number {
  return (row.kind === undefined ? 0 : 2) + (row.rate === undefined ? 0 : 1)
}

/** VAT accounts by direction, treatment and rate; saved from the most precise to the least, so that order never hides one. */
export const VAT: SectionSpec<VatDraft> = {
  read: ({ settings }) => ({
    rows: settings.vatAccounts.map((each, i) => ({
      key: `${i}`,
      direction: each.direction,
      treatment: each.treatment,
      rate: typedRate(each.rate ?? ''),
      asset: each.kind === 'fixed-asset',
      account: each.account,
    })),
    reverseChargeRate: typedRate(settings.reverseChargeRate),
  }),
  write(draft, dossier, reading): Dossier {
    const rows = draft.rows.map(
      (row, i): VatAccount => ({
        direction: row.direction,
        treatment: row.treatment,
        ...(row.rate.trim() !== '' && { rate: reading.rate(`rows.${i}.rate`, row.rate) }),
        ...(row.asset && { kind: 'fixed-asset' as const }),
        account: reading.account(`rows.${i}.account`, row.account),
      }),
    )
    reading.distinct(
      rows.map((row, i) => [
        `rows.${i}.rate`,
        [row.direction, row.treatment, row.rate ?? 'all', row.kind ?? ''].join(' '),
      ]),
    )
    const vatAccounts = [...rows].sort((a, b) => precision(b) - precision(a))
    const reverseChargeRate = reading.rate('reverseChargeRate', draft.reverseChargeRate)
    return { ...dossier, settings: { ...dossier.settings, vatAccounts, reverseChargeRate } }
  },
}
