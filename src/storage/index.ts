export { grossOf, KINDS, PURCHASE, refersTo, searchable } from './columns'
export { contentHash, textHash } from './hash'
export type { Held, Standing } from './register'
export { exportPacks, placesOf, Register } from './register'
export type {
  DossierRow,
  EventRow,
  ExportDataRow,
  ExportRow,
  PackColumns,
  PackRow,
  Place,
  VersionRow,
} from './schema'
export { Database, HOLE, PACK_SIZE, SCHEMA } from './schema'
export type { Changes } from './shelf'
export { Shelf } from './shelf'
