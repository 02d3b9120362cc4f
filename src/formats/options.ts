import type { FormatOption } from '../domain/format-info'
import type { Words } from '../domain/words'
import type { CharsetId } from './charset'
import { charset } from './charset'

/** One value of a choice: its French and English names, and where it needs it a note. */
type Value = readonly [value: string, fr: string, en?: string, note?: Words]

/** A choice that a format leaves to the user; the first value is the recommended one. */
export function choice(id: string, fr: string, en: string, values: readonly Value[]): FormatOption {
  return {
    id,
    label: { fr, en },
    values: values.map(([value, french, english = french, note]) => ({
      value,
      label: { fr: french, en: english },
      ...(note ? { note } : {}),
    })),
    default: values[0]?.[0] ?? '',
  }
}

/** A value that the user types, such as a file number given by the accountant. */
export function typed(id: string, fr: string, en: string, usual: string, pattern: RegExp, hint: Words): FormatOption {
  return { id, label: { fr, en }, values: [], default: usual, typed: { pattern, hint } }
}

/** The character set, the recommended one first. */
export function charsetOption(ids: readonly CharsetId[], labels: Readonly<Partial<Record<CharsetId, Words>>> = {}) {
  const named = (id: CharsetId): Words => labels[id] ?? { fr: charset(id).label, en: charset(id).label }
  return choice(
    'charset',
    'Jeu de caractères',
    'Character set',
    ids.map((id) => [id, named(id).fr, named(id).en]),
  )
}

/** The character set that the user chose. */
export function chosenCharset(options: Readonly<Record<string, string>>): CharsetId {
  return options.charset as CharsetId
}

/** The decimal mark, the recommended one first. */
export function markOption(usual: ',' | '.'): FormatOption {
  const comma: Value = [',', 'Virgule', 'Comma']
  const point: Value = ['.', 'Point', 'Point']
  return choice('mark', 'Séparateur décimal', 'Decimal mark', usual === ',' ? [comma, point] : [point, comma])
}

/** The decimal mark that the user chose. */
export function chosenMark({ mark }: Readonly<Record<string, string>>): ',' | '.' {
  return mark === '.' ? '.' : ','
}

/** How third parties are written where the target has one account column, with its usual form first. */
export function thirdPartyOption(usual: 'root' | 'auxiliary'): FormatOption {
  const root: Value = ['root', '411 + code (411SOCGENE)']
  const own: Value = ['auxiliary', 'Code auxiliaire tel quel (CSOCGENE)', 'Auxiliary code as it is (CSOCGENE)']
  const values = usual === 'root' ? [root, own] : [own, root]
  return choice('thirdParty', 'Compte des tiers', 'Third parties’ accounts', values)
}

/** Whether the records of third parties are written with the lines that use them. */
export function partiesOption(fr: string, en: string): FormatOption {
  return choice('parties', fr, en, [
    ['yes', 'Écrites avant leur premier emploi', 'Written before their first use'],
    ['no', 'Non écrites', 'Not written'],
  ])
}

/** Whether sections go in sub-records of their own, which few sources describe: off unless asked for. */
export function sectionsOption(): FormatOption {
  return choice('sections', 'Sections analytiques', 'Analytic sections', [
    ['no', 'Non écrites', 'Not written'],
    [
      'yes',
      'En sous-lignes',
      'In sub-records',
      {
        fr: 'Les sections doivent exister dans le logiciel ; essayez d’abord un seul fichier.',
        en: 'The sections must exist over there; try a single file first.',
      },
    ],
  ])
}

/** Whether the documents' PDFs go along, in one ZIP with the file. */
export function attachmentsOption(): FormatOption {
  return choice('attachments', 'Pièces jointes', 'Attachments', [
    ['no', 'Non jointes', 'Left out'],
    [
      'yes',
      'PDF joints, dans un ZIP',
      'PDFs, in a ZIP',
      {
        fr: 'Le fichier et les PDF des pièces importées, côte à côte : décompressez le ZIP avant l’import.',
        en: 'The file and the PDFs of imported documents, side by side: unpack the ZIP before the import.',
      },
    ],
  ])
}

/** Accents kept, or taken off for what may misread them; the recommended form first. */
export function accentsOption(usual: 'keep' | 'drop', fr = 'Accents', en = 'Accents'): FormatOption {
  const keep: Value = ['keep', 'Conservés (Windows-1252)', 'Kept (Windows-1252)']
  const drop: Value = ['drop', 'Retirés (ASCII)', 'Removed (ASCII)']
  return choice('accents', fr, en, usual === 'keep' ? [keep, drop] : [drop, keep])
}
