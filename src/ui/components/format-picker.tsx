import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { FormatId } from '../../domain/dossier'
import type { FormatInfo } from '../../domain/format-info'
import { t, words } from '../texts'
import { Combobox } from './combobox'
import { type FoundFormat, findFormats } from './find-formats'

/** Why a format is offered: what it is best for, else who reads it. */
function reasonOf({ format, best }: FoundFormat): string {
  if (!best) return format.software.join(', ')
  const { software, rank, why } = best
  return `${rank === 1 ? t().formats.firstFor(software) : t().formats.rankFor(software, rank)} · ${words(why)}`
}

/** The accountant's software, found by any name that people give it: « Quadra », « Cegid », « i-Suite »… */
export function FormatPicker(props: {
  readonly label: string
  readonly formats: readonly FormatInfo[]
  readonly value: FormatId
  readonly onChange: (format: FormatId) => void
  /** In a row of fields: nothing stands below. */
  readonly brief?: boolean
  readonly error?: string | undefined
}) {
  const chosen = createMemo(() => props.formats.find((each) => each.id === props.value))
  const [typed, setTyped] = createSignal('')
  // What stands in the field follows the choice; a text that names none goes when the field is left.
  const settle = () => setTyped(chosen()?.label ?? '')
  createEffect(on(chosen, settle))
  const searching = () => typed() !== (chosen()?.label ?? '')
  const leave = () => {
    const [only, ...others] = findFormats(props.formats, typed())
    const named = props.formats.find((each) => each.label === typed())
    if (named && searching()) props.onChange(named.id)
    else if (searching() && typed().trim() !== '' && only && others.length === 0) props.onChange(only.format.id)
    settle()
  }
  const hint = () => (chosen() ? t().dossiers.formatOf(chosen()?.software.join(', ') ?? '') : t().dossiers.formatHint)
  return (
    <Combobox
      label={props.label}
      value={typed()}
      error={props.error}
      hint={props.brief ? undefined : hint()}
      suggest={async (text) => findFormats(props.formats, searching() ? text : '')}
      name={({ format }) => format.label}
      detail={reasonOf}
      onInput={setTyped}
      onPick={({ format }) => {
        props.onChange(format.id)
        setTyped(format.label)
      }}
      onLeave={leave}
    />
  )
}
