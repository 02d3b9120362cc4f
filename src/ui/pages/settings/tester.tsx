import { createResource, createSignal, For, Show } from 'solid-js'
import type { RuleProbe } from '../../../acts/contract'
import type { Direction, LineKind, VatTreatment } from '../../../domain/document'
import { RATE_0, vatRate } from '../../../domain/document'
import type { Dossier } from '../../../domain/dossier'
import { SelectField, TextField } from '../../components/fields'
import { useEngine } from '../../engine'
import { t } from '../../texts'

const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Shows which saved rule a line would take, and why not those before it. */
export function Tester(props: { readonly dossier: Dossier; readonly direction: Direction }) {
  const engine = useEngine()
  const [kind, setKind] = createSignal<LineKind>('service')
  const [treatment, setTreatment] = createSignal<VatTreatment>('S')
  const [rate, setRate] = createSignal('20')
  const [code, setCode] = createSignal('')
  const probe = (): RuleProbe => ({
    direction: props.direction,
    document: 'invoice',
    kind: kind(),
    treatment: treatment(),
    rate: vatRate(rate()) ?? RATE_0,
    code: code(),
    category: '',
    party: '',
  })
  const [trace] = createResource(
    () => ({ dossier: props.dossier, probe: probe() }),
    ({ dossier, probe: one }) => engine.testRule(dossier.id, one),
  )
  return (
    <section class="form">
      <h2>{t().settings.tester}</h2>
      <div class="form-row">
        <SelectField
          label={t().settings.columns.kind}
          value={kind()}
          options={choices(t().documents.natures)}
          onChange={(value) => setKind(value as LineKind)}
        />
        <SelectField
          label={t().settings.columns.treatment}
          value={treatment()}
          options={choices(t().documents.treatments)}
          onChange={(value) => setTreatment(value as VatTreatment)}
        />
        <TextField label={t().settings.columns.rate} value={rate()} onInput={setRate} />
        <TextField label={t().settings.columns.item} value={code()} onInput={setCode} />
      </div>
      <div role="status">
        <Show when={trace()?.account} fallback={<p>{t().settings.testerNone}</p>}>
          <p>
            <strong>
              {t().settings.testerResult(trace()?.account ?? '', trace()?.accountLabel ?? '', trace()?.rule ?? '')}
            </strong>{' '}
            <Show when={trace()?.vatAccount}>{(account) => t().settings.testerVat(account())}</Show>
          </p>
        </Show>
        <ul class="why">
          <For each={trace()?.tried.filter((each) => each.failed !== null)}>
            {(each) => <li>{t().settings.testerFailed(each.rule, each.failed ?? '')}</li>}
          </For>
        </ul>
      </div>
    </section>
  )
}
