import { A, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onCleanup, onMount, Show } from 'solid-js'
import type { ChartAccount } from '../../../domain/dossier'
import { atWidth } from '../../../domain/dossier'
import { EmptyState } from '../../components/empty-state'
import { VirtualTable } from '../../components/virtual-table'
import { createWindows } from '../../components/windows'
import { t } from '../../texts'
import { AccountDialog } from './chart-dialog'
import { useSettings } from './context'
import { plain } from './search'
import { accountUsers } from './usage'

/** « Plan comptable »: searched as one types, an account a row; `?compte=` opens one, `new` a fresh one. */
export default function Chart() {
  const { dossier } = useSettings()
  const [query, setQuery] = useSearchParams()
  const words = () => t().settings.chart
  const [search, setSearch] = createSignal('')
  const [said, setSaid] = createSignal('')
  const windows = createWindows<ChartAccount>()
  const users = createMemo(() => accountUsers(dossier().settings))
  const usersOf = (number: string) => users().get(atWidth(number, dossier().settings.accountWidth) ?? number) ?? []
  const found = createMemo(() => {
    const wanted = plain(search())
    const { chart } = dossier().settings
    return wanted === ''
      ? chart
      : chart.filter((each) => each.number.toLowerCase().startsWith(wanted) || plain(each.label).includes(wanted))
  })
  createEffect(
    on(found, (accounts) =>
      windows.restart(async (from, count) => ({ total: accounts.length, rows: accounts.slice(from, from + count) })),
    ),
  )
  const asked = () => (typeof query.compte === 'string' ? query.compte : undefined)
  const opened = createMemo(() => {
    const number = asked()
    if (number === undefined) return undefined
    const account = dossier().settings.chart.find((each) => each.number === number)
    // A number that the chart lacks is a new account to be named.
    return account
      ? { account, fresh: false }
      : { account: { number: number === 'new' ? '' : number, label: '' as const }, fresh: true }
  })
  const open = (compte: string | null) => setQuery({ compte }, { replace: true, scroll: false })
  let field: HTMLInputElement | undefined
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopImmediatePropagation()
    field?.focus()
  }
  onMount(() => document.addEventListener('keydown', onKeyDown, true))
  onCleanup(() => document.removeEventListener('keydown', onKeyDown, true))
  return (
    <>
      <p class="muted lead">{words().lead}</p>
      <div class="actions">
        <label class="search">
          <span class="visually-hidden">{words().search}</span>
          <input
            type="search"
            ref={field}
            value={search()}
            placeholder={words().searchHint}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <kbd class="hide-s">/</kbd>
        <span class="muted" role="status">
          {said() || words().count(found().length)}
        </span>
        <span class="spacer" />
        <A class="button" href={`/${dossier().id}/parametrage/reprise`}>
          {words().import}
        </A>
        <button class="primary" type="button" onClick={() => open('new')}>
          {words().add}
        </button>
      </div>
      <Show
        when={found().length > 0}
        fallback={
          <EmptyState title={words().nothing} text={words().nothingText(search())}>
            <button type="button" onClick={() => open(/^\d{3}/.test(search()) ? search().trim() : 'new')}>
              {words().add}
            </button>
          </EmptyState>
        }
      >
        <VirtualTable
          label={t().settings.sections.comptes}
          windows={windows}
          rowHeight={34}
          columns={3}
          head={
            <tr>
              <th>{words().number}</th>
              <th>{words().label}</th>
              <th class="hide-s">{words().usedBy}</th>
            </tr>
          }
          row={(account) => (
            <>
              <td>
                <A
                  href={`?compte=${encodeURIComponent(account.number)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    open(account.number)
                  }}
                >
                  {account.number}
                </A>
              </td>
              <td class="clip">{account.label}</td>
              <td class="hide-s muted">{words().users(usersOf(account.number))}</td>
            </>
          )}
        />
      </Show>
      <Show when={opened()} keyed>
        {(each) => (
          <AccountDialog
            account={each.account}
            fresh={each.fresh}
            users={each.fresh ? [] : usersOf(each.account.number)}
            onDone={(text) => {
              setSaid(text)
              open(null)
            }}
            onClose={() => open(null)}
          />
        )}
      </Show>
    </>
  )
}
