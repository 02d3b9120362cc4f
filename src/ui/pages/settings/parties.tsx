import { createEffect, createSignal, For, on, onCleanup, Show } from 'solid-js'
import type { PartyAccount } from '../../../acts/contract'
import type { Direction } from '../../../domain/document'
import { TextField } from '../../components/fields'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { useSettings } from './context'
import { Cell, Headings } from './fields'
import { PARTIES, type PartiesDraft, readTemplate, sideOf } from './parties-draft'
import { Reading } from './reading'
import { createSection, type Section } from './section'
import { SectionForm } from './section-form'

const DIRECTIONS: readonly Direction[] = ['sale', 'purchase']

/** « Tiers »: how customers' and suppliers' accounts are made, tried on the dossier's own parties as one types. */
export default function Parties() {
  const section = createSection(PARTIES)
  return (
    <SectionForm section={section} lead={t().settings.parties.lead}>
      <For each={DIRECTIONS}>{(direction) => <Side section={section} direction={direction} />}</For>
      <p class="why">{t().settings.parties.collision}</p>
    </SectionForm>
  )
}

function Side(props: { readonly section: Section<PartiesDraft>; readonly direction: Direction }) {
  const words = () => t().settings.parties
  const side = sideOf(props.direction)
  const draft = () => props.section.draft[side]
  let made = 0
  return (
    <fieldset>
      <legend>{words().sides[side]}</legend>
      <div class="form-row">
        <TextField
          label={words().template}
          hint={words().templateHint}
          value={draft().template}
          error={props.section.error(`${side}.template`)}
          onInput={(text) => props.section.setDraft(side, 'template', text)}
        />
        <TextField
          label={words().width}
          inputMode="numeric"
          value={draft().width}
          error={props.section.error(`${side}.width`)}
          onInput={(text) => props.section.setDraft(side, 'width', text)}
        />
      </div>
      <Examples direction={props.direction} draft={draft()} />
      <div class="sheet pad rows shared-rows">
        <p class="muted">{words().shared}</p>
        <Show when={draft().shared.length > 0}>
          <Headings names={[words().category, words().account]} />
        </Show>
        <For each={draft().shared}>
          {(row, at) => (
            <fieldset class="row" aria-label={words().sharedOf(row.category)}>
              <Cell
                label={words().category}
                value={row.category}
                error={props.section.error(`${side}.shared.${at()}.category`)}
                onInput={(category) => props.section.setDraft(side, 'shared', at(), 'category', category)}
              />
              <Cell
                label={words().account}
                value={row.account}
                error={props.section.error(`${side}.shared.${at()}.account`)}
                onInput={(account) => props.section.setDraft(side, 'shared', at(), 'account', account)}
              />
              <button
                class="quiet"
                type="button"
                aria-label={words().removeOf(row.category)}
                onClick={() => props.section.setDraft(side, 'shared', (all) => all.toSpliced(at(), 1))}
              >
                {t().settings.remove}
              </button>
            </fieldset>
          )}
        </For>
        <div class="actions">
          <button
            type="button"
            onClick={() =>
              props.section.setDraft(side, 'shared', (all) => [
                ...all,
                { key: `new${made++}`, category: '', account: '' },
              ])
            }
          >
            {words().addShared}
          </button>
        </div>
      </div>
    </fieldset>
  )
}

/** The accounts that the template gives to parties of this dossier, as it is typed. */
function Examples(props: { readonly direction: Direction; readonly draft: PartiesDraft['customer'] }) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().settings.parties
  const [accounts, setAccounts] = createSignal<readonly PartyAccount[]>([])
  let latest = 0
  createEffect(
    on(
      () => JSON.stringify(props.draft),
      () => {
        const reading = new Reading()
        const template = readTemplate(props.draft, 'side', reading)
        if (!reading.sound) return
        const mine = ++latest
        const timer = setTimeout(async () => {
          const found = await engine.partyAccounts(dossier().id, props.direction, template)
          if (mine === latest) setAccounts(found)
        }, 150)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  return (
    <Show when={accounts().length > 0} fallback={<p class="why">{words().noParty}</p>}>
      <section class="sheet scroll" aria-label={`${words().examples} · ${words().sides[sideOf(props.direction)]}`}>
        <table>
          <thead>
            <tr>
              <th>{words().party}</th>
              <th>{words().account}</th>
              <th class="hide-s">{words().because}</th>
            </tr>
          </thead>
          <tbody>
            <For each={accounts()}>
              {(each) => (
                <tr>
                  <td class="clip">{each.name}</td>
                  <td>
                    <strong>{each.account}</strong>
                  </td>
                  <td class="hide-s muted">{words().reasons[each.because]}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </section>
    </Show>
  )
}
