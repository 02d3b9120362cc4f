import type { CustomFormat } from '../domain/custom-format'
import type { Dossier, DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import { checkSize } from '../intake/files'
import {
  applyProposals,
  compareProfiles,
  LARGEST_BOOKS,
  type Profile,
  proposeFromFile,
  readCustomFormat,
  readProfile,
  writeCustomFormat,
  writeProfile,
} from '../intake/settings'
import type { Books } from './books'
import type { ChartProposal, FileOut, IncomingFile, Outcome, SettingDifference } from './contract'
import { newFormatId } from './custom-formats'
import { saveDossier } from './dossiers'
import type { Ports } from './ports'

/** Bytes read of a file: just beyond the bound of its reader, which then says so. */
const LARGEST = 6_000_000

/** All settings as one file, named after the dossier. */
export function profile(dossier: Dossier): FileOut {
  return jsonFile('profil', dossier.name, writeProfile(dossier))
}

/** A format of one's own as a file. */
export function customFormatFile(format: CustomFormat): FileOut {
  return jsonFile('format', format.name, writeCustomFormat(format))
}

/** Reads such a file; nothing is kept. */
export async function readCustomFormatFile(ports: Ports, file: Blob): Promise<Outcome<CustomFormat>> {
  return readCustomFormat(await file.slice(0, LARGEST).text(), newFormatId(ports))
}

function jsonFile(what: 'profil' | 'format', name: string, text: string): FileOut {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { name: `${what}-${plain || 'ecritoire'}.json`, blob: new Blob([text], { type: 'application/json' }) }
}

async function read(file: Blob, dossier: Dossier): Promise<Outcome<Profile>> {
  return readProfile(await file.slice(0, LARGEST).text(), dossier)
}

/** The difference that a profile file would make. */
export async function compareProfile(dossier: Dossier, file: Blob): Promise<Outcome<readonly SettingDifference[]>> {
  const next = await read(file, dossier)
  return next.ok ? ok(compareProfiles(dossier, next.value)) : next
}

/** Takes a profile file over. */
export async function applyProfile(ports: Ports, books: Books, id: DossierId, file: Blob): Promise<Outcome<Dossier>> {
  const { row } = await books.open(id)
  const next = await read(file, row.dossier)
  return next.ok ? saveDossier(ports, books, { ...row.dossier, ...next.value }) : next
}

async function proposals(dossier: Dossier, file: IncomingFile) {
  const refused = checkSize(file, LARGEST_BOOKS)
  if (refused) return fail(refused)
  return proposeFromFile(new Uint8Array(await file.blob.arrayBuffer()), file.name, dossier)
}

/** What last year's FEC or a chart of accounts proposes; nothing is changed. */
export async function proposeSettings(
  dossier: Dossier,
  file: IncomingFile,
): Promise<Outcome<readonly ChartProposal[]>> {
  const found = await proposals(dossier, file)
  return found.ok ? ok(found.value.map(({ change: _, ...proposal }) => proposal)) : found
}

/** Takes over what the user ticked. Third parties' accounts that an export has fixed stay as they are. */
export async function acceptProposals(
  ports: Ports,
  books: Books,
  id: DossierId,
  file: IncomingFile,
  accepted: readonly string[],
): Promise<Outcome<Dossier>> {
  const { row } = await books.open(id)
  const found = await proposals(row.dossier, file)
  if (!found.ok) return found
  const { dossier, pinned } = applyProposals(row.dossier, found.value, accepted)
  const { db } = ports
  return db.transaction('rw', [db.parties, db.dossiers], async () => {
    const saved = await saveDossier(ports, books, dossier)
    if (!saved.ok || pinned.size === 0) return saved
    const before = (await db.parties.get(id))?.pinned ?? {}
    const fixed = new Set<string>(Object.values(before))
    const free = [...pinned].filter(([, account]) => !fixed.has(account))
    await db.parties.put({ dossier: id, pinned: { ...Object.fromEntries(free), ...before } })
    await books.touch(id)
    return saved
  })
}
