export { TABLE_FIELDS } from './field-list'
export { headerSignature, recogniseHeaders } from './headers'
