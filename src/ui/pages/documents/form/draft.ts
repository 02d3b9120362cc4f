import type { ManualForm } from '../../../../intake/manual'

/** A form that was left before it was saved; kept in this tab alone, and forgotten with it. */
const KEY = 'ecritoire.draft.'

/** Keeps what was typed under the form's own name. */
export function keepDraft(name: string, form: ManualForm): void {
  try {
    sessionStorage.setItem(KEY + name, JSON.stringify(form))
  } catch {
    // A full or forbidden storage costs the safety net, not the form.
  }
}

/** Forgets what was typed: it is saved, or given up. */
export function dropDraft(name: string): void {
  sessionStorage.removeItem(KEY + name)
}

/** What was typed before, when it still has the shape of `blank`: the same fields, each of the same type. */
export function keptDraft(name: string, blank: ManualForm): ManualForm | null {
  const text = sessionStorage.getItem(KEY + name)
  if (text === null) return null
  try {
    const kept: unknown = JSON.parse(text)
    return isLike(kept, blank) ? kept : null
  } catch {
    return null
  }
}

function isLike(kept: unknown, blank: ManualForm): kept is ManualForm {
  return alike(kept, blank)
}

/** Whether two values have the same fields of the same types; lists are compared by their first elements. */
function alike(kept: unknown, model: unknown): boolean {
  if (typeof kept !== typeof model || Array.isArray(kept) !== Array.isArray(model)) return false
  if (Array.isArray(kept) && Array.isArray(model)) {
    return model.length === 0 || kept.every((each) => alike(each, model[0]))
  }
  if (typeof kept !== 'object' || kept === null || typeof model !== 'object' || model === null) return kept !== null
  return Object.entries(model).every(([name, value]) => alike(Reflect.get(kept, name), value))
}
