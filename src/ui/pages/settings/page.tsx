import { A, useNavigate, useParams } from '@solidjs/router'
import { type Component, createMemo, createResource, For, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { DossierId } from '../../../domain/dossier'
import { EmptyState } from '../../components/empty-state'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { SettingsContext } from './context'
import { SECTIONS, type SectionId, sectionOf } from './sections'
import './settings.css'

const PAGES: Readonly<Record<SectionId, Component>> = {
  societe: lazy(() => import('./company')),
  comptes: lazy(() => import('./chart')),
  ventes: lazy(() => import('./sales-rules')),
  achats: lazy(() => import('./purchase-rules')),
  tva: lazy(() => import('./vat')),
  journaux: lazy(() => import('./journals')),
  modes: lazy(() => import('./modes')),
  tiers: lazy(() => import('./parties')),
  options: lazy(() => import('./practice')),
  speciaux: lazy(() => import('./special')),
  format: lazy(() => import('./format')),
  formats: lazy(() => import('./own-formats/page')),
  reprise: lazy(() => import('./takeover')),
  profil: lazy(() => import('./profile')),
  protection: lazy(() => import('./protection')),
}

/** « Paramétrage »: one section at a time, each saved for itself. */
export default function Settings() {
  const params = useParams()
  const engine = useEngine()
  // The address is text; the engine answers null for a dossier that does not exist.
  const id = () => (params.dossier ?? '') as DossierId
  const live = createLive(() => engine.dossier(id()), { what: ['settings', 'dossiers'], dossier: id })
  // Formats of one's own come and go with what is saved.
  const [formats] = createResource(
    () => live.value() ?? undefined,
    (saved) => engine.formats(saved.id),
  )
  const section = createMemo(() => sectionOf(params.section))
  // The sections of another dossier are made anew; a change of this one only tells them.
  const dossier = createMemo(() => live.value()?.id === id() && live.value())
  return (
    <div class="settings">
      <SectionList dossier={id()} current={section()} />
      <div class="settings-body">
        <h1>
          <span class="muted">{t().settings.title} · </span>
          {t().settings.sections[section()]}
        </h1>
        <Show when={live.error()} keyed>
          {(error) => <ErrorPanel error={error} onRetry={live.reload} />}
        </Show>
        <Show when={!live.loading()} fallback={<Skeleton rows={8} label={t().shell.loading} />}>
          <Show
            when={live.value() !== null}
            fallback={<EmptyState title={t().shell.noDossier} text={t().settings.noDossier} />}
          >
            <Show when={(dossier() || undefined)?.id} keyed>
              <SettingsContext.Provider
                value={{
                  dossier: () => {
                    const found = dossier()
                    if (!found) throw new Error('the settings are open without a dossier')
                    return found
                  },
                  formats: () => formats.latest ?? [],
                }}
              >
                <Suspense fallback={<Skeleton rows={8} label={t().shell.loading} />}>
                  <Dynamic component={PAGES[section()]} />
                </Suspense>
              </SettingsContext.Provider>
            </Show>
          </Show>
        </Show>
      </div>
    </div>
  )
}

/** The sections: links beside the page, one choice where it is narrow. */
function SectionList(props: { readonly dossier: DossierId; readonly current: SectionId }) {
  const navigate = useNavigate()
  const to = (section: SectionId) => `/${props.dossier}/parametrage/${section}`
  return (
    <div role="navigation" class="section-list" aria-label={t().settings.sectionsName}>
      <ul class="hide-s">
        <For each={SECTIONS}>
          {(section) => (
            <li>
              <A href={to(section)} aria-current={section === props.current ? 'page' : undefined}>
                {t().settings.sections[section]}
              </A>
            </li>
          )}
        </For>
      </ul>
      <label class="show-s field">
        <span>{t().settings.section}</span>
        <select
          onChange={(event) => {
            const chosen = SECTIONS[event.currentTarget.selectedIndex]
            if (chosen) navigate(to(chosen))
          }}
        >
          <For each={SECTIONS}>
            {(section) => <option selected={section === props.current}>{t().settings.sections[section]}</option>}
          </For>
        </select>
      </label>
    </div>
  )
}
