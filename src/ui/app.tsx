import { HashRouter, Navigate, Route } from '@solidjs/router'
import { createResource, ErrorBoundary, lazy, Show } from 'solid-js'
import type { Engine } from '../acts/contract'
import { EngineContext, useEngine } from './engine'
import { lastDossier } from './last-dossier'
import { Shell } from './shell'
import { t } from './texts'

const Welcome = lazy(() => import('./pages/dossiers/welcome'))
const Dossiers = lazy(() => import('./pages/dossiers/list'))
const NewDossier = lazy(() => import('./pages/dossiers/new'))
const Exports = lazy(() => import('./pages/exports/list'))
const NewExport = lazy(() => import('./pages/exports/new'))
const ExportPage = lazy(() => import('./pages/exports/view'))
const Documents = lazy(() => import('./pages/documents/list'))
const DocumentPage = lazy(() => import('./pages/documents/view'))
const DocumentEdit = lazy(() => import('./pages/documents/edit'))
const Imports = lazy(() => import('./pages/imports/page'))
const ImportReport = lazy(() => import('./pages/imports/report'))
const Reception = lazy(() => import('./pages/imports/reception'))
const Examine = lazy(() => import('./pages/examine/page'))
const Settings = lazy(() => import('./pages/settings/page'))
const Backup = lazy(() => import('./pages/backup/page'))

/** The pages and their addresses. Addresses follow `#`, so that any static server, or none, will do. */
export function App(props: { readonly engine: Engine }) {
  return (
    <EngineContext.Provider value={props.engine}>
      <HashRouter root={Shell}>
        <Route path="/" component={Home} />
        <Route path="/dossiers" component={Dossiers} />
        <Route path="/dossiers/nouveau" component={NewDossier} />
        <Route path="/reception" component={Reception} />
        <Route path="/:dossier/exports" component={Exports} />
        <Route path="/:dossier/exports/nouveau" component={NewExport} />
        <Route path="/:dossier/exports/:id" component={ExportPage} />
        <Route path="/:dossier/pieces" component={Documents} />
        <Route path="/:dossier/pieces/nouvelle" component={DocumentEdit} />
        <Route path="/:dossier/pieces/:key" component={DocumentPage} />
        <Route path="/:dossier/pieces/:key/modifier" component={DocumentEdit} />
        <Route path="/:dossier/importer" component={Imports} />
        <Route path="/:dossier/importer/:id" component={ImportReport} />
        <Route path="/:dossier/examiner" component={Examine} />
        <Route path="/:dossier/parametrage/:section?" component={Settings} />
        <Route path="/:dossier/sauvegarde" component={Backup} />
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
