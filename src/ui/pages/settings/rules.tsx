import { useSearchParams } from '@solidjs/router'
import { createMemo, createSignal, For, Show } from 'solid-js'
import type { Direction, LineKind } from '../../../domain/document'
import { t } from '../../texts'
import { useSettings } from './context'
import { Choice } from './fields'
import { RuleDialog } from './rule-dialog'
import { RuleRow } from './rule-row'
import { RuleTester } from './rule-tester'
import { ruleMatches } from './rule-words'
import { blankRule, KINDS, rulesSpec, TREATMENTS, type TypedRule } from './rules-draft'
import { createSection } from './section'
import { SectionForm } from './section-form'

/**
 * The ordered rules of one side of the books: the first that matches wins. `?regle=` opens one by its name;
 * `?nature=…&traitement=…&taux=…` starts the rule that an unbooked line lacks.
 */
export function Rules(props: { readonly direction: Direction }) {
  const section = createSection(rulesSpec(props.direction))
  const { dossier } = useSettings()
  const [query, setQuery] = useSearchParams()
  const words = () => t().settings.rules
  const [search, setSearch] = createSignal('')
  const [said, setSaid] = createSignal('')
  const [fresh, setFresh] = createSignal<TypedRule>()
  let list: HTMLTableSectionElement | undefined
  let made = 0
  const blank = (given: Partial<Omit<TypedRule, 'key'>> = {}) => blankRule(`new${made++}`, given)
  const asked = createMemo(() => {
    const kind = KINDS.find((each) => each === query.nature)
    const treatment = TREATMENTS.find((each) => each === query.traitement)
    if (!kind && !treatment) return undefined
    return blank({ kind: kind ?? '', treatment: treatment ?? '', rate: '' })
  })
  const opened = createMemo(() => {
    const named = section.draft.rules.find((rule) => rule.id === query.regle)
    if (named) return { rule: named, fresh: false }
    const starting = fresh() ?? asked()
    return starting && { rule: starting, fresh: true }
  })
  const labels = createMemo(() => new Map(dossier().settings.chart.map((each) => [each.number as string, each.label])))
  const close = () => {
    setFresh(undefined)
    setQuery({ regle: null, nature: null, traitement: null, taux: null }, { replace: true, scroll: false })
  }
  const keep = (rule: TypedRule) => {
    const at = section.draft.rules.findIndex((each) => each.key === rule.key)
    // A new rule goes first: it was made because the ones that are there did not serve.
    if (at < 0) section.setDraft('rules', (all) => [rule, ...all])
    else section.setDraft('rules', at, rule)
    close()
  }
  const remove = (rule: TypedRule) => {
    section.setDraft('rules', (all) => all.filter((each) => each.key !== rule.key))
    setSaid(words().removed(rule.id))
    close()
  }
  const move = (at: number, by: -1 | 1) => {
    const to = at + by
    const rule = section.draft.rules[at]
    if (!rule || to < 0 || to >= section.draft.rules.length) return
    section.setDraft('rules', (all) => all.toSpliced(at, 1).toSpliced(to, 0, rule))
    setSaid(words().moved(rule.id, to + 1))
    queueMicrotask(() => {
      const buttons = list?.querySelectorAll<HTMLButtonElement>(`[data-rule="${to}"] .icon`)
      const wanted = buttons?.[by < 0 ? 0 : 1]
      if (wanted?.disabled) buttons?.[by < 0 ? 1 : 0]?.focus()
      else wanted?.focus()
    })
  }
  return (
    <>
      <SectionForm section={section} lead={words().lead[props.direction]}>
        <div class="actions">
          <label class="search">
            <span class="visually-hidden">{words().search}</span>
            <input
              type="search"
              value={search()}
              placeholder={words().search}
              onInput={(event) => setSearch(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
          </label>
          <span class="muted" role="status">
            {said()}
          </span>
          <span class="spacer" />
          <button type="button" onClick={() => setFresh(blank())}>
            {words().add}
          </button>
        </div>
        <section class="sheet" aria-label={t().settings.sections[props.direction === 'sale' ? 'ventes' : 'achats']}>
          <table>
            <thead>
              <tr>
                <th class="n hide-s">{words().order}</th>
                <th>{words().when}</th>
                <th>{words().account}</th>
                <th class="hide-s">{words().name}</th>
                <th>
                  <span class="visually-hidden">{words().acts}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={list}>
              <For each={section.draft.rules}>
                {(rule, at) => (
                  <Show when={search() === '' || ruleMatches(rule, search())}>
                    <RuleRow
                      rule={rule}
                      at={at()}
                      last={at() === section.draft.rules.length - 1}
                      label={labels().get(rule.account) ?? ''}
                      onOpen={() => setQuery({ regle: rule.id }, { replace: true, scroll: false })}
                      onMove={(by) => move(at(), by)}
                    />
                  </Show>
                )}
              </For>
            </tbody>
          </table>
        </section>
        <p class="why hide-s">
          <kbd>Alt ↑</kbd> <kbd>Alt ↓</kbd> {words().keys}
        </p>
        <Choice<LineKind>
          label={words().byDefault}
          value={section.draft.kindByDefault}
          options={KINDS.filter((kind) => kind !== 'other').map((kind) => [kind, t().documents.natures[kind]] as const)}
          onChange={(kind) => section.setDraft('kindByDefault', kind)}
        />
      </SectionForm>
      <RuleTester direction={props.direction} stale={section.dirty()} />
      <Show when={opened()} keyed>
        {(each) => (
          <RuleDialog
            rule={each.rule}
            fresh={each.fresh}
            taken={section.draft.rules.filter((rule) => rule.key !== each.rule.key).map((rule) => rule.id)}
            onKeep={keep}
            onRemove={() => remove(each.rule)}
            onClose={close}
          />
        )}
      </Show>
    </>
  )
}
