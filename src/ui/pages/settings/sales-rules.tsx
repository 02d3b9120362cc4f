import { Rules } from './rules'

/** « Règles de ventes ». */
export default function SalesRules() {
  return <Rules direction="sale" />
}
