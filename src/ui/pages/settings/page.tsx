import { A, useParams } from '@solidjs/router'
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import type { Dossier } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { TextField } from '../../components/fields'
import { ProblemList } from '../../components/problems'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { dossierOf } from '../documents/address'
import { Company } from './company'
import { ListEditor } from './list-editor'
import { LISTS } from './lists'
import { Options } from './options'
import { Profile } from './profile'
import { Tester } from './tester'

const SECTIONS = [
  'societe',
  'comptes',
  'ventes',
  'achats',
  'tva',
  'journaux',
  'modes',
  'tiers',
  'options',
  'speciaux',
  'profil',
] as const

/** All settings of a dossier, a section at a time; each is saved by its own button. */
export default function Settings() {
  const engine = useEngine()
  const params = useParams()
  const id = () => dossierOf(params.dossier)
  const section = () => SECTIONS.find((each) => each === params.section) ?? 'societe'
  const kept = createLive(() => engine.dossier(id()), { what: ['settings', 'dossiers'], dossier: id })
  return (
    <>
      <h1>{t().settings.title}</h1>
      <p class="muted">{t().settings.applies}</p>
      <div class="sections">
        <For each={SECTIONS}>
          {(each) => (
            <A href={`/${id()}/parametrage/${each}`} aria-current={each === section() ? 'page' : undefined}>
              {t().settings.sections[each]}
            </A>
          )}
        </For>
      </div>
      <Show when={kept.value()}>{(found) => <Section dossier={found()} section={section()} />}</Show>
    </>
  )
}

function Section(props: { readonly dossier: Dossier; readonly section: (typeof SECTIONS)[number] }) {
  const engine = useEngine()
  const [draft, setDraft] = createSignal<Dossier>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [saved, setSaved] = createSignal(false)
  const [filter, setFilter] = createSignal('')
  const now = () => draft() ?? props.dossier
  createEffect(
    on(
      () => props.section,
      () => {
        setDraft(undefined)
        setProblems([])
        setSaved(false)
        setFilter('')
      },
      { defer: true },
    ),
  )
  const change = (next: Dossier) => {
    setSaved(false)
    setDraft(next)
  }
  const save = async () => {
    const outcome = await engine.saveDossier(now())
    setProblems(outcome.ok ? [] : outcome.problems)
    if (outcome.ok) {
      setDraft(undefined)
      setSaved(true)
    }
  }
  return (
    <>
      <h2>{t().settings.sections[props.section]}</h2>
      <Switch>
        <Match when={LISTS[props.section]}>
          {(list) => (
            <>
              <Show when={props.section === 'comptes'}>
                <TextField label={t().settings.search} value={filter()} onInput={setFilter} />
              </Show>
              <Show when={list().ordered}>
                <p class="muted">{t().settings.rulesHint}</p>
              </Show>
              <ListEditor
                label={t().settings.sections[props.section]}
                columns={list().columns()}
                rows={list().rows(now().settings)}
                blank={list().blank}
                ordered={list().ordered ?? false}
                filter={filter()}
                onChange={(rows) => change({ ...now(), settings: list().apply(now().settings, rows) })}
              />
              <Show when={list().ordered}>
                <Tester dossier={now()} direction={props.section === 'achats' ? 'purchase' : 'sale'} />
              </Show>
            </>
          )}
        </Match>
        <Match when={props.section === 'societe'}>
          <Company dossier={now()} onChange={change} />
        </Match>
        <Match when={props.section === 'tiers' || props.section === 'options' || props.section === 'speciaux'}>
          <Options dossier={now()} section={props.section} onChange={change} />
        </Match>
        <Match when={props.section === 'profil'}>
          <Profile dossier={props.dossier} />
        </Match>
      </Switch>
      <ProblemList problems={problems()} />
      <Show when={props.section !== 'profil'}>
        <div class="foot">
          <span role="status">{draft() ? t().settings.unsaved : saved() ? t().settings.saved : ''}</span>
          <span class="spacer" />
          <button type="button" disabled={!draft()} onClick={() => setDraft(undefined)}>
            {t().settings.undo}
          </button>
          <button class="primary" type="button" disabled={!draft()} onClick={save}>
            {t().settings.save}
          </button>
        </div>
      </Show>
    </>
  )
}
