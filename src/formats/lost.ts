import type { Entry, EntryLine } from '../domain/entry'
import type { CarriedField, FormatOption, LostField } from '../domain/format-info'
import type { Format, Options, Shape } from './format'
import { optionsOf } from './format'

/** What holds each field in a file: any of these columns. */
const HELD_BY: Readonly<Record<LostField, readonly CarriedField[]>> = {
  pieceRef: ['pieceRef'],
  pieceDate: ['pieceDate'],
  account: ['account'],
  accountLabel: ['accountLabel', 'holderLabel'],
  auxiliary: ['auxiliary', 'holder'],
  auxiliaryLabel: ['auxiliaryLabel', 'holderLabel'],
  label: ['label'],
  dueDate: ['dueDate'],
  paymentMode: ['paymentMode'],
  letter: ['letter'],
  analytic: ['analytic'],
  foreignAmount: ['foreignAmount'],
  attachment: ['attachment'],
}

const FIELDS = Object.keys(HELD_BY) as LostField[]

/** Whether an entry has something to lose there. Names of accounts are the target's own: they are never missed. */
const PRESENT: Partial<Record<LostField, (entry: Entry, line: EntryLine) => boolean>> = {
  pieceRef: ({ pieceRef }) => pieceRef !== '',
  pieceDate: ({ date, pieceDate }) => pieceDate !== date,
  auxiliary: (_, { auxiliary }) => auxiliary !== undefined,
  label: (_, { label }) => label !== '',
  dueDate: (_, { dueDate }) => dueDate !== undefined,
  paymentMode: (_, { paymentMode }) => !!paymentMode,
  letter: (_, { letter }) => letter !== undefined,
  analytic: (_, { analytic }) => !!analytic,
  foreignAmount: (_, { foreign }) => foreign !== undefined,
  attachment: ({ attachment }) => !!attachment,
}

/** What a choice of options has no place for, companions included. */
export function lostFields({ records }: Shape): LostField[] {
  const carried = new Set(records.flatMap(({ columns }) => columns.flatMap(({ carries, tells }) => [carries, tells])))
  return FIELDS.filter((field) => !HELD_BY[field].some((each) => carried.has(each)))
}

/** Every shape that one option at a time gives a format. */
function shapesOf(format: Format): Shape[] {
  const usual = format.shape(optionsOf(format, {}))
  const others = format.options.flatMap(({ id, values }: FormatOption) =>
    values.map(({ value }) => format.shape(optionsOf(format, { [id]: value }))),
  )
  return [usual, ...others]
}

/** What no option of a format saves, and the companions that its options may write. */
export function limitsOf(format: Format): { lost: LostField[]; companions: string[] } {
  const shapes = shapesOf(format)
  const lost = FIELDS.filter((field) => shapes.every((shape) => lostFields(shape).includes(field)))
  const parts = shapes.flatMap(({ records }) => records.flatMap(({ part }) => part ?? []))
  return { lost, companions: [...new Set(parts)] }
}

/** Watches entries for what the file will not hold; a field that was met once is not looked for again. */
export class Losses {
  private awaited: LostField[]
  private readonly found: LostField[] = []

  constructor(shape: Shape) {
    this.awaited = lostFields(shape).filter((field) => PRESENT[field])
  }

  add(entry: Entry): void {
    const { lines } = entry
    for (const field of this.awaited) {
      const present = PRESENT[field]
      for (let i = 0; i < lines.length; i++) {
        const line = lines[i]
        if (!line || !present?.(entry, line)) continue
        this.found.push(field)
        this.awaited = this.awaited.filter((each) => each !== field)
        break
      }
    }
  }

  /** What was met, in the order of the declaration. */
  fields(): readonly LostField[] {
    return FIELDS.filter((field) => this.found.includes(field))
  }
}

/** Values of typed options that are not what the format takes; they would be written as the default. */
export function badOptions(format: Pick<Format, 'options'>, chosen: Options): FormatOption[] {
  return format.options.filter(({ id, typed }) => typed && chosen[id] !== undefined && !typed.pattern.test(chosen[id]))
}
