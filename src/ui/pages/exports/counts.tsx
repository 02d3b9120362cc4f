import { For, Show } from 'solid-js'
import type { PeriodCounts } from '../../../acts/contract'
import { t, typo } from '../../texts'

/** What the period holds, shown while its entries are still being made. */
export function Counts(props: { readonly counts: PeriodCounts }) {
  const count = (value: number) => typo().count(value)
  return (
    <section class="sentence" aria-label={t().exports.counts.title}>
      <p class="count" role="status">
        {t().exports.counts.sentence(
          count(props.counts.inPeriod - props.counts.exported),
          count(props.counts.inPeriod),
          props.counts.inPeriod - props.counts.exported < 2,
        )}
      </p>
      <ul class="muted">
        <For each={props.counts.waiting}>
          {(each) => (
            <li>{t().exports.counts[each.direction](count(each.count), typo().money(each.gross, each.currency))}</li>
          )}
        </For>
        <Show when={props.counts.payments > 0}>
          <li>{t().exports.counts.payments(count(props.counts.payments))}</li>
        </Show>
        <Show when={props.counts.late}>
          {(late) => (
            <li>
              {t().exports.late(
                count(late().count),
                late()
                  .months.map((each) => typo().month(each))
                  .join(', '),
              )}
            </li>
          )}
        </Show>
      </ul>
    </section>
  )
}
