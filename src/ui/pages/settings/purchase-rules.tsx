import { Rules } from './rules'

/** « Règles d'achats ». */
export default function PurchaseRules() {
  return <Rules direction="purchase" />
}
