import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { DocumentRow, HistoryItem } from '../../../acts/contract'
import type { Instant } from '../../../domain/date'
import type { DossierId } from '../../../domain/dossier'
import { lang, t, typo } from '../../texts'
import { documentPath } from './address'
import { StateChip } from './state-chip'

/** A moment as day and time where the user is. */
export function momentText(at: Instant): { readonly date: string; readonly time: string } {
  const moment = new Date(at)
  const locale = lang() === 'fr' ? 'fr-FR' : 'en-GB'
  return {
    date: moment.toLocaleDateString(locale, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    time: moment.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
  }
}

/** What happened to a document, newest last. */
export function History(props: { readonly dossier: DossierId; readonly items: readonly HistoryItem[] }) {
  const words = () => t().documents.view
  return (
    <section aria-labelledby="document-history">
      <h2 id="document-history">{words().history}</h2>
      <ol class="history sheet">
        <For each={props.items}>
          {(item) => (
            <li>
              <time class="muted" dateTime={item.at}>
                {momentText(item.at).date} {momentText(item.at).time}
              </time>
              <span>
                {words().moments[item.what]}
                <Show when={item.exportId}>
                  {(id) => (
                    <>
                      {' · '}
                      <A href={`/${props.dossier}/exports/${id()}`}>{words().export(item.exportNumber ?? 0)}</A>
                    </>
                  )}
                </Show>
                <Show when={item.detail}>{(detail) => <span class="muted"> · {detail()}</span>}</Show>
              </span>
            </li>
          )}
        </For>
      </ol>
    </section>
  )
}

/** The documents that a document refers to, or that refer to it: credit notes, deposits, payments. */
export function Related(props: { readonly dossier: DossierId; readonly rows: readonly DocumentRow[] }) {
  const words = () => t().documents
  return (
    <Show when={props.rows.length > 0}>
      <section aria-labelledby="document-related">
        <h2 id="document-related">{words().view.related}</h2>
        <div class="sheet scroll">
          <table class="related" aria-labelledby="document-related">
            <tbody>
              <For each={props.rows}>
                {(row) => (
                  <tr>
                    <td>
                      <A href={documentPath(props.dossier, row.key)}>{row.number || words().unnumbered}</A>
                    </td>
                    <td class="hide-s">{words().kindOf(row.kind, row.direction)}</td>
                    <td>{typo().date(row.date)}</td>
                    <td class="n">{typo().money(row.gross, row.currency)}</td>
                    <td class="hide-s">
                      <StateChip row={row} />
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </section>
    </Show>
  )
}
