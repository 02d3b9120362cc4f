import { For } from 'solid-js'
import { amount } from '../../../domain/money'
import { t, typo } from '../../texts'

/** Example A of the accounting rules: account, debit, credit, in cents. */
const ENTRY = [
  ['411000', 120_000, 0],
  ['706000', 0, 100_000],
  ['445712', 0, 20_000],
] as const

/** Its lines as a FEC begins them. */
const FILE = ENTRY.map(([account]) => `VE→Ventes→1→20260903→${account}→…`)

/** What the application does, in one picture: an invoice, its entry, its lines in the file. */
export function Specimen() {
  const words = () => t().dossiers.specimen
  const figure = (cents: number) => (cents === 0 ? '' : typo().figure(amount(cents)))
  return (
    <figure class="specimen" role="img" aria-label={words().label}>
      <div class="sheet pad" aria-hidden="true">
        <span class="muted">{words().invoice}</span>
        <dl>
          <dt>{words().net}</dt>
          <dd>{figure(100_000)}</dd>
          <dt>{words().vat}</dt>
          <dd>{figure(20_000)}</dd>
          <dt>
            <strong>{words().gross}</strong>
          </dt>
          <dd>
            <strong>{typo().money(amount(120_000))}</strong>
          </dd>
        </dl>
      </div>
      <div class="sheet" aria-hidden="true">
        <table>
          <tbody>
            <For each={ENTRY}>
              {([account, debit, credit]) => (
                <tr>
                  <td>{account}</td>
                  <td class="n">{figure(debit)}</td>
                  <td class="n">{figure(credit)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <pre class="sheet pad" aria-hidden="true">
        {FILE.join('\n')}
      </pre>
    </figure>
  )
}
