import type { IncomingFile } from '../acts/contract'

/** Most files taken at once; a whole disk dropped by mistake must not fill the memory. */
export const MAX_FILES = 100_000

/**
 * The files of what was dropped, those inside folders too, with their path as a label; one more than `MAX_FILES` where
 * there are too many. Everything is asked of the drop before the first pause: the browser forgets it afterwards.
 */
export async function filesOf(transfer: DataTransfer): Promise<readonly IncomingFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files].map((file) => ({ name: file.name, blob: file }))
  const found: IncomingFile[] = []
  for (const entry of entries) await walk(entry, found)
  return found
}

async function walk(entry: FileSystemEntry, found: IncomingFile[]): Promise<void> {
  if (found.length > MAX_FILES || entry.name.startsWith('.')) return
  if (isFile(entry)) {
    const file = await new Promise<File>((done, failed) => entry.file(done, failed))
    found.push({ name: entry.fullPath.replace(/^\//, ''), blob: file })
    return
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  // A reader gives its entries in parts, an empty one at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (part.length === 0 || found.length > MAX_FILES) return
    for (const each of part) await walk(each, found)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

/** The files chosen in a file field; those of a folder carry their path. */
export function chosenFiles(list: FileList | null): readonly IncomingFile[] {
  return [...(list ?? [])]
    .filter((file) => !file.name.startsWith('.'))
    .map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }))
}
