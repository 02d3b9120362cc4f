import type { CustomFormat } from '../../domain/custom-format'
import type { Direction } from '../../domain/document'
import type { AuxiliaryTemplate, Dossier, DossierId, FormatId, Settings, VatRegime } from '../../domain/dossier'
import type { AuxiliaryNumber } from '../../domain/entry'
import type { FormatInfo } from '../../domain/format-info'
import type { Problem } from '../../domain/problem'
import type { RuleProbe, RuleTrace } from '../../domain/rule-trace'
import type { FileOut, Outcome } from './act'
import type { RecordView } from './exports'
import type { IncomingFile } from './imports'

/** One difference between the settings and a profile file, by path (`salesRules`, `journals.VE.label`…). */
export interface SettingDifference {
  readonly path: string
  readonly now: string | null
  readonly next: string | null
}

/** One thing that last year's FEC proposes, with an example line. `id` is given back when the user confirms. */
export interface ChartProposal {
  readonly id: string
  readonly what: 'journal' | 'account' | 'customer' | 'supplier' | 'product' | 'vat' | 'bank'
  readonly now: string | null
  readonly proposed: string
  readonly label: string
  readonly example: string
  /** How many lines of the file speak for it. */
  readonly lines: number
}

/** The account that a template gives to a party, and why: by the template, shared, by a counter, or fixed by an export. */
export interface PartyAccount {
  readonly name: string
  readonly account: AuxiliaryNumber
  readonly because: 'template' | 'shared' | 'collision' | 'fixed'
}

/** What a format of one's own would write of the dossier's latest documents. */
export interface FormatTrial {
  /** The first lines of the file, at most 60. */
  readonly records: readonly RecordView[]
  readonly total: number
  readonly entries: number
  readonly files: readonly string[]
  /** At most 40; the counts are whole. */
  readonly problems: readonly Problem[]
  readonly blocking: number
  readonly notices: number
}

/** A definition made of another format, and the columns that could not be said and are empty. */
interface FormatStart {
  readonly definition: CustomFormat
  readonly unsaid: readonly string[]
}

/** Settings, profiles, and formats of one’s own. */
export interface SettingActs {
  /** Formats that can be chosen: the catalogue's, and a dossier's own before them. */
  formats(dossier: DossierId | null): Promise<readonly FormatInfo[]>
  /** The first lines of the file that a definition would make of the dossier's latest documents; nothing is kept. */
  tryFormat(dossier: DossierId, definition: CustomFormat): Promise<Outcome<FormatTrial>>
  /** A definition to go on from, made of a format of the catalogue or of the dossier's own; nothing is kept. */
  startFormat(
    dossier: DossierId,
    from: FormatId,
    options: Readonly<Record<string, string>>,
    name: string,
  ): Promise<Outcome<FormatStart>>
  /** A definition as one small file, and back. */
  formatFile(definition: CustomFormat): Promise<FileOut>
  readFormatFile(file: Blob): Promise<Outcome<CustomFormat>>
  defaultSettings(regime: VatRegime, width: number | null): Promise<Settings>
  testRule(dossier: DossierId, probe: RuleProbe): Promise<RuleTrace>
  /** What a template of third parties' accounts would give to some parties of the dossier; nothing is kept. */
  partyAccounts(dossier: DossierId, direction: Direction, template: AuxiliaryTemplate): Promise<readonly PartyAccount[]>
  profile(dossier: DossierId): Promise<FileOut>
  compareProfile(dossier: DossierId, file: Blob): Promise<Outcome<readonly SettingDifference[]>>
  applyProfile(dossier: DossierId, file: Blob): Promise<Outcome<Dossier>>
  /** Reads last year's FEC or a chart as CSV; nothing is changed until `acceptProposals`. */
  proposeSettings(dossier: DossierId, file: IncomingFile): Promise<Outcome<readonly ChartProposal[]>>
  acceptProposals(dossier: DossierId, file: IncomingFile, accepted: readonly string[]): Promise<Outcome<Dossier>>
}
