import { For, Show } from 'solid-js'
import type { FormatInfo } from '../../domain/format-info'
import { lang, t, words } from '../texts'

/** What is known of a format: who reads it, how it is imported there, what it cannot hold, how firm that is. */
export function FormatKnowledge(props: { readonly format: FormatInfo }) {
  const texts = () => t().formats
  const tone = () => ({ high: '', medium: 'warn', low: 'stop' })[props.format.confidence.level]
  const lost = () => {
    const names = props.format.lost.map((field) => texts().fields[field])
    return texts().lost(new Intl.ListFormat(lang()).format(names))
  }
  return (
    <>
      <h2>{texts().readBy}</h2>
      <p>{props.format.software.join(', ')}</p>
      <Show when={props.format.bestFor}>
        {(best) => (
          <ul>
            <For each={best()}>
              {({ software, rank, why }) => (
                <li>
                  {rank === 1 ? texts().best(software) : texts().after(software, rank)} {words(why)}
                </li>
              )}
            </For>
          </ul>
        )}
      </Show>
      <h2>{texts().import}</h2>
      <p>{words(props.format.help)}</p>
      <Show when={props.format.danger}>{(danger) => <p class="note">{words(danger())}</p>}</Show>
      <Show when={props.format.companions.length > 0}>
        <p>{texts().companions(props.format.companions.join(', '))}</p>
      </Show>
      <Show when={props.format.lost.length > 0}>
        <p>{lost()}</p>
      </Show>
      <h2>{texts().knowledge}</h2>
      <p>
        <span class={`chip ${tone()}`}>{texts().levels[props.format.confidence.level]}</span>{' '}
        {words(props.format.confidence.note)}
      </p>
      <p class="muted">{texts().encoding(props.format.encoding)}</p>
      <h2>{texts().sources}</h2>
      <ul>
        <For each={props.format.sources}>
          {(source) => (
            <li>
              {source.title} <span class="why">{texts().kinds[source.kind]}</span>
              <Show when={source.url}>{(url) => <span class="why wrap"> {url()}</span>}</Show>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}
