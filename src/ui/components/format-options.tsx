import { For, Show } from 'solid-js'
import type { FormatInfo } from '../../domain/format-info'
import { t, words } from '../texts'
import { SelectField, TextField } from './fields'

/** The choices that a format leaves, each with its note; what is typed is checked as it is typed. */
export function FormatOptions(props: {
  readonly format: FormatInfo
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (option: string, value: string) => void
}) {
  return (
    <Show when={props.format.options.length > 0} fallback={<p class="muted">{t().formats.noOption}</p>}>
      <fieldset>
        <legend>{t().formats.options}</legend>
        <div class="pairs">
          <For each={props.format.options}>
            {(option) => {
              const value = () => props.values[option.id] ?? option.default
              const note = () => option.values.find((one) => one.value === value())?.note
              const hint = () => {
                const said = note()
                return [value() === option.default ? t().formats.byDefault : '', said ? words(said) : '']
                  .filter((part) => part)
                  .join(' · ')
              }
              return (
                <Show
                  when={option.typed}
                  fallback={
                    <SelectField
                      label={words(option.label)}
                      hint={hint()}
                      value={value()}
                      options={option.values.map((one) => ({ value: one.value, label: words(one.label) }))}
                      onChange={(text) => props.onChange(option.id, text)}
                    />
                  }
                >
                  {(typed) => (
                    <TextField
                      label={words(option.label)}
                      hint={words(typed().hint)}
                      error={typed().pattern.test(value()) ? undefined : words(typed().hint)}
                      value={value()}
                      onInput={(text) => props.onChange(option.id, text)}
                    />
                  )}
                </Show>
              )
            }}
          </For>
        </div>
      </fieldset>
    </Show>
  )
}
