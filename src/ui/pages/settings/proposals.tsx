import { createMemo, createSignal, For, Show } from 'solid-js'
import type { ChartProposal } from '../../../acts/contract'
import { t, typo } from '../../texts'
import { plain } from './search'

/** Rows drawn at once; the search finds the others. */
const SHOWN = 400

/** Proposals of a file: ticked ones are taken over, each beside what stands there now and a line of the file. */
export function Proposals(props: {
  readonly proposals: readonly ChartProposal[]
  readonly onAccept: (ids: readonly string[]) => void
  readonly onDrop: () => void
}) {
  const words = () => t().settings.takeover
  // What would replace a setting is left to be ticked; what only adds is ticked.
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(
    new Set(props.proposals.filter((each) => each.now === null).map((each) => each.id)),
  )
  const [search, setSearch] = createSignal('')
  const [kind, setKind] = createSignal('')
  const kinds = createMemo(() => [...new Set(props.proposals.map((each) => each.what))])
  const found = createMemo(() =>
    props.proposals.filter(
      (each) =>
        (kind() === '' || each.what === kind()) &&
        plain(`${each.proposed} ${each.label} ${each.example}`).includes(plain(search())),
    ),
  )
  const tick = (ids: readonly string[], on: boolean) =>
    setTicked((before) => {
      const next = new Set(before)
      for (const id of ids) {
        if (on) next.add(id)
        else next.delete(id)
      }
      return next
    })
  return (
    <>
      <div class="actions">
        <label class="search">
          <span class="visually-hidden">{words().search}</span>
          <input
            type="search"
            value={search()}
            placeholder={words().search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <label>
          <span class="visually-hidden">{words().kind}</span>
          <select onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="">{words().allKinds}</option>
            <For each={kinds()}>{(each) => <option value={each}>{words().whats[each]}</option>}</For>
          </select>
        </label>
        <button
          type="button"
          onClick={() =>
            tick(
              found().map((each) => each.id),
              true,
            )
          }
        >
          {words().tickAll}
        </button>
        <button
          type="button"
          onClick={() =>
            tick(
              found().map((each) => each.id),
              false,
            )
          }
        >
          {words().tickNone}
        </button>
      </div>
      <section class="sheet window" aria-label={words().title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th>
                <span class="visually-hidden">{words().take}</span>
              </th>
              <th class="hide-s">{words().kind}</th>
              <th>{words().proposed}</th>
              <th>{words().now}</th>
              <th class="hide-s">{words().example}</th>
              <th class="n hide-s">{words().lines}</th>
            </tr>
          </thead>
          <tbody>
            <For each={found().slice(0, SHOWN)}>
              {(each) => (
                <tr>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={words().takeOf(each.proposed, each.label)}
                      checked={ticked().has(each.id)}
                      onChange={(event) => tick([each.id], event.currentTarget.checked)}
                    />
                  </td>
                  <td class="hide-s muted">{words().whats[each.what]}</td>
                  <td class="wrap">
                    {each.proposed} {each.label}
                  </td>
                  <td class="wrap">{each.now ?? <span class="chip">{words().fresh}</span>}</td>
                  <td class="hide-s muted clip">{each.example}</td>
                  <td class="n hide-s muted">{typo().count(each.lines)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
      <Show when={found().length > SHOWN}>
        <p class="muted">{words().more(found().length - SHOWN)}</p>
      </Show>
      <div class="foot">
        <button
          class="primary"
          type="button"
          disabled={ticked().size === 0}
          onClick={() => props.onAccept([...ticked()])}
        >
          {words().accept(ticked().size)}
        </button>
        <button type="button" onClick={() => props.onDrop()}>
          {t().shell.cancel}
        </button>
        <span class="muted">{t().settings.applies}</span>
      </div>
    </>
  )
}
