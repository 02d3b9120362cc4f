import { A } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Preview } from '../../../acts/contract'
import type { DocumentKey } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import type { FormatInfo } from '../../../domain/format-info'
import { ProblemList } from '../../components/problems'
import { Tabs } from '../../components/tabs'
import { useEngine } from '../../engine'
import { t, typo, words } from '../../texts'
import { Entries } from './entries'
import { FileView } from './file-view'
import { Sentence } from './sentence'
import { Balances, Totals } from './totals'

/** What an export would hold and write, before anything is recorded. */
export function PreviewView(props: {
  readonly preview: Preview
  /** The format of its file: where its rules come from, and how its import can erase entries over there. */
  readonly format?: FormatInfo | undefined
  readonly dossier: DossierId
  readonly canExport: boolean
  readonly onExport: () => void
  readonly onJoinLate: (join: boolean) => void
  readonly onLeaveOut: (key: DocumentKey) => void
  readonly onTakeBack: (key: DocumentKey) => void
}) {
  const engine = useEngine()
  const [tab, setTab] = createSignal(props.preview.entries === 0 && props.preview.blocking > 0 ? 'problems' : 'entries')
  const count = (value: number) => typo().count(value)
  return (
    <>
      <Sentence preview={props.preview} dossier={props.dossier} onTakeBack={props.onTakeBack} />
      <Show when={props.preview.late}>
        {(late) => (
          <div class="note">
            <Show
              when={props.preview.lateTaken === 0}
              fallback={
                <>
                  {t().exports.lateJoined(count(props.preview.lateTaken))}
                  <button type="button" class="quiet" onClick={() => props.onJoinLate(false)}>
                    {t().exports.withoutLate}
                  </button>
                </>
              }
            >
              {t().exports.late(
                count(late().count),
                late()
                  .months.map((month) => typo().month(month))
                  .join(', '),
              )}
              <button type="button" onClick={() => props.onJoinLate(true)}>
                {t().exports.joinLate}
              </button>
            </Show>
          </div>
        )}
      </Show>
      <Show
        when={props.preview.entries > 0}
        fallback={<Empty preview={props.preview} dossier={props.dossier} onProblems={() => setTab('problems')} />}
      >
        <span class="visually-hidden">{t().exports.balanced}</span>
      </Show>
      <div>
        <Tabs
          label={t().exports.preview}
          current={tab()}
          onChange={setTab}
          tabs={[
            { id: 'entries', label: t().exports.tabs.entries },
            {
              id: 'problems',
              label: (
                <>
                  {t().exports.tabs.problems}{' '}
                  <Show when={props.preview.blocking > 0}>
                    <span class="chip stop">{count(props.preview.blocking)}</span>
                  </Show>{' '}
                  <Show when={props.preview.notices > 0}>
                    <span class="chip warn">{count(props.preview.notices)}</span>
                  </Show>
                </>
              ),
            },
            { id: 'file', label: t().exports.tabs.file },
            { id: 'totals', label: t().exports.tabs.totals },
          ]}
        >
          <Switch>
            <Match when={tab() === 'entries'}>
              <Show when={props.preview.entries > 0} fallback={<p class="pad muted">{t().exports.noEntry}</p>}>
                <div class="two">
                  <Entries
                    of={props.preview.id}
                    dossier={props.dossier}
                    load={(from, size) => engine.previewEntries(props.preview.id, from, size)}
                    {...(props.preview.purpose.kind === 'normal'
                      ? { onLeaveOut: (entry) => entry.documents[0] && props.onLeaveOut(entry.documents[0].key) }
                      : {})}
                  />
                  <Balances accounts={props.preview.accounts} />
                </div>
              </Show>
            </Match>
            <Match when={tab() === 'problems'}>
              <Show when={props.preview.problems.length > 0} fallback={<p class="pad">{t().exports.noProblem}</p>}>
                <ProblemList
                  problems={props.preview.problems}
                  total={props.preview.blocking + props.preview.notices}
                  dossier={props.dossier}
                />
                <Show when={props.preview.problems.some(({ code }) => code.startsWith('format.')) && props.format}>
                  {(format) => (
                    <p class="why">
                      {t().exports.rulesFrom(
                        format().label,
                        format()
                          .sources.map(({ title }) => title)
                          .join(' · '),
                      )}
                    </p>
                  )}
                </Show>
              </Show>
            </Match>
            <Match when={tab() === 'file'}>
              <FileView
                of={props.preview.id}
                dossier={props.dossier}
                load={(from, size) => engine.previewRecords(props.preview.id, from, size)}
              />
            </Match>
            <Match when={tab() === 'totals'}>
              <Totals journals={props.preview.journals} accounts={props.preview.accounts} vat={props.preview.vat} />
            </Match>
          </Switch>
        </Tabs>
      </div>
      <Show when={props.format?.danger}>{(danger) => <p class="note">{words(danger())}</p>}</Show>
      <div class="foot">
        <strong>{t().exports.totals(typo().money(props.preview.debit), typo().money(props.preview.credit))}</strong>
        <Show when={props.preview.entries > 0}>
          <span class="chip">{t().exports.balanced}</span>
        </Show>
        <span class="spacer" />
        <span class="muted hide-s">
          {t().exports.fileLine(
            props.preview.file.name,
            count(props.preview.file.records),
            count(props.preview.file.size),
          )}
        </span>
        <button class="primary" type="button" disabled={!props.canExport} onClick={() => props.onExport()}>
          {t().exports.export} <kbd aria-hidden="true">Ctrl ⏎</kbd>
        </button>
      </div>
    </>
  )
}

/** An empty preview says why and offers the way. */
function Empty(props: { readonly preview: Preview; readonly dossier: DossierId; readonly onProblems: () => void }) {
  const already = () => props.preview.buckets.flatMap((each) => (each.what === 'already-exported' ? [each] : []))
  const blocked = () => props.preview.buckets.some((each) => each.what === 'blocked' && each.count > 0)
  const texts = () => t().exports.emptyPreview
  return (
    <div class="note info">
      <Switch
        fallback={
          <div>
            <strong>{texts().none}</strong> {texts().noneRemedy}
          </div>
        }
      >
        <Match when={blocked()}>
          <div>
            <strong>{texts().blocked}</strong> {texts().blockedRemedy}
          </div>
          <button type="button" onClick={() => props.onProblems()}>
            {t().exports.tabs.problems}
          </button>
        </Match>
        <Match when={already().length > 0}>
          <div>
            <strong>
              {texts().all(
                already()
                  .map((each) => each.exportNumber)
                  .join(', '),
              )}
            </strong>{' '}
            {texts().allRemedy}
          </div>
          <For each={already()}>
            {(each) => (
              <A href={`/${props.dossier}/exports/${each.exportId}`}>{texts().seeExport(each.exportNumber)}</A>
            )}
          </For>
        </Match>
      </Switch>
    </div>
  )
}
