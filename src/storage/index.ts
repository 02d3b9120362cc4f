export type { PackColumns } from './columns'
export { columnsIn, columnsRow, grossOf, KINDS, PURCHASE, searchable } from './columns'
export { contentHash } from './hash'
export type { Held } from './register'
export { exportPacks, has, placesOf, Register } from './register'
export type {
  ColumnsRow,
  DossierRow,
  EventRow,
  ExportDataRow,
  ExportRow,
  LockRow,
  OldColumnsRow,
  PackRow,
  PartiesRow,
  Place,
  VersionRow,
  WrappedKey,
} from './schema'
export { Database, HOLE, PACK_SIZE, SCHEMA } from './schema'
export type { Row, SealedTable } from './sealing'
export { CLEAR, DataKey, isSealed, openRow, RowAltered, RowLocked, sealRow } from './sealing'
export { Shelf } from './shelf'
