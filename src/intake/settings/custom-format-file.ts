import * as v from 'valibot'
import type { CustomFormat } from '../../domain/custom-format'
import { CUSTOM_CHARSETS, GROUPINGS, RECORD_EACH } from '../../domain/custom-format'
import type { FormatId } from '../../domain/dossier'
import type { ActProblem } from '../../domain/problems/acts'
import type { Result } from '../../domain/result'
import { fail, isNonEmpty, ok } from '../../domain/result'
import { checkDefinition, MOST } from '../../formats/custom'

/** Version of the file of a format of one's own; raised when a field changes its meaning. */
const CUSTOM_FORMAT_VERSION = 1

/** Bytes of such a file: tables of lookups are its largest part. */
const LARGEST = 4_000_000

/** Problems named in the message; a file with more is no format. */
const NAMED = 12

const short = v.pipe(v.string(), v.maxLength(100))
const template = v.pipe(v.string(), v.maxLength(500))
const most = <Row extends v.GenericSchema>(row: Row, count: number) => v.pipe(v.array(row), v.maxLength(count))

const column = v.strictObject({
  title: short,
  value: template,
  width: v.nullable(v.pipe(v.number(), v.integer())),
  tooWide: v.picklist(['refuse', 'cut', 'cut-left']),
  align: v.picklist(['left', 'right']),
  fill: v.pipe(v.string(), v.maxLength(1)),
  padded: v.boolean(),
  required: v.boolean(),
  dates: v.pipe(v.string(), v.maxLength(20)),
  keep: v.picklist(['all', 'alphanumeric', 'digits']),
  letters: v.picklist(['as-is', 'upper', 'plain', 'upper-plain']),
})

const entries = {
  name: short,
  layout: v.picklist(['delimited', 'fixed']),
  separator: v.pipe(v.string(), v.maxLength(3)),
  trailing: v.boolean(),
  quoting: v.picklist(['never', 'needed', 'texts', 'always']),
  quote: v.picklist(['"', "'"]),
  charset: v.picklist(CUSTOM_CHARSETS),
  lineEnd: v.picklist(['crlf', 'lf', 'cr']),
  unknown: v.picklist(['?', '_', ' ']),
  titles: v.boolean(),
  first: most(template, MOST.lines),
  last: most(template, MOST.lines),
  dates: v.pipe(v.string(), v.maxLength(20)),
  amounts: v.strictObject({
    mark: v.picklist([',', '.', '']),
    decimals: v.picklist([0, 2, 3, 4]),
    grouping: v.picklist(GROUPINGS),
    zero: v.picklist(['empty', 'zero']),
    plus: v.boolean(),
  }),
  side: v.strictObject({ debit: short, credit: short }),
  spreadsheet: v.boolean(),
  grouping: v.picklist(['none', 'account']),
  split: v.picklist(['one', 'journal', 'month', 'year']),
  fileName: template,
  extension: v.pipe(v.string(), v.maxLength(8)),
  records: most(
    v.strictObject({ each: v.picklist(RECORD_EACH), when: template, columns: most(column, MOST.columns) }),
    MOST.records,
  ),
  tables: most(
    v.strictObject({
      name: short,
      rows: most(v.strictObject({ from: short, to: short }), MOST.rows),
      otherwise: v.picklist(['same', 'empty', 'refuse']),
    }),
    MOST.tables,
  ),
}

/** A definition as it stands in a profile. */
export const customFormat = v.strictObject({ id: v.pipe(v.string(), v.regex(/^own-[0-9a-z-]{1,60}$/)), ...entries })

const file = v.object({
  ecritoire: v.literal('format'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(CUSTOM_FORMAT_VERSION)),
  format: v.strictObject(entries),
})

/** A format of one's own as one small file (JSON), which `readCustomFormat` takes back. */
export function writeCustomFormat({ id: _, ...format }: CustomFormat): string {
  return `${JSON.stringify({ ecritoire: 'format', version: CUSTOM_FORMAT_VERSION, format }, null, 2)}\n`
}

/**
 * Reads the file of a format under a new id. Every field that is wrong is named with what stands there; then every
 * formula and choice that does not hold, at once.
 */
export function readCustomFormat(text: string, id: FormatId): Result<CustomFormat, ActProblem> {
  const unreadable = (detail: string) => fail<ActProblem>({ code: 'act.format-unreadable', level: 'blocking', detail })
  if (text.length > LARGEST) return unreadable(`${text.length} > ${LARGEST}`)
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    return unreadable(cause instanceof Error ? cause.message.slice(0, 200) : 'JSON')
  }
  const checked = v.safeParse(file, parsed)
  if (!checked.success) {
    const named = checked.issues.slice(0, NAMED).map((issue) => `${v.getDotPath(issue) ?? '–'} : ${issue.received}`)
    const more = checked.issues.length - named.length
    return unreadable([...named, ...(more > 0 ? [`+ ${more}`] : [])].join(' · ').slice(0, 2000))
  }
  const format: CustomFormat = { id, ...checked.output.format }
  const faults = checkDefinition(format)
  return isNonEmpty(faults)
    ? fail({ code: 'act.bad-format', level: 'blocking', name: format.name, faults })
    : ok(format)
}
