import type {
  CustomColumn,
  CustomFormat,
  CustomRecord,
  DefinitionFault,
  FormulaFault,
} from '../../domain/custom-format'
import { fieldOf } from './fields'
import type { Node, Surroundings, UsedField } from './node'
import { parseFormula } from './parse'
import type { Template } from './template'
import { parseTemplate } from './template'

/** A kind of record with its formulas read. */
export interface ReadRecord {
  readonly record: CustomRecord
  readonly when: Node | undefined
  readonly columns: readonly { readonly column: CustomColumn; readonly template: Template }[]
}

/** A definition with every formula read, what is wrong with them, and the fields that they name. */
export interface ReadDefinition {
  readonly records: readonly ReadRecord[]
  readonly first: readonly Template[]
  readonly last: readonly Template[]
  readonly fileName: Template
  readonly faults: readonly DefinitionFault[]
  /** Fields of the records, not of the lines around them. */
  readonly fields: readonly UsedField[]
}

const NOTHING: Template = { parts: [], fields: [], constant: '' }

/** What formulas know of a definition. */
export function surroundings({ dates, amounts, side, tables }: CustomFormat): Surroundings {
  return { dates, amounts, side, tables }
}

/** Reads every formula of a definition; a wrong one counts as nothing and is told. */
export function readDefinition(format: CustomFormat): ReadDefinition {
  const around = surroundings(format)
  const faults: DefinitionFault[] = []
  const fields: UsedField[] = []
  const wrong = (path: string, formula: FormulaFault) => faults.push({ path, what: 'formula', formula })

  const template = (path: string, text: string): Template => {
    const read = parseTemplate(text, around)
    if ('template' in read) return read.template
    wrong(path, read.fault)
    return NOTHING
  }
  /** A text that stands once a file: it may only name what is the file's. */
  const ofFile = (path: string, text: string, entryToo: boolean): Template => {
    const read = template(path, text)
    const other = read.fields.find(({ field }) => {
      const spec = fieldOf(field)
      return !spec?.ofFile && !(entryToo && (field === 'date' || field.startsWith('journal.')))
    })
    if (!other) return read
    wrong(path, { at: other.at, fault: 'not-of-file', name: other.field })
    return NOTHING
  }
  const condition = (path: string, text: string): Node | undefined => {
    if (text.trim() === '') return undefined
    const read = parseFormula(text, around)
    if ('fault' in read) {
      wrong(path, read.fault)
      return undefined
    }
    fields.push(...read.fields)
    if (read.node.type !== 'truth') faults.push({ path, what: 'not-truth' })
    return read.node
  }
  const records = format.records.map((record, r): ReadRecord => {
    const columns = record.columns.map((column, c) => {
      const read = template(`records.${r}.columns.${c}.value`, column.value)
      fields.push(...read.fields)
      return { column, template: read }
    })
    return { record, when: condition(`records.${r}.when`, record.when), columns }
  })
  return {
    records,
    first: format.first.map((line, i) => ofFile(`first.${i}`, line, false)),
    last: format.last.map((line, i) => ofFile(`last.${i}`, line, false)),
    fileName: ofFile('fileName', format.fileName, format.split !== 'one'),
    faults,
    fields,
  }
}
