import { HashRouter, Navigate, Route } from '@solidjs/router'
import { createResource, ErrorBoundary, For, lazy, Show } from 'solid-js'
import type { Engine } from '../acts/contract'
import { EngineContext, useEngine } from './engine'
import { lastDossier } from './last-dossier'
import { PAGES } from './routes'
import { Shell } from './shell'
import { t } from './texts'

const Welcome = lazy(() => import('./pages/dossiers/welcome'))

/** The pages at their addresses. Each is drawn in a task of its own, after the frame that surrounds it. */
const ROUTES = Object.entries(PAGES).map(([path, load]) => ({ path, component: lazy(() => nextTask().then(load)) }))

function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}

/** The frame and its pages. */
export function App(props: { readonly engine: Engine }) {
  return (
    <EngineContext.Provider value={props.engine}>
      <HashRouter root={Shell}>
        <Route path="/" component={Home} />
        <For each={ROUTES}>{(route) => <Route {...route} />}</For>
        <Route path="*" component={() => <h1>{t().shell.notFound}</h1>} />
      </HashRouter>
    </EngineContext.Provider>
  )
}

/** The last dossier's exports, or the welcome of a first visit. */
function Home() {
  const engine = useEngine()
  const [cards] = createResource(() => engine.dossiers())
  return (
    <ErrorBoundary fallback={(cause) => <p role="alert">{String(cause)}</p>}>
      <Show when={cards()}>
        {(found) => {
          const last = () => found().find((card) => card.id === lastDossier()) ?? found()[0]
          return (
            <Show when={last()} fallback={<Welcome />}>
              {(card) => <Navigate href={`/${card().id}/exports`} />}
            </Show>
          )
        }}
      </Show>
    </ErrorBoundary>
  )
}
