import type { CustomFormat, DefinitionFault, FormulaFailure } from '../../domain/custom-format'
import type { DraftContext } from '../../domain/draft'
import type { Entry } from '../../domain/entry'
import type { FormatProblem } from '../../domain/problems/formats'
import type { Result } from '../../domain/result'
import { isNonEmpty, ok } from '../../domain/result'
import type { Column } from '../columns'
import { tag, text } from '../columns'
import type { Format, Layout, RecordKind, Row } from '../format'
import { byAccount, ORDERS } from './arrange'
import { checkDefinition } from './check'
import { compileColumn, quotedTexts } from './column'
import { factsOf, isFact } from './document-facts'
import { maskedDate } from './masks'
import type { Surroundings } from './node'
import type { ReadDefinition } from './read'
import { readDefinition, surroundings } from './read'
import type { Template } from './template'
import { templateText } from './template'

const LINE_ENDS = { crlf: '\r\n', lf: '\n', cr: '\r' } as const
const SILENT = () => {}

/** Column and reason of a formula that has no value for a line. */
type Judge = (row: Row) => readonly { readonly column: string; readonly why: FormulaFailure }[]

/** Compiles a definition to a format of the engine, or says everything that is wrong with it. */
export function compileFormat(definition: CustomFormat): Result<Format, DefinitionFault> {
  const read = readDefinition(definition)
  const faults = checkDefinition(definition, read)
  if (isNonEmpty(faults)) return { ok: false, problems: faults }
  const around = surroundings(definition)
  const { records, judges } = compileRecords(definition, read, around)
  const shape = { charset: definition.charset, layout: layoutOf(definition), records }
  const { order } = definition
  const facts = [...new Set(read.fields.map(({ field }) => field).filter(isFact))]
  return ok({
    id: definition.id,
    label: definition.name.trim(),
    software: [],
    vendor: '',
    aliases: ['personnalisé', 'custom'],
    own: true,
    confidence: {
      level: 'high',
      note: {
        fr: 'Vous l’avez défini vous-même : essayez-le avec un mois avant de vous y fier.',
        en: 'You have defined it yourself: try it with one month before you rely on it.',
      },
    },
    sources: [],
    help: {
      fr: 'Par l’import paramétrable du logiciel, réglé sur les mêmes colonnes.',
      en: 'Through the software’s configurable import, set to the same columns.',
    },
    options: [],
    shape: () => shape,
    namedByEntry: true,
    fileName: fileNameOf(definition, read.fileName, around),
    ...(facts.length > 0 ? { about: (document) => factsOf(document, facts) } : {}),
    ...(definition.grouping === 'account' ? { arrange: byAccount } : {}),
    ...(order && order !== 'date' ? { order: ORDERS[order] } : {}),
    ...(judges.length > 0 ? { rules: rulesOf(judges) } : {}),
  })
}

function layoutOf(format: CustomFormat): Layout {
  const { layout, separator, fixedSeparator = '', trailing, quoting, quote, lineEnd, unknown } = format
  const end = LINE_ENDS[lineEnd]
  const stripped = (text: string) => [...text].map((char) => [char, ' '] as const)
  if (layout === 'fixed') {
    const forbidden = Object.fromEntries(stripped(fixedSeparator))
    const more = fixedSeparator === '' ? {} : { trailing }
    return { separator: fixedSeparator, padded: true, lineEnd: end, forbidden, unknown, ...more }
  }
  const forbidden = Object.fromEntries([...stripped(separator), [quote, quote === '"' ? "'" : ' '] as const])
  return {
    separator,
    padded: false,
    trailing,
    lineEnd: end,
    ...(quote === "'" ? { quote } : {}),
    doubling: quoting !== 'never',
    forbidden,
    unknown,
  }
}

function compileRecords(
  format: CustomFormat,
  read: ReadDefinition,
  around: Surroundings,
): { records: RecordKind[]; judges: Judge[] } {
  const judges: Judge[] = []
  const own = read.records.map(({ record, when, columns }): RecordKind => {
    const compiled = columns.map(({ column, template }) => compileColumn(column, template, record.each, format, around))
    const holds = when && ((row: Row) => when.run(row, SILENT) === true)
    if (record.each === 'line' || record.each === 'entry') {
      for (const { column, failures } of compiled) {
        if (!failures) continue
        const judged = (row: Row) => record.each === 'line' || row.line === row.entry.lines[0]
        judges.push((row) =>
          judged(row) && (!holds || holds(row)) ? failures(row).map((why) => ({ column: column.name, why })) : [],
        )
      }
    }
    const each = record.each
    return {
      each,
      // A journal's records are as many as its journals, whatever they hold.
      ...(holds && each !== 'journal' ? { when: holds } : {}),
      columns: compiled.map(({ column }) => column),
    }
  })
  const line = read.records.find(({ record }) => record.each === 'line')
  const titles: RecordKind[] =
    format.titles && line
      ? [{ each: 'header', titles: true, columns: line.columns.map(({ column }) => titleColumn(column, format)) }]
      : []
  const linesAround = (each: 'header' | 'footer', templates: readonly Template[]) =>
    templates.map((template): RecordKind => ({ each, columns: [lineOfText(template, around)] }))
  const records = [...linesAround('header', read.first), ...titles, ...own, ...linesAround('footer', read.last)]
  return { records, judges }
}

/** A title, cut to its column in a fixed layout without a word: nobody imports it. */
function titleColumn(
  { title, width, align, fill }: CustomFormat['records'][number]['columns'][number],
  format: CustomFormat,
): Column {
  const fixed = format.layout === 'fixed' && width !== null
  const value = fixed ? title.slice(0, width) : title
  return text(title, () => value, {
    ...(fixed ? { width, whenTooWide: 'cut', align, fill: fill === '0' ? ' ' : fill } : {}),
    quoted: quotedTexts(format),
  })
}

/** A line of the user's own, as it stands. */
function lineOfText(template: Template, around: Surroundings): Column {
  const { constant } = template
  if (constant !== undefined && /^[ -~]+$/.test(constant)) return tag('', constant)
  const value = templateText(template, around)
  return text('', (row) => value(row, SILENT), { verbatim: true })
}

const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu

/** The name of the file that an entry belongs to; what tells the files apart is added where the name lacks it. */
function fileNameOf(format: CustomFormat, name: Template, around: Surroundings): Format['fileName'] {
  const value = templateText(name, around)
  const names = (part: string) => name.fields.some(({ field }) => field === part)
  const more = (entry: Entry): string => {
    if (format.split === 'journal' && !names('journal.code')) return `-${entry.journal}`
    if (format.split === 'month' && !names('date')) return `-${maskedDate(entry.date, 'AAAA-MM')}`
    return ''
  }
  return (context: DraftContext, entry: Entry, options, volume) => {
    const [line] = entry.lines
    const row: Row | undefined = line && { entry, line, number: 0, movement: volume, running: 1, context, options }
    const base = row ? value(row, SILENT) : ''
    const clean = (base + more(entry)).replace(FORBIDDEN, '-').trim().slice(0, 120)
    return `${clean || 'export'}.${format.extension}`
  }
}

/** The formulas of an entry's lines that have no value, each once an entry and column. */
function rulesOf(judges: readonly Judge[]): (row: Row) => readonly FormatProblem[] {
  return (first) => {
    const { document, pieceRef: number, lines } = first.entry
    const told = new Set<string>()
    const rows = lines.map((line, i): Row => ({ ...first, line, running: first.running + i }))
    return rows.flatMap((row) =>
      judges.flatMap((judge) =>
        judge(row).flatMap(({ column, why }): FormatProblem[] => {
          const key = `${column}/${why}`
          if (told.has(key)) return []
          told.add(key)
          return [{ code: 'format.formula', level: 'blocking', document, number, column, why }]
        }),
      ),
    )
  }
}
