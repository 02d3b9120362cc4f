import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { RuleProbe, RuleTrace } from '../../../acts/contract'
import type { Direction, LineKind, VatTreatment } from '../../../domain/document'
import { RATE_0, vatRate } from '../../../domain/document'
import { TextField } from '../../components/fields'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { useSettings } from './context'
import { Choice } from './fields'
import { KINDS, TREATMENTS } from './rules-draft'

/** « Tester »: a line is described, the engine says which rule it takes and why not the ones before. */
export function RuleTester(props: { readonly direction: Direction; readonly stale: boolean }) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().settings.tester
  const [line, setLine] = createStore<{
    kind: LineKind
    treatment: VatTreatment
    rate: string
    document: RuleProbe['document']
    code: string
    category: string
    party: string
  }>({ kind: 'service', treatment: 'S', rate: '20', document: 'invoice', code: '', category: '', party: '' })
  const [trace, setTrace] = createSignal<RuleTrace>()
  const [wrong, setWrong] = createSignal(false)
  const test = async (event: SubmitEvent) => {
    event.preventDefault()
    const rate = line.rate.trim() === '' ? RATE_0 : vatRate(line.rate)
    setWrong(rate === undefined)
    if (rate !== undefined) setTrace(await engine.testRule(dossier().id, { ...line, direction: props.direction, rate }))
  }
  return (
    <details class="sheet pad tester">
      <summary>{words().title}</summary>
      <form class="form-row" onSubmit={test} novalidate>
        <Choice<LineKind>
          label={t().settings.rules.kind}
          value={line.kind}
          options={KINDS.map((kind) => [kind, t().documents.natures[kind]] as const)}
          onChange={(kind) => setLine('kind', kind)}
        />
        <Choice<VatTreatment>
          label={t().settings.rules.treatment}
          value={line.treatment}
          options={TREATMENTS.map((each) => [each, t().documents.treatments[each]] as const)}
          onChange={(treatment) => setLine('treatment', treatment)}
        />
        <TextField
          label={t().settings.rules.rate}
          value={line.rate}
          size={6}
          inputMode="decimal"
          error={wrong() ? t().settings.expected.rate : undefined}
          onInput={(text) => setLine('rate', text)}
        />
        <Choice<RuleProbe['document']>
          label={t().settings.rules.document}
          value={line.document}
          options={[
            ['invoice', t().settings.rules.documents.invoice],
            ['credit-note', t().settings.rules.documents['credit-note']],
            ['rebate', t().settings.rules.documents.rebate],
          ]}
          onChange={(document) => setLine('document', document)}
        />
        <TextField
          label={t().settings.rules.code}
          value={line.code}
          size={10}
          onInput={(text) => setLine('code', text)}
        />
        <TextField
          label={t().settings.rules.category}
          value={line.category}
          size={10}
          onInput={(text) => setLine('category', text)}
        />
        <TextField
          label={t().settings.rules.party}
          value={line.party}
          size={12}
          onInput={(text) => setLine('party', text)}
        />
        <button type="submit">{words().run}</button>
      </form>
      <Show when={props.stale}>
        <p class="note">{words().stale}</p>
      </Show>
      <div role="status">
        <Show when={trace()}>{(found) => <Verdict trace={found()} />}</Show>
      </div>
    </details>
  )
}

function Verdict(props: { readonly trace: RuleTrace }) {
  const words = () => t().settings.tester
  const conditionOf = (name: string) => words().conditions[name] ?? name
  return (
    <div class="verdict">
      <p class="count">
        {props.trace.account === null
          ? words().none
          : words().takes(props.trace.account, props.trace.accountLabel ?? '', props.trace.rule ?? '')}
      </p>
      <p class="muted">{props.trace.vatAccount === null ? words().noVat : words().vat(props.trace.vatAccount)}</p>
      <ol class="why">
        <For each={props.trace.tried}>
          {(each) => (
            <li>
              <strong>{each.rule}</strong>{' '}
              {each.failed === null ? words().matches : words().fails(conditionOf(each.failed))}
            </li>
          )}
        </For>
      </ol>
    </div>
  )
}
