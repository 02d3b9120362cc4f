import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { FormatId } from '../../domain/dossier'
import type { FormatInfo } from '../../domain/format-info'
import { t } from '../texts'
import { Combobox } from './combobox'
import { findFormats } from './find-formats'

/** The accountant's software, found by any name that people give it: « Quadra », « Cegid », « i-Suite »… */
export function FormatPicker(props: {
  readonly label: string
  readonly formats: readonly FormatInfo[]
  readonly value: FormatId
  readonly onChange: (format: FormatId) => void
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
    if (searching() && typed().trim() !== '' && only && others.length === 0) props.onChange(only.id)
    settle()
  }
  return (
    <Combobox
      label={props.label}
      value={typed()}
      error={props.error}
      hint={chosen() ? t().dossiers.formatOf(chosen()?.software.join(', ') ?? '') : t().dossiers.formatHint}
      suggest={async (text) => findFormats(props.formats, searching() ? text : '')}
      name={(format) => format.label}
      detail={(format) => format.software.join(', ')}
      onInput={setTyped}
      onPick={(format) => {
        props.onChange(format.id)
        setTyped(format.label)
      }}
      onLeave={leave}
    />
  )
}
