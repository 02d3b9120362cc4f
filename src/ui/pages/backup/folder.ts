import type { FileOut } from '../../../acts/contract'
import type { Instant } from '../../../domain/date'

/**
 * The folder that receives automatic backups (File System Access). Its handle is kept in a small database of its own:
 * it can be cloned but not written as text, and it means nothing on another machine, so it stays out of the backups.
 */

/** What browsers that can keep a folder add to the standard handle. */
interface Folder extends FileSystemDirectoryHandle {
  queryPermission(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>
  requestPermission(wanted: { readonly mode: 'readwrite' }): Promise<PermissionState>
}

/** The folder chosen, and how the last automatic backup went. */
export interface KeptFolder {
  readonly handle: Folder
  /** When the last backup was written into it. */
  readonly lastAt: Instant | null
  /** Why the last one failed; null when it did not. */
  readonly failure: string | null
}

const DATABASE = 'ecritoire-folder'
const STORE = 'folder'
const KEY = 'backup'

/** Whether this browser can write into a chosen folder by itself. */
export function canKeepFolder(): boolean {
  return 'showDirectoryPicker' in window
}

function isFolder(value: unknown): value is Folder {
  return (
    typeof FileSystemDirectoryHandle !== 'undefined' &&
    value instanceof FileSystemDirectoryHandle &&
    'queryPermission' in value &&
    'requestPermission' in value
  )
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)
}

/** Lets the user choose a folder and keeps it; null when none was chosen. Throws when the browser refuses the folder. */
export async function chooseFolder(): Promise<KeptFolder | null> {
  const pick: unknown = Reflect.get(window, 'showDirectoryPicker')
  if (typeof pick !== 'function') return null
  try {
    const handle: unknown = await pick.call(window, { id: 'ecritoire', mode: 'readwrite' })
    if (!isFolder(handle)) return null
    const kept = { handle, lastAt: null, failure: null }
    await put(kept)
    return kept
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return null
    throw cause
  }
}

/** The folder kept on this machine, or null. */
export async function keptFolder(): Promise<KeptFolder | null> {
  const value: unknown = await run('readonly', (store) => store.get(KEY))
  if (typeof value !== 'object' || value === null || !('handle' in value) || !isFolder(value.handle)) return null
  const lastAt: unknown = Reflect.get(value, 'lastAt')
  const failure: unknown = Reflect.get(value, 'failure')
  return {
    handle: value.handle,
    lastAt: isInstant(lastAt) ? lastAt : null,
    failure: typeof failure === 'string' ? failure : null,
  }
}

/** Forgets the folder; the files in it stay. */
export async function forgetFolder(): Promise<void> {
  await run('readwrite', (store) => store.delete(KEY))
}

/** Whether the folder may be written now, without a question to the user. */
export async function folderPermission(folder: KeptFolder): Promise<PermissionState> {
  return folder.handle.queryPermission({ mode: 'readwrite' })
}

/** Asks the user again; only after a gesture. */
export async function askFolder(folder: KeptFolder): Promise<PermissionState> {
  return folder.handle.requestPermission({ mode: 'readwrite' })
}

/**
 * Writes a backup into the folder; a file of the same name (the same day's) is replaced only once the new one is whole.
 * The outcome is kept beside the folder.
 */
export async function writeInto(folder: KeptFolder, file: FileOut, now: Date): Promise<KeptFolder> {
  try {
    const target = await folder.handle.getFileHandle(file.name, { create: true })
    // The browser writes beside the file and swaps on close.
    const stream = await target.createWritable()
    try {
      await stream.write(file.blob)
    } catch (cause) {
      await stream.abort()
      throw cause
    }
    await stream.close()
    const at = now.toISOString()
    const done = { ...folder, lastAt: isInstant(at) ? at : null, failure: null }
    await put(done)
    return done
  } catch (cause) {
    const failed = { ...folder, failure: cause instanceof Error ? cause.message : String(cause) }
    await put(failed)
    return failed
  }
}

async function put(folder: KeptFolder): Promise<void> {
  await run('readwrite', (store) => store.put(folder, KEY))
}

/** One request in one transaction on the folder's database; resolves once it is durable. */
function run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(STORE, mode)
      const request = ask(transaction.objectStore(STORE))
      transaction.oncomplete = () => {
        database.close()
        resolve(request.result)
      }
      transaction.onabort = () => {
        database.close()
        reject(transaction.error)
      }
    }
  })
}
