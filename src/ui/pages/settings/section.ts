import { batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { Dossier } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { useSettings } from './context'
import { type FieldErrors, Reading } from './reading'

/** A section of the settings as it is typed: how it is read from a dossier, and the dossier that it makes. */
export interface SectionSpec<D extends object> {
  /** Makes a fresh draft; it shares nothing with the dossier. */
  readonly read: (dossier: Dossier) => D
  /** The dossier with what was typed; what is wrong is noted in `reading` and nothing is saved. */
  readonly write: (draft: D, dossier: Dossier, reading: Reading) => Dossier
}

/** A section being typed: its draft, whether it differs from what is kept, its errors, and the two ways out. */
export type Section<D extends object> = ReturnType<typeof createSection<D>>

/**
 * The draft of a section. It follows the dossier as long as nothing was typed (another tab may change it); saving reads
 * the dossier again first, so that the other sections are never put back to an older state.
 */
export function createSection<D extends object>(spec: SectionSpec<D>) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const first = spec.read(dossier())
  const [kept, setKept] = createSignal(JSON.stringify(first))
  const [draft, setDraft] = createStore<D>(first)
  const [errors, setErrors] = createSignal<FieldErrors>({})
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [saving, setSaving] = createSignal(false)
  const [savedOnce, setSavedOnce] = createSignal(false)
  const dirty = createMemo(() => JSON.stringify(draft) !== kept())

  const take = (from: Dossier) =>
    batch(() => {
      const fresh = spec.read(from)
      setKept(JSON.stringify(fresh))
      setDraft(reconcile(fresh))
      setErrors({})
      setProblems([])
    })
  createEffect(
    on(
      dossier,
      (now) => {
        if (!dirty()) take(now)
      },
      { defer: true },
    ),
  )

  const save = async (): Promise<boolean> => {
    const current = (await engine.dossier(dossier().id)) ?? dossier()
    const reading = new Reading()
    const next = spec.write(unwrap(draft), current, reading)
    if (!reading.sound) {
      setErrors(reading.errors)
      focusWrong()
      return false
    }
    setSaving(true)
    try {
      const outcome = await engine.saveDossier(next)
      if (outcome.ok) {
        take(outcome.value)
        setSavedOnce(true)
        return true
      }
      setProblems(outcome.problems)
      setErrors(
        Object.fromEntries(
          outcome.problems.flatMap((each) => (each.code === 'act.bad-field' ? [[each.field, each.expected]] : [])),
        ),
      )
      focusWrong()
      return false
    } finally {
      setSaving(false)
    }
  }

  return {
    draft,
    setDraft,
    dirty,
    saving,
    /** Saved since it was opened, and not changed since. */
    saved: () => savedOnce() && !dirty(),
    problems,
    save,
    reset: () => take(dossier()),
    /** What a field expects, in words, when it is wrong. */
    error: (path: string): string | undefined => {
      const error = errors()[path]
      return error && t().settings.expected[error]
    },
  }
}

/** The first wrong field takes the focus, once it is marked. */
function focusWrong(): void {
  setTimeout(() => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus(), 30)
}
