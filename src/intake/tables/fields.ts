export type { TableContent, TableField } from './field-list'
export { TABLE_FIELDS, tableFields } from './field-list'
export { headerSignature, recogniseHeaders } from './headers'
