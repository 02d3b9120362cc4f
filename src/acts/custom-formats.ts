import type { CustomFormat } from '../domain/custom-format'
import type { FormatId } from '../domain/dossier'
import type { DraftContext } from '../domain/draft'
import type { Problem } from '../domain/problem'
import { fail, isNonEmpty, ok } from '../domain/result'
import { findFormat } from '../formats'
import type { FromFormat } from '../formats/custom'
import { compileFormat, definitionFrom } from '../formats/custom'
import { auxiliaryBook, post, postingContext, relatedDocuments } from '../posting'
import { HOLE, PACK_SIZE } from '../storage'
import type { Book } from './books'
import type { FormatTrial, Outcome } from './contract'
import { FileLines } from './file-lines'
import type { KeptEntry } from './kept-entries'
import { chunkText, KeptEntries } from './kept-entries'
import { Packers } from './packer'
import type { Ports } from './ports'
import { PlacesByDay } from './selection'
import { Writing } from './writing'

/** Documents that a trial is made of: the latest, enough to see every kind of line. */
const TRIED = 60

/** Lines of the file and problems that a trial shows. */
const SHOWN = 60
const PROBLEMS = 40

/** A new identifier of a format of one's own. */
export function newFormatId(ports: Ports): FormatId {
  return `own-${ports.newId()}` as FormatId
}

/** A definition made of a format of the catalogue, or the copy of one's own. */
export function startFromFormat(
  ports: Ports,
  own: readonly CustomFormat[] | undefined,
  from: FormatId,
  options: Readonly<Record<string, string>>,
  name: string,
): Outcome<FromFormat> {
  const id = newFormatId(ports)
  const copied = own?.find((each) => each.id === from)
  if (copied) return ok({ definition: { ...copied, id, name }, unsaid: [] })
  const format = findFormat(from)
  return format ? ok(definitionFrom(format, options, id, name)) : fail({ code: 'act.preview-gone', level: 'blocking' })
}

/** The latest documents as entries, as an export would book them; those that posting refuses are passed over. */
async function latestEntries(
  book: Book,
): Promise<{ kept: KeptEntry[]; documents: Map<string, Parameters<typeof post>[0]> }> {
  const found = new PlacesByDay()
  for (const columns of book.shelf.columns) {
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day !== HOLE && !columns.deleted[slot]) found.add(columns.pack * PACK_SIZE + slot, day)
    }
  }
  const places = found.sorted(-1).slice(0, TRIED).reverse()
  const documents = await book.shelf.read(places)
  const related = relatedDocuments(await book.shelf.relatedTo(documents))
  const { dossier } = book.row
  const context = postingContext(dossier, auxiliaryBook(dossier.settings, book.pinned), related)
  const kept: KeptEntry[] = []
  for (const document of documents) {
    const result = post(document, context)
    if (!result.ok) continue
    const { entry } = result.value
    kept.push({ number: kept.length + 1, entry, party: document.party.name, numbers: [document.number] })
  }
  return { kept, documents: new Map(documents.map((document) => [document.key, document])) }
}

/** The first lines of the file that a definition would make of the dossier's latest documents; nothing is recorded. */
export async function tryFormat(ports: Ports, book: Book, definition: CustomFormat): Promise<Outcome<FormatTrial>> {
  const compiled = compileFormat(definition)
  if (!compiled.ok) {
    return fail({ code: 'act.bad-format', level: 'blocking', name: definition.name, faults: compiled.problems })
  }
  const format = compiled.value
  const { kept, documents } = await latestEntries(book)
  const { dossier } = book.row
  const days = kept.map(({ entry }) => entry.date).sort()
  const draft: DraftContext = {
    company: { name: dossier.name, siren: dossier.siren, vatId: dossier.vatId },
    currency: dossier.currency,
    accountWidth: dossier.settings.accountWidth,
    fiscalYears: dossier.fiscalYears,
    from: days[0] ?? ports.today(),
    to: days.at(-1) ?? ports.today(),
    journals: dossier.settings.journals,
    paymentModes: dossier.settings.paymentModes,
    exportNumber: book.row.lastExport + 1,
    madeOn: ports.today(),
  }
  const problems: Problem[] = []
  let notices = 0
  let blocking = 0
  const writing = new Writing(format, {}, draft, (problem) => {
    if (problem.level === 'blocking') blocking += 1
    else notices += 1
    if (problems.length < PROBLEMS) problems.push(problem)
  })
  const { order } = format
  const sorted = order ? kept.toSorted((one, other) => order(one.entry, other.entry)) : kept
  const told = sorted.map((each) => {
    const document = documents.get(each.entry.document)
    return format.about && document ? { ...each, about: format.about(document) } : each
  })
  for (const each of told) writing.add(each)
  const { file, parts, chunks: _, ...written } = await writing.end('essai')
  const chunk = isNonEmpty(told) ? await new Packers().text(chunkText(told)) : new Uint8Array()
  const lines = new FileLines(new KeptEntries(told.length, async () => chunk), written)
  const { items, total } = await lines.window(0, SHOWN)
  return ok({
    records: items,
    total,
    entries: told.length,
    files: parts.length > 0 ? parts.map(({ name }) => name) : [file.name],
    problems,
    blocking,
    notices,
  })
}
