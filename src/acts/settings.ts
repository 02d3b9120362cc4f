import * as v from 'valibot'
import type { Dossier, DossierId, JournalKind, Settings } from '../domain/dossier'
import type { AccountNumber, JournalCode } from '../domain/entry'
import { fail, ok } from '../domain/result'
import { readFec } from '../formats'
import { openTable } from '../intake/tables'
import type { Books } from './books'
import type { ChartProposal, FileOut, IncomingFile, Outcome, SettingDifference } from './contract'
import { saveDossier } from './dossiers'
import type { Ports } from './ports'

/** Version of the profile file; raised when a field changes its meaning. */
const PROFILE = 1

const MAX_PROFILE = 5_000_000

/** All settings as one file, named after the dossier. */
export function profile(dossier: Dossier): FileOut {
  const { settings, vatRegime, format, formatOptions } = dossier
  const text = JSON.stringify(
    { ecritoire: 'profil', version: PROFILE, vatRegime, format, formatOptions, settings },
    null,
    2,
  )
  const plain = dossier.name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { name: `profil-${plain || 'ecritoire'}.json`, blob: new Blob([text], { type: 'application/json' }) }
}

const account = v.pipe(v.string(), v.regex(/^\d{3}[0-9A-Za-z]*$/), v.maxLength(20))
const code = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,8}$/))
const rate = v.pipe(v.string(), v.regex(/^\d{1,3}(\.\d{1,6})?$/))
const words = v.pipe(v.string(), v.maxLength(200))
const kind = v.picklist(['goods', 'service', 'finished-product', 'transport', 'disbursement', 'fixed-asset', 'other'])
const treatment = v.picklist(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'F'])
const rule = v.strictObject({
  id: words,
  code: v.exactOptional(words),
  category: v.exactOptional(words),
  kind: v.exactOptional(kind),
  treatment: v.exactOptional(treatment),
  rate: v.exactOptional(rate),
  party: v.exactOptional(words),
  document: v.exactOptional(v.picklist(['invoice', 'credit-note'])),
  account,
})
const auxiliary = v.strictObject({
  template: words,
  width: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)),
  shared: v.array(v.strictObject({ category: words, account: words })),
})
const SETTINGS = v.strictObject({
  chart: v.array(v.strictObject({ number: account, label: words })),
  journals: v.array(
    v.strictObject({
      code,
      label: words,
      kind: v.picklist(['sales', 'purchases', 'bank', 'cash', 'general', 'opening']),
      account: v.exactOptional(account),
    }),
  ),
  salesJournal: code,
  purchasesJournal: code,
  salesRules: v.array(rule),
  purchaseRules: v.array(rule),
  vatAccounts: v.array(
    v.strictObject({
      direction: v.picklist(['sale', 'purchase']),
      treatment,
      rate: v.exactOptional(rate),
      kind: v.exactOptional(v.literal('fixed-asset')),
      account,
    }),
  ),
  paymentModes: v.array(v.strictObject({ code: words, label: words, aliases: v.array(words), journal: code, account })),
  special: v.record(words, account),
  auxiliaries: v.strictObject({ customer: auxiliary, supplier: auxiliary }),
  accountWidth: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(20))),
  depositMethod: v.picklist(['net', 'gross']),
  roundingLimit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  bankLine: v.picklist(['per-payment', 'per-slip', 'per-day']),
  lockedThrough: v.nullable(v.pipe(v.string(), v.isoDate())),
  reverseChargeRate: rate,
  deductOnPayment: v.boolean(),
  defaultKind: v.strictObject({ sale: kind, purchase: kind }),
})
const FILE = v.object({
  ecritoire: v.literal('profil'),
  version: v.pipe(v.number(), v.maxValue(PROFILE)),
  settings: SETTINGS,
})

/** Reads a profile file, checked field by field. */
async function readProfile(file: Blob, current: Settings): Promise<Outcome<Settings>> {
  if (file.size > MAX_PROFILE)
    return fail({ code: 'act.profile-unreadable', level: 'blocking', detail: `${file.size} > ${MAX_PROFILE}` })
  let parsed: unknown
  try {
    parsed = JSON.parse(await file.text())
  } catch (cause) {
    return fail({
      code: 'act.profile-unreadable',
      level: 'blocking',
      detail: cause instanceof Error ? cause.message : '',
    })
  }
  const checked = v.safeParse(FILE, parsed)
  if (!checked.success) {
    const detail = checked.issues.slice(0, 5).map((issue) => `${v.getDotPath(issue) ?? ''} : ${issue.received}`)
    return fail({ code: 'act.profile-unreadable', level: 'blocking', detail: detail.join(' · ') })
  }
  // Checked above field by field; the brands say no more than those checks.
  const settings = checked.output.settings as unknown as Settings
  return ok({ ...settings, special: { ...current.special, ...settings.special } })
}

/** What would change, by path. Lists are compared by what names their rows. */
export function settingDifferences(now: Settings, then: Settings): SettingDifference[] {
  const left = flatten(now)
  const right = flatten(then)
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((path) => left.get(path) !== right.get(path))
    .map((path) => ({ path, now: left.get(path) ?? null, next: right.get(path) ?? null }))
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      flatten(item, `${path}.${nameOf(item) ?? i}`, into)
    })
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) flatten(field, path ? `${path}.${name}` : name, into)
  } else into.set(path, String(value))
  return into
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  for (const name of ['id', 'number', 'code', 'category']) {
    const value: unknown = Reflect.get(item, name)
    if (typeof value === 'string') return value
  }
  return undefined
}

/** The difference that a profile file would make. */
export async function compareProfile(dossier: Dossier, file: Blob): Promise<Outcome<readonly SettingDifference[]>> {
  const read = await readProfile(file, dossier.settings)
  return read.ok ? ok(settingDifferences(dossier.settings, read.value)) : read
}

/** Takes a profile file over. */
export async function applyProfile(ports: Ports, books: Books, id: DossierId, file: Blob): Promise<Outcome<Dossier>> {
  const { row } = await books.open(id)
  const read = await readProfile(file, row.dossier.settings)
  return read.ok ? saveDossier(ports, books, { ...row.dossier, settings: read.value }) : read
}

interface Proposal extends ChartProposal {
  readonly apply: (settings: Settings) => Settings
}

/** Reads last year's FEC, or a chart of accounts as CSV, into proposals. */
async function proposals(dossier: Dossier, file: IncomingFile): Promise<Outcome<readonly Proposal[]>> {
  const bytes = new Uint8Array(await file.blob.arrayBuffer())
  const accounts = new Map<string, { label: string; lines: number; example: string }>()
  const journals = new Map<string, { label: string; lines: number; accounts: Map<string, number> }>()
  const fec = readFec(bytes, file.name, { profile: 'legal' }, (line) => {
    const example = `${line.pieceRef} ${line.label}`.trim()
    const known = accounts.get(line.account)
    if (known) known.lines += 1
    else accounts.set(line.account, { label: line.accountLabel, lines: 1, example })
    let journal = journals.get(line.journal)
    if (!journal) {
      journal = { label: line.journalLabel, lines: 0, accounts: new Map() }
      journals.set(line.journal, journal)
    }
    journal.lines += 1
    const root = line.account.slice(0, 2)
    journal.accounts.set(root, (journal.accounts.get(root) ?? 0) + 1)
  })
  if (fec.verdict === 'refused') {
    const table = await openTable(bytes, file.name, null)
    for (const [number = '', label = ''] of table.grid.rows) {
      if (/^\d{3,20}$/.test(number) && label !== '') accounts.set(number, { label, lines: 1, example: label })
    }
    if (accounts.size === 0)
      return fail({ code: 'intake.unsupported', level: 'blocking', file: file.name, found: 'FEC' })
  }
  const { settings } = dossier
  const chart = new Map<string, string>(settings.chart.map((each) => [each.number, each.label]))
  const list: Proposal[] = []
  for (const [number, { label, lines, example }] of accounts) {
    if (chart.get(number) === label) continue
    list.push({
      id: `account ${number}`,
      what: whatOf(number),
      now: chart.get(number) ?? null,
      proposed: number,
      label,
      example,
      lines,
      apply: (before) => ({
        ...before,
        chart: [
          ...before.chart.filter((each) => each.number !== number),
          { number: number as AccountNumber, label },
        ].sort((a, b) => (a.number < b.number ? -1 : 1)),
      }),
    })
  }
  for (const [journal, { label, lines, accounts: roots }] of journals) {
    const existing = settings.journals.find((each) => each.code === journal)
    if (existing?.label === label || !/^[A-Z0-9]{1,8}$/.test(journal)) continue
    list.push({
      id: `journal ${journal}`,
      what: 'journal',
      now: existing?.label ?? null,
      proposed: journal,
      label,
      example: label,
      lines,
      apply: (before) => ({
        ...before,
        journals: [
          ...before.journals.filter((each) => each.code !== journal),
          { ...existing, code: journal as JournalCode, label, kind: existing?.kind ?? kindOf(roots) },
        ],
      }),
    })
  }
  return ok(list.sort((a, b) => b.lines - a.lines))
}

function whatOf(number: string): ChartProposal['what'] {
  if (number.startsWith('411')) return 'customer'
  if (number.startsWith('401')) return 'supplier'
  if (/^445[67]/.test(number)) return 'vat'
  if (/^5[123]/.test(number)) return 'bank'
  return number.startsWith('7') ? 'product' : 'account'
}

/** The kind of a journal by the accounts that it moves most. */
function kindOf(roots: ReadonlyMap<string, number>): JournalKind {
  const count = (...wanted: string[]) => wanted.reduce((sum, root) => sum + (roots.get(root) ?? 0), 0)
  const kinds: readonly (readonly [JournalKind, number])[] = [
    ['sales', count('70', '41')],
    ['purchases', count('60', '61', '62', '40')],
    ['bank', count('51') * 2],
    ['cash', count('53') * 2],
  ]
  const [best] = [...kinds].sort((a, b) => b[1] - a[1])
  return best && best[1] > 0 ? best[0] : 'general'
}

/** What a file proposes; nothing is changed. */
export async function proposeSettings(
  dossier: Dossier,
  file: IncomingFile,
): Promise<Outcome<readonly ChartProposal[]>> {
  const found = await proposals(dossier, file)
  return found.ok ? ok(found.value.map(({ apply: _, ...proposal }) => proposal)) : found
}

/** Takes over what the user ticked. */
export async function acceptProposals(
  ports: Ports,
  books: Books,
  id: DossierId,
  file: IncomingFile,
  accepted: readonly string[],
): Promise<Outcome<Dossier>> {
  const { row } = await books.open(id)
  const found = await proposals(row.dossier, file)
  if (!found.ok) return found
  const wanted = new Set(accepted)
  const settings = found.value
    .filter((each) => wanted.has(each.id))
    .reduce((before, each) => each.apply(before), row.dossier.settings)
  return saveDossier(ports, books, { ...row.dossier, settings })
}
