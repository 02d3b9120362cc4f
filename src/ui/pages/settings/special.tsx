import { useSearchParams } from '@solidjs/router'
import { For, onMount } from 'solid-js'
import { t } from '../../texts'
import { AccountField } from './fields'
import { focusSoon } from './focus'
import { createSection } from './section'
import { SectionForm } from './section-form'
import { GROUPS, type GroupId, SPECIAL } from './special-draft'

const GROUP_IDS: readonly GroupId[] = ['parties', 'deposits', 'vat', 'payments', 'gaps']

/** « Comptes spéciaux »: the accounts that the schemes need by name; `?compte=` goes to one by that name. */
export default function Special() {
  const section = createSection(SPECIAL)
  const [query] = useSearchParams()
  const words = () => t().settings.special
  onMount(() => {
    const asked = typeof query.compte === 'string' ? query.compte : ''
    if (/^[a-zA-Z]+$/.test(asked)) focusSoon(`[data-field="${asked}"]`)
  })
  return (
    <SectionForm section={section} lead={words().lead}>
      <For each={GROUP_IDS}>
        {(group) => (
          <fieldset>
            <legend>{words().groups[group]}</legend>
            <div class="pairs">
              <For each={GROUPS[group]}>
                {(name) => (
                  <AccountField
                    label={words().names[name]}
                    field={name}
                    value={section.draft[name]}
                    error={section.error(name)}
                    onInput={(text) => section.setDraft(name, text)}
                  />
                )}
              </For>
            </div>
          </fieldset>
        )}
      </For>
    </SectionForm>
  )
}
