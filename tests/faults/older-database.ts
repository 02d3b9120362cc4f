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

const STORES: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  1: FIRST,
  2: FIRST,
  3: { ...FIRST, locks: 'dossier' },
}

const TYPED = { Uint8Array, Int32Array, Uint16Array, Uint32Array, Float64Array }

/**
 * Makes a database as an older version left it. `text` is one of `databases/schema-<n>.json.gz`, unpacked: the rows that
 * the code of that version wrote, typed arrays as `{ $type, $bytes }`.
 */
export async function makeOlder(name: string, text: string): Promise<number> {
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
