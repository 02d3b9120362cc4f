import type { RouteSectionProps } from '@solidjs/router'
import { A, useLocation, useNavigate } from '@solidjs/router'
import Lock from 'lucide-solid/icons/lock'
import Search from 'lucide-solid/icons/search'
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  For,
  Index,
  lazy,
  on,
  onCleanup,
  onMount,
  Show,
  Suspense,
} from 'solid-js'
import type { DossierCard } from '../acts/contract'
import type { DossierId } from '../domain/dossier'
import { cardName, isLocked } from './card-name'
import { filesOf } from './dropped'
import { useEngine } from './engine'
import { createIdleLock } from './idle'
import { listenToExtension, offerFiles, waiting } from './incoming'
import { createKey } from './keys'
import { rememberDossier } from './last-dossier'
import { listenToLaunches } from './launched'
import { createLive, onChange } from './live'
import { offerExamination } from './pages/examine/examining'
import { arrived, listenToTransfers, tellDossiers } from './reception'
import { dossierAt } from './routes'
import { lang, setLang, t, typo } from './texts'
import { setTheme, theme } from './theme'
import { UpdateQuestion } from './update'

// Reminder and automatic backups: needed a moment after the first page, not before it.
const BackupReminder = lazy(() => import('./pages/backup/reminder'))
const SearchDialog = lazy(() => import('./search-dialog'))
const KeysDialog = lazy(() => import('./keys-dialog'))
const UnlockPage = lazy(() => import('./pages/lock/unlock'))

const PAGES = [
  ['exports', 'exports'],
  ['pieces', 'documents'],
  ['importer', 'import'],
  ['examiner', 'examine'],
  ['parametrage', 'settings'],
  ['sauvegarde', 'backup'],
] as const

/** The frame of every page: brand, dossier, navigation; files dropped anywhere go to « Importer », or to « Examiner » from there. */
export function Shell(props: RouteSectionProps) {
  const engine = useEngine()
  const location = useLocation()
  const navigate = useNavigate()
  // The router changes its address in a transition, and what is made meanwhile (a dossier's option in the list) would
  // keep the old address: a signal of our own changes once the new page stands, and everybody hears of it.
  const [dossier, setDossier] = createSignal(dossierAt(location.pathname))
  createEffect(() => setDossier(dossierAt(location.pathname)))
  const cards = createLive(() => engine.dossiers(), { what: ['dossiers', 'settings', 'documents', 'imports'] })
  const card = () => cards.value()?.find((each) => each.id === dossier())
  const lockedCard = () => (isLocked(card()) ? card() : undefined)
  const lock = (everywhere: boolean) => {
    const id = dossier()
    if (id) engine.lock(id, everywhere)
  }
  createIdleLock(
    () => (card()?.lock?.unlocked ? (card()?.lock?.idle ?? 0) : 0),
    () => lock(false),
  )
  // A dossier locked by hand in another tab closes in this one.
  onChange((change) => {
    if (change.what === 'lock' && change.dossier && card()?.lock?.unlocked) engine.lock(change.dossier, false)
  })
  const [dialog, setDialog] = createSignal<'search' | 'keys'>()
  const [online, setOnline] = createSignal(navigator.onLine)
  let main: HTMLElement | undefined

  createEffect(() => {
    const id = dossier()
    if (id) rememberDossier(id)
  })
  // Ready before the key is pressed: whoever types `/` goes on typing at once.
  createEffect(() => {
    if (dossier()) SearchDialog.preload()
  })
  createEffect(() => {
    const all = cards.value()
    if (all) tellDossiers(all.filter((each) => !each.demonstration))
  })
  // A new page is announced by its title, which takes the focus, unless the user has gone on already.
  createEffect(
    on(
      () => location.pathname,
      () => {
        const before = document.activeElement
        setTimeout(() => {
          const title = main?.querySelector('h1')
          title?.setAttribute('tabindex', '-1')
          const now = document.activeElement
          const wentOn = now !== before && now !== document.body
          if (!wentOn && !now?.closest('input, textarea, dialog')) title?.focus({ preventScroll: true })
          if (title?.textContent) document.title = `${title.textContent} · Écritoire`
        }, 60)
      },
      { defer: true },
    ),
  )
  createEffect(() => {
    const id = dossier() ?? cards.value()?.[0]?.id
    if (waiting().length > 0 && id && !location.pathname.endsWith('/importer')) navigate(`/${id}/importer`)
  })

  // What the extension read is received on its own page; setting up the dossier it needs comes first.
  createEffect(() => {
    const elsewhere = location.pathname !== '/reception' && location.pathname !== '/dossiers/nouveau'
    if (arrived().length > 0 && elsewhere) navigate('/reception')
  })

  const drop = (event: DragEvent) => {
    event.preventDefault()
    if (!event.dataTransfer) return
    filesOf(event.dataTransfer).then((files) => {
      const [only] = files
      if (only && files.length === 1 && location.pathname.endsWith('/examiner')) offerExamination(only)
      else offerFiles(files)
    })
  }
  const over = (event: DragEvent) => event.preventDefault()
  const network = () => setOnline(navigator.onLine)
  onMount(() => {
    listenToExtension()
    listenToTransfers()
    listenToLaunches(offerFiles)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    window.addEventListener('online', network)
    window.addEventListener('offline', network)
  })
  onCleanup(() => {
    window.removeEventListener('dragover', over)
    window.removeEventListener('drop', drop)
    window.removeEventListener('online', network)
    window.removeEventListener('offline', network)
  })
  const nextTheme = () => ({ system: 'light', light: 'dark', dark: 'system' }) as const
  createKey('/', () => dossier() && !lockedCard() && setDialog('search'))
  createKey('?', () => setDialog('keys'))
  createKey('n', () => dossier() && navigate(`/${dossier()}/exports/nouveau`))

  return (
    <div class="app">
      <header class="top">
        <button class="skip" type="button" onClick={() => main?.querySelector('h1')?.focus()}>
          {t().shell.skip}
        </button>
        <A class={`brand ${cards.value()?.length ? 'hide-s' : ''}`} href="/">
          {t().shell.brand}
        </A>
        <DossierChoice cards={cards.value() ?? []} dossier={dossier()} />
        <span class="spacer" />
        <Show when={card()?.lock?.unlocked}>
          <button class="quiet" type="button" title={t().lock.everywhere} onClick={() => lock(true)}>
            <Lock class="show-s" size={16} stroke-width={1.5} aria-hidden="true" />
            <span class="hide-s" aria-hidden="true">
              {t().lock.lockNow}
            </span>
            <span class="visually-hidden">{t().lock.lockNow}</span>
          </button>
        </Show>
        <Show when={dossier() && !lockedCard()}>
          <button class="finder" type="button" onClick={() => setDialog('search')}>
            <Search class="show-s" size={16} stroke-width={1.5} aria-hidden="true" />
            <span class="hide-s">
              {t().shell.search.button} <kbd aria-hidden="true">/</kbd>
            </span>
            <span class="visually-hidden">{t().shell.search.title}</span>
          </button>
        </Show>
        <span class={`chip hide-s ${online() ? '' : 'off'}`}>
          {online() ? t().shell.offlineReady : t().shell.offline}
        </span>
        <button
          class="quiet icon hide-s"
          type="button"
          title={t().shell.keys.title}
          aria-label={t().shell.keys.title}
          onClick={() => setDialog('keys')}
        >
          ?
        </button>
        <button class="quiet hide-s" type="button" onClick={() => setTheme(nextTheme()[theme()])}>
          {t().shell.theme[theme()]}
        </button>
        <button
          class="quiet"
          type="button"
          lang={lang() === 'fr' ? 'en' : 'fr'}
          onClick={() => setLang(lang() === 'fr' ? 'en' : 'fr')}
        >
          {t().shell.language}
        </button>
      </header>
      <div class="banners">
        <UpdateQuestion />
        <Suspense>
          <BackupReminder dossier={dossier()} />
        </Suspense>
      </div>
      <Show when={dossier()} fallback={<nav aria-label={t().shell.main} />}>
        {(id) => (
          <nav aria-label={t().shell.main}>
            <For each={PAGES}>
              {([path, name]) => (
                <A
                  href={`/${id()}/${path}`}
                  class={name === 'examine' ? 'hide-s' : ''}
                  aria-current={location.pathname.startsWith(`/${id()}/${path}`) ? 'page' : undefined}
                >
                  {t().shell[name]}
                  <Show when={name === 'documents' && card()?.documents}>
                    {(count) => (
                      <span class="figure" aria-hidden="true">
                        {typo().count(count())}
                      </span>
                    )}
                  </Show>
                </A>
              )}
            </For>
          </nav>
        )}
      </Show>
      <main id="contenu" ref={(found) => (main = found)}>
        <ErrorBoundary
          fallback={(cause: unknown) => (
            <div class="note stop" role="alert">
              <div>
                <strong>{t().shell.error}</strong>
                <p>{t().shell.errorRemedy}</p>
                <pre class="wrap">{cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)}</pre>
              </div>
              <button type="button" onClick={() => window.location.reload()}>
                {t().shell.reload}
              </button>
            </div>
          )}
        >
          <Suspense fallback={<p class="muted">{t().shell.loading}</p>}>
            <Show when={lockedCard()} fallback={props.children}>
              {(found) => <UnlockPage card={found()} onOpened={cards.reload} />}
            </Show>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Suspense>
        <Show when={dialog() === 'search' ? dossier() : null} keyed>
          {(id) => <SearchDialog dossier={id} onClose={() => setDialog(undefined)} />}
        </Show>
        <Show when={dialog() === 'keys'}>
          <KeysDialog onClose={() => setDialog(undefined)} />
        </Show>
      </Suspense>
    </div>
  )
}

/** The open dossier, and the way to the others. */
function DossierChoice(props: { readonly cards: readonly DossierCard[]; readonly dossier: DossierId | null }) {
  const navigate = useNavigate()
  const path = (id: DossierId) => `/${id}/exports`
  const known = () => props.cards.some((each) => each.id === props.dossier)
  return (
    <label class="dossier" hidden={props.cards.length === 0}>
      <span class="visually-hidden">{t().shell.dossier}</span>
      <select onChange={(event) => navigate(event.currentTarget.value)}>
        {/* First: of two chosen options, as one arrives, a list keeps the last. */}
        <option value="/dossiers" selected={!known()}>
          {t().shell.dossiers}
        </option>
        {/* Index: an option stays the same element when the list is read again, and stays chosen. */}
        <Index each={props.cards}>
          {(card) => (
            <option value={path(card().id)} selected={card().id === props.dossier}>
              {cardName(card())}
            </option>
          )}
        </Index>
      </select>
    </label>
  )
}
