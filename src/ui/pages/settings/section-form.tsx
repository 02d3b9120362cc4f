import { useBeforeLeave, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createSignal, onCleanup, onMount } from 'solid-js'
import { Dialog } from '../../components/dialog'
import { ProblemList } from '../../components/problems'
import { t } from '../../texts'
import type { Section } from './section'

/** The form around a section: « Enregistrer », undo, what saving means, and the question before unsaved changes are lost. */
export function SectionForm<D extends object>(props: {
  readonly section: Section<D>
  readonly lead: string
  readonly children: JSX.Element
}) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    props.section.save()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    props.section.save()
  }
  onMount(() => document.addEventListener('keydown', onKeyDown))
  onCleanup(() => document.removeEventListener('keydown', onKeyDown))
  const state = () => {
    if (props.section.dirty()) return t().settings.unsaved
    return props.section.saved() ? `${t().shell.saved} ${t().settings.applies}` : t().settings.applies
  }
  return (
    <form class="section-form" onSubmit={submit} novalidate>
      <p class="muted lead">{props.lead}</p>
      {props.children}
      <ProblemList problems={props.section.problems()} />
      <div class="foot">
        <button class="primary" type="submit" disabled={props.section.saving() || !props.section.dirty()}>
          {t().shell.save} <kbd>Ctrl S</kbd>
        </button>
        <button type="button" disabled={!props.section.dirty()} onClick={() => props.section.reset()}>
          {t().settings.undo}
        </button>
        <span class="muted" classList={{ calm: !props.section.dirty() && !props.section.saved() }} role="status">
          {state()}
        </span>
      </div>
      <LeaveQuestion section={props.section} />
    </form>
  )
}

function LeaveQuestion<D extends object>(props: { readonly section: Section<D> }) {
  const location = useLocation()
  const [leaving, setLeaving] = createSignal<{ readonly go: () => void }>()
  useBeforeLeave((event) => {
    if (!props.section.dirty() || event.defaultPrevented) return
    // A change of what the address asks for (`?compte=…`) stays on the page.
    if (typeof event.to === 'string' && event.to.split('?')[0] === location.pathname) return
    event.preventDefault()
    setLeaving({ go: () => event.retry(true) })
  })
  const unload = (event: BeforeUnloadEvent) => {
    if (props.section.dirty()) event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', unload))
  onCleanup(() => window.removeEventListener('beforeunload', unload))
  const go = () => {
    const where = leaving()
    setLeaving(undefined)
    where?.go()
  }
  const saveAndGo = async () => {
    if (await props.section.save()) go()
    else setLeaving(undefined)
  }
  return (
    <Dialog open={leaving() !== undefined} title={t().settings.leaveTitle} onClose={() => setLeaving(undefined)}>
      <p>{t().settings.leaveText}</p>
      <div class="actions">
        <button class="primary" type="button" onClick={saveAndGo}>
          {t().shell.save}
        </button>
        <button type="button" onClick={go}>
          {t().settings.leaveDrop}
        </button>
        <button class="quiet" type="button" onClick={() => setLeaving(undefined)}>
          {t().settings.stay}
        </button>
      </div>
    </Dialog>
  )
}
