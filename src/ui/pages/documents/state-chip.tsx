import type { DocumentRow } from '../../../acts/contract'
import { t } from '../../texts'

const TONES: Readonly<Record<DocumentRow['state'], string>> = {
  pending: 'chip off',
  blocked: 'chip stop',
  exported: 'chip',
  modified: 'chip warn',
}

/** The state of a document, a colour and always its words. */
export function StateChip(props: { readonly row: Pick<DocumentRow, 'state' | 'exportNumber'> }) {
  return <span class={TONES[props.row.state]}>{t().documents.stateOf(props.row.state, props.row.exportNumber)}</span>
}
