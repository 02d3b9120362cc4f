import type { Dossier, FormatId } from '../domain/dossier'
import type { JournalCode } from '../domain/entry'
import { amount } from '../domain/money'
import { fail, ok } from '../domain/result'
import type { Candidate, Examined, ReadEntry, Steps } from '../formats'
import { allFormats, examine, formatOf, lostFields, optionsOf, recognise } from '../formats'
import type { RowsFile } from '../intake/files/rows'
import { rowsFiles } from '../intake/files/rows'
import type {
  Examination,
  ExaminationId,
  FormatCandidate,
  FormatChoice,
  IncomingFile,
  Outcome,
  RecordView,
  Window,
} from './contract'
import type { Step } from './draft-run'

/** Most accounts of the balance that are shown. */
const ACCOUNTS = 2000

/** What one file may be, by its content and name. */
interface Known {
  readonly file: RowsFile
  readonly candidates: readonly Candidate[]
}

/** The file that is being examined; the next one takes its place. Nothing of it enters the database. */
export class Examinations {
  private opened: { readonly id: ExaminationId; readonly examined: Examined; readonly part: string } | undefined
  private count = 0

  /** Keeps nothing of the file that was examined last. */
  forget(): void {
    this.opened = undefined
  }

  /** The formats that a file may be in; none when it is an archive or holds no rows. */
  async recognise({ currency, customFormats }: Dossier, file: IncomingFile): Promise<readonly FormatCandidate[]> {
    const { files } = await rowsFiles(await bytesOf(file))
    const [only] = files
    return only && files.length === 1
      ? recognise(only.name, only.bytes, allFormats(customFormats), currency).map(told)
      : []
  }

  /** Reads a file in its likeliest format, or in the chosen one; of an archive, the part that is named or fits best. */
  async examine(
    { currency, customFormats }: Dossier,
    file: IncomingFile,
    choice: FormatChoice | null,
    part: string | null,
    step: Step,
  ): Promise<Outcome<Examination>> {
    const formats = allFormats(customFormats)
    const { files, found } = await rowsFiles(await bytesOf(file))
    const named = files.find(({ name }) => name === part)
    const known = (named ? [named] : files).map(
      (each): Known => ({ file: each, candidates: recognise(each.name, each.bytes, formats, currency) }),
    )
    const one = known.find(({ candidates }) => candidates[0]) ?? known[0]
    if (!one) return fail({ code: 'act.not-entries', level: 'blocking', file: file.name, found })
    const chosen = choice ?? (one.candidates[0] && told(one.candidates[0]))
    if (!chosen) return fail({ code: 'act.unknown-format', level: 'blocking', file: one.file.name })
    const format = formatOf(chosen.format, customFormats)
    const options = optionsOf(format, chosen.options)
    const examined = await driven(
      examine(one.file.bytes, one.file.name, format, options, currency),
      one.file.bytes.length,
      step,
    )
    this.count += 1
    const id = String(this.count) as ExaminationId
    this.opened = { id, examined, part: one.file.name }
    const { book, text, fec } = examined
    const accounts = book.accounts()
    return ok({
      id,
      file: file.name,
      size: one.file.bytes.length,
      parts: files.length > 1 ? files.map(({ name }) => name) : [],
      part: files.length > 1 ? one.file.name : null,
      candidates: one.candidates.map(told),
      format: chosen.format,
      options,
      charset: text.label,
      lineEnd: text.lineEnd ?? null,
      lines: book.lines,
      entries: book.entries,
      debit: amount(book.debit),
      credit: amount(book.credit),
      from: book.firstDate === '' ? null : book.firstDate,
      to: book.lastDate === '' ? null : book.lastDate,
      journals: book.journals().map(({ code, ...total }) => ({ ...total, journal: code as JournalCode })),
      accounts: accounts.slice(0, ACCOUNTS).map(({ code, label, debit, credit }) => ({
        account: code,
        label,
        debit,
        credit,
      })),
      accountCount: accounts.length,
      findings: examined.findings,
      fec: fec && { verdict: fec.verdict, findings: fec.findings },
      lost: lostFields(format.shape(options)),
    })
  }

  /** A window of the entries of the open file. */
  entries(id: ExaminationId, from: number, count: number): Window<ReadEntry> {
    const { opened } = this
    if (opened?.id !== id) return { total: 0, from, items: [] }
    const { book } = opened.examined
    return { total: book.entries, from, items: book.window(from, count) }
  }

  /** A window of the records of the open file, as its bytes stand. */
  records(id: ExaminationId, from: number, count: number): Window<RecordView> {
    const { opened } = this
    if (opened?.id !== id) return { total: 0, from, items: [] }
    const index = opened.examined.records()
    const items = index.window(from, count).map(
      ({ fields, bytes, ...record }): RecordView => ({
        ...record,
        part: opened.part,
        // Copied, since a view would take the whole file along to the other side.
        bytes: bytes.slice(),
        fields: fields.map((field) => ({ ...field, altered: null, original: null })),
        document: null,
      }),
    )
    return { total: index.total, from, items }
  }

  /** The record that holds a line of the open file. */
  recordOf(id: ExaminationId, line: number): number {
    return this.opened?.id === id ? this.opened.examined.records().indexOf(line) : 0
  }
}

/** Does some work step by step: told how far it is, and stopped where the step says so. */
async function driven<T>(work: Steps<T>, total: number, step: Step): Promise<T> {
  let at = work.next()
  while (!at.done) {
    await step({ step: 'reading', done: at.value, total })
    at = work.next()
  }
  return at.value
}

async function bytesOf({ name, blob }: IncomingFile): Promise<RowsFile> {
  return { name, bytes: new Uint8Array(await blob.arrayBuffer()) }
}

function told({ format, options, fit }: Candidate): FormatCandidate {
  return { format: format.id as FormatId, options, fit }
}
