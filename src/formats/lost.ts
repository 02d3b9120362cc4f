import type { Entry } from '../domain/entry'
import type { CarriedField, FormatOption, LostField } from '../domain/format-info'
import type { Format, Options, Shape } from './format'
import { optionsOf } from './format'
import type { Trait } from './traits'
import { TRAITS } from './traits'

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

/** What an entry has to lose beside its lines. */
const OF_ENTRY: Partial<Record<LostField, (entry: Entry) => boolean>> = {
  pieceRef: ({ pieceRef }) => pieceRef !== '',
  pieceDate: ({ date, pieceDate }) => pieceDate !== date,
  attachment: ({ attachment }) => !!attachment,
}

/** The traits of lines that have something to lose. Names of accounts are the target's own: they are never missed. */
const OF_LINE: Partial<Record<LostField, Trait>> = {
  auxiliary: 'auxiliary',
  label: 'label',
  dueDate: 'dueDate',
  paymentMode: 'paymentMode',
  letter: 'letter',
  analytic: 'analytic',
  foreignAmount: 'foreign',
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
  private readonly lost: readonly LostField[]
  private awaited: LostField[]

  constructor(shape: Shape) {
    this.lost = lostFields(shape)
    this.awaited = this.lost.filter((field) => OF_ENTRY[field])
  }

  add(entry: Entry): void {
    const { awaited } = this
    for (let i = 0; i < awaited.length; i++) {
      const field = awaited[i]
      if (field && OF_ENTRY[field]?.(entry)) this.awaited = this.awaited.filter((each) => each !== field)
    }
  }

  /** What was met, in the order of the declaration; `traits`: those that some line has had. */
  fields(traits: number): readonly LostField[] {
    return this.lost.filter((field) => {
      const trait = OF_LINE[field]
      if (trait) return (traits & TRAITS[trait]) !== 0
      return OF_ENTRY[field] !== undefined && !this.awaited.includes(field)
    })
  }
}

/** Values of typed options that are not what the format takes; they would be written as the default. */
export function badOptions(format: Pick<Format, 'options'>, chosen: Options): FormatOption[] {
  return format.options.filter(({ id, typed }) => typed && chosen[id] !== undefined && !typed.pattern.test(chosen[id]))
}
