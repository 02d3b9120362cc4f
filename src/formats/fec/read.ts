import type { PlainDate } from '../../domain/date'
import { plainDate } from '../../domain/date'
import { isSiren } from '../../domain/identifiers'
import { type Amount, amount } from '../../domain/money'
import type { Steps } from '../steps'
import { finished, STRIDE } from '../steps'
import { FecBook } from './book'
import type { FecHeader, FecRegime } from './columns'
import { knownNames, readHeader } from './columns'
import type { FecFinding } from './findings'
import { Findings } from './findings'
import type { FecLine, LineRules } from './line'
import { readLine } from './line'
import type { FecCharset, FecRecord, LineEnd } from './records'
import { fecText } from './records'

/** How a file is judged. */
export interface FecOptions {
  /** `legal`: a whole fiscal year as the law wants it. `batch`: some entries in FEC form, for an import. */
  readonly profile: 'legal' | 'batch'
  /** The fiscal year, or the period of the batch; without it the closing date of the name is the latest day. */
  readonly from?: PlainDate
  readonly to?: PlainDate
  readonly regime?: FecRegime
}

/** What a file is, and everything that was found in it. */
export interface FecReading {
  /** What the administration's checker would say; `refused`: it would not even begin. */
  readonly verdict: 'conformant' | 'not-conformant' | 'refused'
  readonly findings: readonly FecFinding[]
  /** Null when the file was not read as a FEC at all. */
  readonly shape: {
    readonly charset: FecCharset
    readonly lineEnd: LineEnd
    readonly separator: '\t' | '|' | ';' | ','
    readonly regime: FecRegime
    readonly extra: readonly string[]
  } | null
  readonly siren: string | null
  readonly closing: PlainDate | null
  readonly lines: number
  readonly entries: number
  readonly debit: Amount
  readonly credit: Amount
  readonly firstDate: PlainDate | null
  readonly lastDate: PlainDate | null
}

/**
 * Reads a FEC, whatever program wrote it, and validates it: the verdict of the administration's checker, and stricter
 * rules of the law (LPF art. A47 A-1), the doctrine and importers. `take` is given every line that could be read, in the
 * file's order. One pass; what is kept is one record an entry, a label and a matching code, not the lines.
 */
export function readFec(
  bytes: Uint8Array,
  name: string,
  options: FecOptions,
  take: (line: FecLine) => void = () => {},
): FecReading {
  return finished(readingFec(bytes, name, options, take))
}

/** `readFec`, step by step. */
export function* readingFec(
  bytes: Uint8Array,
  name: string,
  options: FecOptions,
  take: (line: FecLine) => void,
): Steps<FecReading> {
  const findings = new Findings()
  const named = readName(name, options, findings)
  const { charset, lineEnd, records } = fecText(bytes, findings)
  const book = new FecBook(findings, options.profile === 'legal')
  const reader = new LineReader(named, options, findings, book, take)
  let taken = 0
  let characters = 0
  for (const record of records()) {
    reader.record(record, lineEnd)
    taken += 1
    characters += record.text.length + 1
    if (taken % STRIDE === 0) yield Math.min(bytes.length, characters)
  }
  const { header, separator } = reader
  if (header) book.finish()
  if (book.lines === 0 || (lineEnd === 'cr' && reader.mixed)) findings.add('EMPTY', 0)
  const list = findings.list()
  const stops: readonly string[] = ['NAME', 'SEP', 'COL-NONE', 'SENS']
  const refused = list.some((each) => each.severity === 'blocking' && stops.includes(each.code))
  return {
    verdict: refused ? 'refused' : list.some((each) => each.severity === 'blocking') ? 'not-conformant' : 'conformant',
    findings: list,
    shape: header && separator ? { charset, lineEnd, separator, regime: header.regime, extra: header.extra } : null,
    siren: named.siren,
    closing: named.closing ?? null,
    lines: book.lines,
    entries: book.count,
    debit: amount(book.debit),
    credit: amount(book.credit),
    firstDate: book.firstDate ?? null,
    lastDate: book.lastDate ?? null,
  }
}

interface FecName {
  readonly siren: string | null
  readonly closing: PlainDate | undefined
  readonly year: number
}

/** `SIRENFECAAAAMMJJ`, the date being the fiscal year's last day (art. A47 A-1, IX). */
function readName(path: string, options: FecOptions, findings: Findings): FecName {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const loose = /^.+FEC(20\d\d)([01]\d)([0-3]\d)/i.exec(name)
  if (!loose) {
    findings.add('NAME', 0, '', name)
    return { siren: null, closing: undefined, year: 2013 }
  }
  const closing = plainDate(Number(loose[1]), Number(loose[2]), Number(loose[3]))
  const siren = /^(\d{9})FEC/i.exec(name)?.[1]
  const right = siren !== undefined && isSiren(siren)
  const wrongClosing = options.profile === 'legal' && options.to !== undefined && closing !== options.to
  if (!right || closing === undefined || wrongClosing) findings.add('NAME-SIREN', 0, '', name)
  return { siren: right ? siren : null, closing, year: Number(loose[1]) }
}

/** Cuts records into fields and sends them where they belong. */
class LineReader {
  header: FecHeader | undefined
  separator: '\t' | '|' | ';' | ',' | undefined
  mixed = false
  private rules: LineRules | undefined

  constructor(
    private readonly named: FecName,
    private readonly options: FecOptions,
    private readonly findings: Findings,
    private readonly book: FecBook,
    private readonly take: (line: FecLine) => void,
  ) {}

  record({ line, text }: FecRecord, lineEnd: LineEnd): void {
    if (line > 1 && !this.header) return
    if (!/[\r\n]/.test(text)) {
      if (line === 1) this.first(text)
      else this.line(line, text)
      return
    }
    // A foreign line end inside a field passes the checker; one that ends a line makes it see too many fields.
    const fields = this.header ? text.split(this.separator ?? '\t').length : 0
    if (line > 1 && fields === this.header?.count) {
      this.line(line, text)
      return
    }
    this.mixed = true
    this.findings.add('EOL-MIX', line, '', lineEnd)
    if (lineEnd !== 'cr') this.findings.add('LINE-COUNT', line, '', String(fields || ''))
    for (const [i, piece] of text.split(/\r\n|\r|\n/).entries()) {
      if (line + i === 1) this.first(piece)
      else if (this.header && piece !== '') this.line(line + i, piece)
    }
  }

  private first(text: string): void {
    const { findings, named, options } = this
    const count = (mark: string) => text.split(mark).length - 1
    const legal = count('\t') >= 8 ? '\t' : count('|') >= 8 ? '|' : undefined
    const tolerated = count(';') >= 8 ? ';' : count(',') >= 8 ? ',' : undefined
    this.separator = legal ?? tolerated
    // Years closed before 2013 could use other marks (art. A47 A-1, VI 1° c).
    if (!legal) findings.add('SEP', 1, '', tolerated ?? '', tolerated && named.year < 2013 ? 'warning' : 'blocking')
    if (!this.separator) return
    const names = text.split(this.separator)
    this.header = readHeader(names, options.regime, findings)
    if (!this.header) {
      findings.add('COL-NONE', 1, '', String(knownNames(names)))
      return
    }
    const closing = options.profile === 'legal' ? named.closing : undefined
    this.rules = {
      header: this.header,
      since2013: named.year >= 2013,
      from: options.from,
      to: options.to ?? closing,
    }
  }

  private line(line: number, text: string): void {
    const { header, rules, findings } = this
    if (!header || !rules || !this.separator) return
    if (text.trim() === '' && !text.includes(this.separator)) {
      findings.add('LINE-BLANK', line)
      return
    }
    const fields = text.split(this.separator)
    if (header.trailing && fields.length === header.count + 1 && fields.at(-1) === '') fields.pop()
    if (fields.length !== header.count) {
      findings.add('LINE-COUNT', line, '', String(fields.length))
      return
    }
    const read = readLine(line, fields, rules, findings)
    this.book.add(read)
    this.take(read)
  }
}
