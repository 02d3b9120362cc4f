import type { Column, DateForm } from './columns'
import { blank, literal, tag, text } from './columns'
import {
  account,
  amount,
  analytic,
  attachment,
  auxiliary,
  documentType,
  dueDate,
  entryDate,
  journal,
  label,
  piece,
  side,
} from './fields'

/** What differs between the two heirs of one layout: Cegid's TRA and Sage's PNM. */
interface TypedLine {
  readonly date: DateForm
  readonly account: number
  readonly reference: number
  readonly label: number
  readonly mark: ',' | '.'
  /** The amount where it is not the one of the books. */
  readonly amount?: Column
  readonly mode: Column
  /** What stands behind the nature. */
  readonly rest: readonly Column[]
}

/** A line whose kind says what stands beside the account: a third party (X), a section (A), nothing. */
function typedLine(layout: TypedLine, kind: Column, detail: Column, name: Column, rest: readonly Column[]): Column[] {
  return [
    journal('Journal', { width: 3 }),
    entryDate('Date', layout.date),
    text('Type de pièce', documentType, { width: 2, ofEntry: true }),
    account('Compte général', { width: layout.account }),
    kind,
    detail,
    piece('Référence', { width: layout.reference }),
    name,
    layout.mode,
    dueDate('Échéance', layout.date),
    side('Sens'),
    layout.amount ?? amount('Montant', { width: 20, mark: layout.mark }),
    literal('Nature', 'N'),
    ...rest,
  ]
}

/** The entry line itself: general, or a third party's. */
export function partyLine(layout: TypedLine): Column[] {
  const kind = text('Type de ligne', ({ line }) => (line.auxiliary ? 'X' : ''), { width: 1, ofHolder: true })
  const detail = auxiliary('Auxiliaire', { width: layout.account })
  return typedLine(layout, kind, detail, label('Libellé', { width: layout.label }), layout.rest)
}

/** The line again, for its section. */
export function sectionLine(layout: TypedLine, rest = layout.rest): Column[] {
  const detail = analytic('Section', { width: layout.account })
  const again = typedLine(layout, tag('Type de ligne', 'A'), detail, label('Libellé', { width: layout.label }), rest)
  // The line that it completes was read already: of this one only the section is.
  return again.map((column) => (column === detail ? column : { ...column, carries: undefined }))
}

/** The line's keys again, and the name of a file that goes with it in place of all that follows the reference. */
export function attachmentLine(layout: TypedLine): Column[] {
  const name = attachment('Fichier', { width: 255 })
  const detail = blank('Auxiliaire', layout.account)
  const again = typedLine(layout, tag('Type de ligne', 'G'), detail, name, []).slice(0, 8)
  return again.map((column) => (column === name ? column : { ...column, carries: undefined }))
}
