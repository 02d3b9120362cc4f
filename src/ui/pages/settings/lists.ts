import type { LineKind, VatRate, VatTreatment } from '../../../domain/document'
import { vatRate } from '../../../domain/document'
import type { AccountRule, Journal, JournalKind, PaymentMode, Settings, VatAccount } from '../../../domain/dossier'
import type { AccountNumber, JournalCode } from '../../../domain/entry'
import { t } from '../../texts'
import type { EditColumn, EditRow } from './list-editor'

/** A list of the settings as rows of text, and back. */
export interface ListSection {
  readonly columns: () => readonly EditColumn[]
  readonly rows: (settings: Settings) => readonly EditRow[]
  readonly apply: (settings: Settings, rows: readonly EditRow[]) => Settings
  readonly blank: EditRow
  readonly ordered?: boolean
}

const options = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const orAny = (names: Readonly<Record<string, string>>) => [{ value: '', label: t().settings.any }, ...options(names)]

/** Only the fields that were filled in. */
function filled(row: EditRow, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (row[name] ? [[name, row[name] ?? '']] : [])))
}

const rate = (row: EditRow): { rate?: VatRate } => {
  const read = row.rate ? vatRate(row.rate) : undefined
  return read ? { rate: read } : {}
}

function rules(side: 'salesRules' | 'purchaseRules'): ListSection {
  return {
    ordered: true,
    blank: {
      id: 'nouvelle',
      code: '',
      category: '',
      kind: '',
      treatment: '',
      rate: '',
      party: '',
      document: '',
      account: '',
    },
    columns: () => [
      { id: 'id', label: t().settings.columns.id, size: 16 },
      { id: 'kind', label: t().settings.columns.kind, options: orAny(t().documents.natures) },
      { id: 'treatment', label: t().settings.columns.treatment, options: orAny(t().documents.treatments) },
      { id: 'rate', label: t().settings.columns.rate, size: 4 },
      { id: 'code', label: t().settings.columns.item, size: 8 },
      { id: 'category', label: t().settings.columns.category, size: 8 },
      { id: 'party', label: t().settings.columns.party, size: 8 },
      { id: 'document', label: t().settings.columns.document, options: orAny(t().settings.documents) },
      { id: 'account', label: t().settings.columns.account, size: 8 },
    ],
    rows: (settings) =>
      settings[side].map((rule) => ({
        ...filled({ ...rule }, ['code', 'category', 'kind', 'treatment', 'rate', 'party', 'document']),
        id: rule.id,
        account: rule.account,
      })),
    apply: (settings, rows) => ({
      ...settings,
      [side]: rows.map(
        (row, i): AccountRule => ({
          ...filled(row, ['code', 'category', 'party']),
          ...(row.kind ? { kind: row.kind as LineKind } : {}),
          ...(row.treatment ? { treatment: row.treatment as VatTreatment } : {}),
          ...(row.document ? { document: row.document as 'invoice' | 'credit-note' } : {}),
          ...rate(row),
          id: row.id || `regle-${i + 1}`,
          account: (row.account ?? '') as AccountNumber,
        }),
      ),
    }),
  }
}

/** The sections that are lists. */
export const LISTS: Readonly<Record<string, ListSection>> = {
  comptes: {
    blank: { number: '', label: '' },
    columns: () => [
      { id: 'number', label: t().settings.columns.number, size: 10 },
      { id: 'label', label: t().settings.columns.label, size: 40 },
    ],
    rows: (settings) => settings.chart.map((each) => ({ number: each.number, label: each.label })),
    apply: (settings, rows) => ({
      ...settings,
      chart: rows
        .map((row) => ({ number: (row.number ?? '') as AccountNumber, label: row.label ?? '' }))
        .sort((a, b) => (a.number < b.number ? -1 : 1)),
    }),
  },
  ventes: rules('salesRules'),
  achats: rules('purchaseRules'),
  tva: {
    blank: { direction: 'sale', treatment: 'S', rate: '', kind: '', account: '' },
    columns: () => [
      { id: 'direction', label: t().settings.columns.direction, options: options(t().documents.directions) },
      { id: 'treatment', label: t().settings.columns.treatment, options: options(t().documents.treatments) },
      { id: 'rate', label: t().settings.columns.rate, size: 4 },
      {
        id: 'kind',
        label: t().settings.columns.kind,
        options: [
          { value: '', label: t().settings.any },
          { value: 'fixed-asset', label: t().documents.natures['fixed-asset'] },
        ],
      },
      { id: 'account', label: t().settings.columns.account, size: 8 },
    ],
    rows: (settings) =>
      settings.vatAccounts.map((each) => ({
        direction: each.direction,
        treatment: each.treatment,
        rate: each.rate ?? '',
        kind: each.kind ?? '',
        account: each.account,
      })),
    apply: (settings, rows) => ({
      ...settings,
      vatAccounts: rows.map(
        (row): VatAccount => ({
          direction: row.direction === 'purchase' ? 'purchase' : 'sale',
          treatment: (row.treatment || 'S') as VatTreatment,
          ...rate(row),
          ...(row.kind ? { kind: 'fixed-asset' as const } : {}),
          account: (row.account ?? '') as AccountNumber,
        }),
      ),
    }),
  },
  journaux: {
    blank: { code: '', label: '', kind: 'general', account: '' },
    columns: () => [
      { id: 'code', label: t().settings.columns.code, size: 6 },
      { id: 'label', label: t().settings.columns.label, size: 24 },
      { id: 'kind', label: t().settings.columns.kind, options: options(t().settings.journalKinds) },
      { id: 'account', label: t().settings.columns.account, size: 8 },
    ],
    rows: (settings) =>
      settings.journals.map((each) => ({
        code: each.code,
        label: each.label,
        kind: each.kind,
        account: each.account ?? '',
      })),
    apply: (settings, rows) => ({
      ...settings,
      journals: rows.map(
        (row): Journal => ({
          code: (row.code ?? '').toUpperCase() as JournalCode,
          label: row.label ?? '',
          kind: (row.kind || 'general') as JournalKind,
          ...(row.account ? { account: row.account as AccountNumber } : {}),
        }),
      ),
    }),
  },
  modes: {
    blank: { code: '', label: '', journal: 'BQ', account: '512000', aliases: '' },
    columns: () => [
      { id: 'code', label: t().settings.columns.code, size: 5 },
      { id: 'label', label: t().settings.columns.label, size: 18 },
      { id: 'journal', label: t().settings.columns.journal, size: 4 },
      { id: 'account', label: t().settings.columns.account, size: 8 },
      { id: 'aliases', label: t().settings.columns.aliases, size: 36 },
    ],
    rows: (settings) =>
      settings.paymentModes.map((each) => ({
        code: each.code,
        label: each.label,
        journal: each.journal,
        account: each.account,
        aliases: each.aliases.join(', '),
      })),
    apply: (settings, rows) => ({
      ...settings,
      paymentModes: rows.map(
        (row): PaymentMode => ({
          code: row.code ?? '',
          label: row.label ?? '',
          aliases: (row.aliases ?? '')
            .split(',')
            .map((alias) => alias.trim())
            .filter((alias) => alias !== ''),
          journal: (row.journal ?? '') as JournalCode,
          account: (row.account ?? '') as AccountNumber,
        }),
      ),
    }),
  },
}
