import { Dexie } from 'dexie'
import type { PlainMonth } from '../domain/date'
import { fromDayNumber, monthOf } from '../domain/date'
import type { Dossier, DossierId } from '../domain/dossier'
import { atWidth } from '../domain/dossier'
import { isFrenchVatId, isSiren } from '../domain/identifiers'
import { EUR } from '../domain/money'
import type { Problem } from '../domain/problem'
import { isNonEmpty, ok } from '../domain/result'
import { findFormat } from '../formats'
import { checkDefinition } from '../formats/custom'
import { defaultSettings } from '../posting'
import type { DossierRow, LockRow } from '../storage'
import { HOLE, PACK_SIZE } from '../storage'
import type { Book, Books } from './books'
import type { DossierCard, NewDossier, Outcome, Overview } from './contract'
import { commit } from './exports'
import { take } from './imports'
import { stateOf } from './locks'
import type { Ports } from './ports'
import { preparePreview } from './preview'
import { standing } from './rows'

/** Every dossier, by name. */
export async function dossierCards(ports: Ports): Promise<DossierCard[]> {
  const { open, locks } = await rowsOfDossiers(ports)
  const cards = open.map(
    ({ id, dossier, lastExport, documents }): DossierCard => ({
      id,
      name: dossier.name,
      siren: dossier.siren,
      demonstration: dossier.demonstration,
      documents,
      exports: lastExport,
      lock: lockOf(ports, locks, id),
    }),
  )
  for (const lock of locks) {
    const { dossier: id, name, demonstration } = lock
    if (open.some((row) => row.id === id)) continue
    const state = stateOf(ports, lock)
    cards.push({ id, name: name ?? '', siren: null, demonstration, documents: 0, exports: 0, lock: state })
  }
  return cards.sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

function lockOf(ports: Ports, locks: readonly LockRow[], id: DossierId): DossierCard['lock'] {
  const lock = locks.find((each) => each.dossier === id)
  return lock ? stateOf(ports, lock) : null
}

/** The rows of the dossiers that can be read here, and the locks of all. */
export async function rowsOfDossiers({ db }: Ports): Promise<{ open: DossierRow[]; locks: LockRow[] }> {
  const [ids, locks] = await Promise.all([db.dossiers.toCollection().primaryKeys(), db.locks.toArray()])
  const readable = ids.filter((id) => !locks.some((lock) => lock.dossier === id) || db.keyring.of(id))
  const rows = await db.dossiers.bulkGet(readable)
  return { open: rows.flatMap((row) => row ?? []), locks }
}

type BadField = Extract<Problem, { code: 'act.bad-field' }>
type DossierProblem = BadField | Extract<Problem, { code: 'act.bad-format' }>

function bad(field: string, value: string, expected: BadField['expected']): BadField {
  return { code: 'act.bad-field', level: 'blocking', field, value, expected }
}

/** What is wrong with a dossier before it is saved; every field at once. */
function dossierProblems(dossier: Dossier): DossierProblem[] {
  const problems: DossierProblem[] = []
  const { settings } = dossier
  if (dossier.name.trim() === '') problems.push(bad('name', '', 'filled'))
  if (dossier.siren !== null && !isSiren(dossier.siren)) problems.push(bad('siren', dossier.siren, 'siren'))
  if (dossier.vatId?.startsWith('FR') && !isFrenchVatId(dossier.vatId))
    problems.push(bad('vatId', dossier.vatId, 'vat-id'))
  dossier.fiscalYears.forEach((year, i) => {
    if (year.end < year.start) problems.push(bad(`fiscalYears.${i}`, year.end, 'date-order'))
    const next = dossier.fiscalYears[i + 1]
    if (next && next.start <= year.end) problems.push(bad(`fiscalYears.${i + 1}`, next.start, 'no-overlap'))
  })
  const seen = new Set<string>()
  for (const { number } of settings.chart) {
    if (!/^\d{3}[0-9A-Za-z]*$/.test(number)) problems.push(bad(`chart.${number}`, number, 'account'))
    if (seen.has(number)) problems.push(bad(`chart.${number}`, number, 'unique'))
    seen.add(number)
    if (atWidth(number, settings.accountWidth) === undefined) problems.push(bad(`chart.${number}`, number, 'width'))
  }
  const journals = new Set(settings.journals.map((journal) => journal.code))
  if (journals.size < settings.journals.length) problems.push(bad('journals', '', 'unique'))
  for (const code of [
    settings.salesJournal,
    settings.purchasesJournal,
    ...settings.paymentModes.map((mode) => mode.journal),
  ]) {
    if (!journals.has(code)) problems.push(bad('journals', code, 'known'))
  }
  problems.push(...formatProblems(dossier))
  return problems
}

/** Formats of one's own that do not hold, and a format that is none. */
function formatProblems({ customFormats = [], format }: Dossier): DossierProblem[] {
  const problems: DossierProblem[] = []
  for (const [i, definition] of customFormats.entries()) {
    const { name, id } = definition
    const faults = checkDefinition(definition)
    if (isNonEmpty(faults)) problems.push({ code: 'act.bad-format', level: 'blocking', name, faults })
    if (customFormats.findIndex((other) => other.name.trim() === name.trim() || other.id === id) < i) {
      problems.push(bad(`customFormats.${i}.name`, name, 'unique'))
    }
  }
  if (problems.length === 0 && !findFormat(format, customFormats)) problems.push(bad('format', format, 'known'))
  return problems
}

/** A new dossier on the default profile. */
export async function createDossier(ports: Ports, input: NewDossier): Promise<Outcome<DossierId>> {
  const settings = defaultSettings(input.vatRegime, input.accountWidth)
  const id = ports.newId() as DossierId
  const dossier: Dossier = {
    id,
    name: input.name.trim(),
    siren: input.siren.replace(/\s/g, '') || null,
    vatId: input.vatId.replace(/\s/g, '').toUpperCase() || null,
    postalCode: null,
    currency: EUR,
    fiscalYears: [input.fiscalYear],
    vatRegime: input.vatRegime,
    format: input.format,
    formatOptions: {},
    settings,
    demonstration: false,
  }
  const problems = dossierProblems(dossier)
  if (isNonEmpty(problems)) return { ok: false, problems }
  await ports.db.dossiers.add({ id, dossier, revision: 1, lastExport: 0, lastEntry: {}, documents: 0 })
  ports.announce({ what: 'dossiers', dossier: id })
  return ok(id)
}

/** Saves a dossier's settings; what is exported stays as it was. */
export async function saveDossier(ports: Ports, books: Books, dossier: Dossier): Promise<Outcome<Dossier>> {
  const problems = dossierProblems(dossier)
  if (isNonEmpty(problems)) return { ok: false, problems }
  const { db } = ports
  await db.transaction('rw', db.dossiers, async () => {
    const row = await db.dossiers.get(dossier.id)
    if (!row) throw new Error(`no dossier ${dossier.id}`)
    await db.dossiers.put({ ...row, dossier, revision: row.revision + 1 })
  })
  books.forget()
  ports.announce({ what: 'settings', dossier: dossier.id })
  return ok(dossier)
}

/** Removes a dossier with everything that belongs to it, in one transaction. */
export async function deleteDossier(ports: Ports, books: Books, id: DossierId): Promise<void> {
  const { db } = ports
  await db.transaction('rw', db.tables, async () => {
    const exports = await db.exports
      .where('[dossier+number]')
      .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
      .primaryKeys()
    for (const each of exports)
      await db.exportData.where('[exportId+n]').between([each, Dexie.minKey], [each, Dexie.maxKey]).delete()
    await db.exports.bulkDelete(exports)
    await db.exportPacks.where('dossier').equals(id).delete()
    await db.packs.where('dossier').equals(id).delete()
    await db.columns.where('dossier').equals(id).delete()
    await db.imports.where('dossier').equals(id).delete()
    await db.captures.where('[dossier+id]').between([id, ''], [id, '\uffff']).delete()
    await db.events.where('dossier').equals(id).delete()
    await db.versions.where('dossier').equals(id).delete()
    await db.parties.delete(id)
    await db.locks.delete(id)
    await db.dossiers.delete(id)
  })
  db.keyring.forget(id)
  books.forget()
  ports.announce({ what: 'dossiers', dossier: id })
}

/** A short act tells no progress. */
const quiet = async () => {}

/** Names the demonstration that is being made, so that one that was cut is made anew. */
const MAKING = 'demonstrationBeingMade'

/** The demonstration, found or made: its past is played through the ordinary acts. */
export function openDemonstration(ports: Ports, books: Books): Promise<DossierId> {
  const { db } = ports
  return ports.exclusive('ecritoire:demonstration', async () => {
    const cut = (await db.meta.get(MAKING))?.value as DossierId | undefined
    if (cut !== undefined) await deleteDossier(ports, books, cut)
    const existing = (await dossierCards(ports)).find((card) => card.demonstration)
    if (existing) return existing.id
    const id = ports.newId() as DossierId
    await db.meta.put({ key: MAKING, value: id })
    try {
      await playDemonstration(ports, books, id)
    } catch (cause) {
      await deleteDossier(ports, books, id)
      throw cause
    } finally {
      await db.meta.delete(MAKING)
    }
    ports.announce({ what: 'dossiers', dossier: id })
    return id
  })
}

async function playDemonstration(ports: Ports, books: Books, id: DossierId): Promise<void> {
  const { demonstration } = await import('../demo/demonstration')
  const { dossier, steps } = demonstration(ports.today(), id, defaultSettings('encaissements', 6))
  await ports.db.dossiers.add({ id, dossier, revision: 1, lastExport: 0, lastEntry: {}, documents: 0 })
  for (const step of steps) {
    if (step.what === 'take') {
      const documents = step.documents.map((document) => ({ document }))
      await take(
        ports,
        books,
        id,
        { file: 'Démonstration', documents, captures: [], problems: [], notForBooks: [] },
        quiet,
      )
      continue
    }
    const book = await books.open(id)
    const { salesJournal } = dossier.settings
    const { from, to, format } = step
    const request = {
      dossier: id,
      journals: step.sales ? [salesJournal] : [],
      from,
      to,
      format,
      options: {},
      withLate: false,
      leftOut: [],
    }
    await commit(ports, books, await preparePreview(ports, book, request, quiet))
  }
}

/** What the first page says of a dossier. */
export async function overview(ports: Ports, book: Book): Promise<Overview> {
  const months = new Map<PlainMonth, { exported: number; pending: number }>()
  const days = new Map<number, { exported: number; pending: number }>()
  let documents = 0
  let pending = 0
  let modified = 0
  for (const columns of book.shelf.columns) {
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day === HOLE) continue
      const state = standing(book, columns.pack * PACK_SIZE + slot)
      if (state === 'modified') modified += 1
      if (columns.deleted[slot]) continue
      documents += 1
      let count = days.get(day)
      if (!count) {
        // A day's month is worked out once: a hundred thousand dates made one by one would be felt.
        const month = monthOf(fromDayNumber(day))
        count = months.get(month) ?? { exported: 0, pending: 0 }
        months.set(month, count)
        days.set(day, count)
      }
      if (state === 'pending') {
        pending += 1
        count.pending += 1
      } else count.exported += 1
    }
  }
  const sorted = [...months].sort(([a], [b]) => (a < b ? -1 : 1))
  const lastBackup = await ports.db.meta.get('lastBackup')
  return {
    documents,
    pending,
    pendingSince: sorted.find(([, count]) => count.pending > 0)?.[0] ?? null,
    modified,
    months: sorted.map(([month, count]) => ({ month, ...count })),
    lastBackup: (lastBackup?.value as Overview['lastBackup'] | undefined) ?? null,
  }
}
