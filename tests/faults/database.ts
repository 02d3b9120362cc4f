import { Dexie } from 'dexie'

/** The stores of each version that ever stored something, as that version declared them. Never changed, only added to. */
const FIRST = {
  dossiers: 'id',
  packs: '++pack, dossier',
  columns: 'pack, dossier',
  exports: 'id, [dossier+number]',
  exportPacks: '[exportId+pack], dossier',
  exportData: '[exportId+n]',
  captures: '[dossier+id]',
  imports: '++id, dossier',
  events: '++id, dossier, pack',
  versions: '[pack+slot+content], dossier',
  parties: 'dossier',
  mappings: 'signature',
  meta: 'key',
} as const

const THIRD = { ...FIRST, locks: 'dossier' } as const

const STORES: Readonly<Record<number, Readonly<Record<string, string>>>> = { 1: FIRST, 2: FIRST, 3: THIRD, 4: THIRD }

const TYPED = { Uint8Array, Int32Array, Uint16Array, Uint32Array, Float64Array }

/**
 * Makes a database as a version left it. `text` is one of `databases/schema-<n>.json.gz`, unpacked, or of `databaseText`:
 * the rows that the code of that version wrote, typed arrays as `{ $type, $bytes }`.
 */
export async function makeDatabase(name: string, text: string): Promise<number> {
  const { version, tables }: { version: number; tables: Record<string, unknown[]> } = JSON.parse(text, (_, value) => {
    if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value
    const bytes = Uint8Array.from(atob(value.$bytes), (char) => char.charCodeAt(0))
    return new TYPED[value.$type as keyof typeof TYPED](bytes.buffer)
  })
  const stores = STORES[version]
  if (!stores) throw new Error(`the stores of schema ${version} are not stated`)
  const db = new Dexie(name)
  db.version(version).stores(stores)
  await db.transaction('rw', db.tables, async () => {
    for (const [table, rows] of Object.entries(tables)) await db.table(table).bulkAdd(rows)
  })
  db.close()
  return version
}

/** All rows of all tables of a database, of one moment, each as text. */
export async function rowTexts(name: string): Promise<{ version: number; tables: Record<string, string[]> }> {
  // Without versions Dexie takes the database as it finds it.
  const db = await new Dexie(name).open()
  const tables: Record<string, string[]> = {}
  await db.transaction('r', db.tables, async () => {
    for (const table of db.tables) {
      tables[table.name] = (await table.toArray()).map((row) => JSON.stringify(row, typed))
    }
  })
  const version = db.verno
  db.close()
  return { version, tables }
}

/** A whole database as the text that `makeDatabase` takes. */
export async function databaseText(name: string): Promise<string> {
  const { version, tables } = await rowTexts(name)
  const each = Object.entries(tables).map(([table, rows]) => `${JSON.stringify(table)}:[${rows.join(',')}]`)
  return `{"version":${version},"tables":{${each.join(',')}}}`
}

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

function typed(_: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value
  const { buffer, byteOffset, byteLength } = value
  return { $type: value.constructor.name, $bytes: base64(new Uint8Array(buffer, byteOffset, byteLength)) }
}
