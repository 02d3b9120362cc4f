import { useParams } from '@solidjs/router'
import { createEffect, createSignal, For, Match, on, Show, Switch } from 'solid-js'
import type { Examination } from '../../../acts/contract'
import { amount } from '../../../domain/money'
import { Tabs } from '../../components/tabs'
import { useEngine } from '../../engine'
import { t, typo } from '../../texts'
import { dossierOf } from '../documents/address'
import { FileView } from '../exports/file-view'
import { Totals } from '../exports/totals'
import { ReadEntries } from './entries'
import { FindingList } from './findings'

/** What was found in a file: the checker's verdict for a FEC, then entries, anomalies, totals, and its bytes. */
export function Findings(props: { readonly examination: Examination }) {
  const engine = useEngine()
  const params = useParams()
  const words = () => t().examine
  const id = () => props.examination.id
  const findings = () => props.examination.fec?.findings ?? props.examination.findings
  const count = () => findings().reduce((sum, each) => sum + each.count, 0)
  const [tab, setTab] = createSignal('entries')
  const [record, setRecord] = createSignal(0)
  // What is wrong comes first; a file without fault opens on its entries.
  createEffect(
    on(id, () => {
      setRecord(0)
      setTab(count() > 0 ? 'findings' : 'entries')
    }),
  )
  const show = async (line: number) => {
    setRecord(await engine.examinedRecordOf(id(), line))
    setTab('file')
  }
  return (
    <>
      <Show when={props.examination.fec}>
        {(fec) => (
          <p class={`note ${fec().verdict === 'conformant' ? 'ok' : 'stop'}`} role="status">
            {words().verdicts[fec().verdict]}
          </p>
        )}
      </Show>
      <div>
        <Tabs
          label={words().title}
          current={tab()}
          onChange={setTab}
          tabs={[
            { id: 'findings', label: words().findings(count()) },
            { id: 'entries', label: t().exports.tabs.entries },
            { id: 'totals', label: t().exports.tabs.totals },
            { id: 'file', label: t().exports.tabs.file },
          ]}
        >
          <Switch>
            <Match when={tab() === 'findings'}>
              <FindingList findings={findings()} fec={props.examination.fec !== null} onLine={show} />
            </Match>
            <Match when={tab() === 'entries'}>
              <ReadEntries of={id()} load={(from, size) => engine.examinedEntries(id(), from, size)} />
            </Match>
            <Match when={tab() === 'totals'}>
              <Totals journals={props.examination.journals} accounts={props.examination.accounts} />
              <Show when={props.examination.accounts.length < props.examination.accountCount}>
                <p class="muted">
                  {words().accountsCut(props.examination.accounts.length, props.examination.accountCount)}
                </p>
              </Show>
            </Match>
            <Match when={tab() === 'file'}>
              <FileView
                of={id()}
                from={record()}
                dossier={dossierOf(params.dossier)}
                load={(from, size) => engine.examinedRecords(id(), from, size)}
              />
            </Match>
          </Switch>
        </Tabs>
      </div>
    </>
  )
}

/** The figures of the file, side by side. */
export function Facts(props: { readonly examination: Examination }) {
  const words = () => t().examine
  const names = () => words().facts
  const found = () => props.examination
  const gap = () => amount(found().debit - found().credit)
  const facts = (): readonly (readonly [string, string])[] => {
    const { from, to } = found()
    return [
      [names().entries, typo().count(found().entries)],
      [names().lines, typo().count(found().lines)],
      [names().period, from && to ? words().fromTo(typo().date(from), typo().date(to)) : words().noDate],
      [names().debit, typo().figure(found().debit)],
      [names().credit, typo().figure(found().credit)],
      [names().size, words().bytes(found().size)],
      [names().charset, found().charset],
      [names().lineEnd, words().lineEnds[found().lineEnd ?? 'none']],
    ]
  }
  return (
    <section class="sheet pad facts-row" aria-label={found().part ?? found().file}>
      <h2 class="wrap">{found().part ?? found().file}</h2>
      <span class={`chip ${gap() === 0 ? '' : 'stop'}`}>
        {gap() === 0 ? words().balanced : words().unbalanced(typo().figure(gap()))}
      </span>
      <dl>
        <For each={facts()}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  )
}
