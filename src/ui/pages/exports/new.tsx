import './exports.css'
import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import type { MonthCount, PeriodCounts, Preview } from '../../../acts/contract'
import type { PlainDate } from '../../../domain/date'
import { firstDay, formatDate, lastDay, parsePlainDate, parseTypedDate } from '../../../domain/date'
import type { DocumentKey } from '../../../domain/document'
import type { Dossier, FormatId } from '../../../domain/dossier'
import type { ExportId } from '../../../domain/export'
import type { FormatInfo } from '../../../domain/format-info'
import type { Problem } from '../../../domain/problem'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { t, typo } from '../../texts'
import { createWork } from '../../work'
import { dossierOf } from '../documents/address'
import { Counts } from './counts'
import { PreviewView } from './preview'
import { daysOf, journalsOf, periodOf, RequestForm, SEVERAL, type TypedRequest } from './request-form'

/**
 * A new export: choose, look, export. `?du=` and `?au=` show the preview of these days at once; `?contraire=` prepares
 * the reversal of an export, `?corriger=` a correction.
 */
export default function NewExport() {
  const engine = useEngine()
  const params = useParams()
  const dossier = () => dossierOf(params.dossier)
  const [ready] = createResource(dossier, async (id) => {
    const [found, formats, overview] = await Promise.all([engine.dossier(id), engine.formats(id), engine.overview(id)])
    return { dossier: found, formats, months: overview.months.filter((each) => each.pending > 0) }
  })
  return (
    <Show when={ready()}>
      {(found) => (
        <Show when={found().dossier} fallback={<h1>{t().shell.noDossier}</h1>}>
          {(open) => <Form dossier={open()} formats={found().formats} months={found().months} />}
        </Show>
      )}
    </Show>
  )
}

/** A pause in typing after which a preview is made anew. */
const TYPING_MS = 400

function today(): PlainDate {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as PlainDate
}

/** The days of the address, when they are days and in order. */
function askedDays(from: string | undefined, to: string | undefined): { from: PlainDate; to: PlainDate } | undefined {
  const days = { from: parsePlainDate(from ?? ''), to: parsePlainDate(to ?? '') }
  return days.from && days.to && days.from <= days.to ? { from: days.from, to: days.to } : undefined
}

function Form(props: {
  readonly dossier: Dossier
  readonly formats: readonly FormatInfo[]
  /** Months with documents that wait. */
  readonly months: readonly MonthCount[]
}) {
  const engine = useEngine()
  const navigate = useNavigate()
  const work = createWork(engine)
  const [search] = useSearchParams<{ contraire?: string; corriger?: string; du?: string; au?: string }>()
  const asked = askedDays(search.du, search.au)
  const oldest = props.months[0]?.month
  const first = asked ?? daysOf('month', oldest ? firstDay(oldest) : today(), props.dossier)
  const initial: TypedRequest = {
    journal: '',
    journals: [],
    period: periodOf(first.from, first.to, props.dossier),
    from: formatDate(first.from),
    to: formatDate(first.to),
    format: props.dossier.format,
    options: props.dossier.formatOptions[props.dossier.format] ?? {},
  }
  const [typed, setTyped] = createSignal<TypedRequest>(initial)
  const [withLate, setWithLate] = createSignal(false)
  const [leftOut, setLeftOut] = createSignal<readonly DocumentKey[]>([])
  const [preview, setPreview] = createSignal<Preview>()
  const [counts, setCounts] = createSignal<PeriodCounts>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [checked, setChecked] = createSignal(false)
  const [outdated, setOutdated] = createSignal(false)
  const special = () => search.contraire !== undefined || search.corriger !== undefined

  const days = createMemo(() => ({ from: parseTypedDate(typed().from), to: parseTypedDate(typed().to) }))
  const errors = createMemo(() => {
    if (!checked()) return {}
    const { from, to } = days()
    const { journal, journals } = typed()
    return {
      journal: journal === SEVERAL && journals.length === 0 ? t().exports.noJournal : undefined,
      from: from ? undefined : t().exports.badDate,
      to: !to ? t().exports.badDate : from && to < from ? t().exports.datesOrder : undefined,
    }
  })

  // Of two previews asked for in a row, the last one stands.
  let latest = 0
  let soon: ReturnType<typeof setTimeout> | undefined
  const show = async () => {
    const mine = ++latest
    clearTimeout(soon)
    setChecked(true)
    const { from, to } = days()
    if (!special() && Object.values(errors()).some((error) => error !== undefined)) return
    setCounts(undefined)
    const outcome = await work.run(async (job) => {
      if (search.contraire) return engine.previewReversal(search.contraire as ExportId, job)
      if (search.corriger)
        return engine.previewCorrection(props.dossier.id, search.corriger.split('\n') as DocumentKey[], job)
      const request = {
        dossier: props.dossier.id,
        journals: journalsOf(typed()),
        from: from ?? today(),
        to: to ?? today(),
        format: typed().format as FormatId,
        options: typed().options,
        withLate: withLate(),
        leftOut: leftOut(),
      }
      const found = await engine.periodCounts(request)
      if (mine === latest) setCounts(found)
      return engine.preview(request, job)
    })
    if (mine !== latest) return
    setOutdated(false)
    setProblems(outcome.ok ? [] : outcome.problems)
    setPreview(outcome.ok ? outcome.value : undefined)
  }
  onCleanup(() => clearTimeout(soon))
  const change = (next: Partial<TypedRequest>) => {
    setTyped((before) => ({
      ...before,
      ...next,
      ...(next.format ? { options: props.dossier.formatOptions[next.format] ?? {} } : {}),
    }))
    if (!preview()) return
    // What is shown is no longer what the form asks for: it is made anew before it can be exported.
    setOutdated(true)
    const chosen = next.format !== undefined || next.journal !== undefined || next.journals !== undefined
    clearTimeout(soon)
    if (chosen) show()
    // An option or a day is typed letter by letter.
    else soon = setTimeout(show, TYPING_MS)
  }
  const choosePeriod = (period: TypedRequest['period']) => {
    if (period === 'free') return change({ period })
    const chosen = daysOf(period, days().from ?? today(), props.dossier)
    change({ period, from: formatDate(chosen.from), to: formatDate(chosen.to) })
  }
  const chooseDays = (from: PlainDate, to: PlainDate) => {
    change({ period: periodOf(from, to, props.dossier), from: formatDate(from), to: formatDate(to) })
    show()
  }
  const leave = (key: DocumentKey) => {
    setLeftOut((before) => [...before, key])
    show()
  }
  const takeBack = (key: DocumentKey) => {
    setLeftOut((before) => before.filter((each) => each !== key))
    show()
  }
  const join = (late: boolean) => {
    setWithLate(late)
    show()
  }

  const canExport = () => {
    const found = preview()
    return found !== undefined && !outdated() && found.entries > 0 && !found.fileBlocked && !work.running()
  }
  const exportNow = async () => {
    const found = preview()
    if (!found || !canExport()) return
    // One work in hand: a new version of the application waits until the file is handed over too.
    const outcome = await work.run(async (job) => {
      const made = await engine.commit(found.id, job)
      const file = made.ok ? await engine.download(made.value.id) : undefined
      if (file?.ok) download(file.value)
      return made
    })
    if (!outcome.ok) {
      setProblems(outcome.problems)
      return
    }
    navigate(`/${props.dossier.id}/exports`)
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) exportNow()
  }
  onMount(() => {
    document.addEventListener('keydown', key)
    if (special() || asked) show()
  })
  onCleanup(() => document.removeEventListener('keydown', key))

  return (
    <>
      <div class="head">
        <div>
          <A href={`/${props.dossier.id}/exports`}>{t().exports.back}</A>
          <h1>
            {search.corriger
              ? t().exports.correctionTitle
              : search.contraire
                ? t().exports.reversalTitle
                : t().exports.newExport}
          </h1>
        </div>
      </div>
      <Show when={!special()}>
        <RequestForm
          dossier={props.dossier}
          formats={props.formats}
          value={typed()}
          errors={errors()}
          onChange={change}
          onPeriod={choosePeriod}
          previewed={preview() !== undefined}
          onPreview={show}
        />
      </Show>
      <Show when={!special() && !preview() && !work.running()}>
        <Waiting months={props.months} onChoose={chooseDays} />
      </Show>
      <Show when={work.running()}>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
        <Show when={!preview() && counts()}>{(found) => <Counts counts={found()} />}</Show>
      </Show>
      <div role="alert">
        <ProblemList problems={problems()} dossier={props.dossier.id} />
      </div>
      <Show when={preview()}>
        {(found) => (
          <PreviewView
            preview={found()}
            format={props.formats.find(({ id }) => id === found().request.format)}
            dossier={props.dossier.id}
            canExport={canExport()}
            onExport={exportNow}
            onJoinLate={join}
            onLeaveOut={leave}
            onTakeBack={takeBack}
          />
        )}
      </Show>
    </>
  )
}

/** What waits, month by month: a click looks at it. */
function Waiting(props: {
  readonly months: readonly MonthCount[]
  readonly onChoose: (from: PlainDate, to: PlainDate) => void
}) {
  const total = () => props.months.reduce((sum, each) => sum + each.pending, 0)
  const first = () => props.months[0]?.month
  const last = () => props.months.at(-1)?.month
  return (
    <section class="sheet empty" aria-label={t().exports.waiting.title}>
      <p class="count">{total() === 0 ? t().exports.nothingPending : t().exports.waiting.title}</p>
      <div class="actions">
        <For each={props.months}>
          {(each) => (
            <button type="button" onClick={() => props.onChoose(firstDay(each.month), lastDay(each.month))}>
              {typo().month(each.month)} <span class="muted">{typo().count(each.pending)}</span>
            </button>
          )}
        </For>
        <Show when={props.months.length > 1}>
          <button
            type="button"
            onClick={() => {
              const [from, to] = [first(), last()]
              if (from && to) props.onChoose(firstDay(from), lastDay(to))
            }}
          >
            {t().exports.waiting.all} <span class="muted">{typo().count(total())}</span>
          </button>
        </Show>
      </div>
      <p class="muted">{t().exports.waiting.writesNothing}</p>
    </section>
  )
}
