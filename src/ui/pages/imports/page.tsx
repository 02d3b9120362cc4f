import { A, useNavigate, useParams } from '@solidjs/router'
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import type { ImportReport, IncomingFile } from '../../../acts/contract'
import { ProgressBar } from '../../components/progress'
import { chosenFiles, MAX_FILES } from '../../dropped'
import { useEngine } from '../../engine'
import { takeWaiting, waiting } from '../../incoming'
import { t } from '../../texts'
import { createWork } from '../../work'
import { dossierOf, newDocumentPath } from '../documents/address'
import '../documents/documents.css'
import { offerExamination } from '../examine/examining'
import './imports.css'
import type { EntryFile } from './entry-files'
import { EntryFiles, sorted } from './entry-files'
import { PastImports } from './past'
import { TableAssistant } from './table-assistant'
import { dequeue, enqueue, tablesOf, waitingTables } from './table-queue'

/** « Importer »: files dropped or chosen, then their report; tables wait for the mapping assistant. */
export default function ImportPage() {
  const params = useParams()
  const engine = useEngine()
  const navigate = useNavigate()
  const work = createWork(engine)
  const dossier = () => dossierOf(params.dossier)
  const [count, setCount] = createSignal(0)
  const [said, setSaid] = createSignal('')
  const [last, setLast] = createSignal<ImportReport>()
  const [entryFiles, setEntryFiles] = createSignal<readonly EntryFile[]>([])
  let stopping = false

  const take = async (files: readonly IncomingFile[], settled: () => void) => {
    const into = dossier()
    stopping = false
    setSaid('')
    setCount(files.length)
    try {
      const report = await work.run((job) => engine.importFiles(into, files, job))
      const { tables, entries } = await sorted(engine, into, await tablesOf(files, report.tables))
      setEntryFiles(entries)
      const [only] = entries
      if (only && files.length === 1 && tables.length === 0) {
        settled()
        setEntryFiles([])
        offerExamination(only.file)
        navigate(`/${into}/examiner`)
      } else if (tables.length > 0) {
        enqueue(
          tables.map((file, i) => ({ dossier: into, file, settled: i === tables.length - 1 ? settled : nothing })),
        )
        setLast(report.id > 0 ? report : undefined)
      } else {
        settled()
        if (entries.length > 0) setLast(report.id > 0 ? report : undefined)
        else navigate(`/${into}/importer/${report.id}`)
      }
    } catch (cause) {
      if (!stopping) throw cause
      setSaid(t().imports.stopped)
    }
  }
  const start = (files: readonly IncomingFile[], settled: () => void = nothing) => {
    if (files.length === 0) {
      setSaid(t().imports.noFile)
      return
    }
    if (files.length > MAX_FILES) {
      setSaid(t().imports.tooMany(MAX_FILES))
      return
    }
    take(files, settled).catch((cause: unknown) => {
      setSaid(`${t().imports.failed} ${cause instanceof Error ? cause.message : String(cause)}`)
    })
  }
  // Files dropped on any page, or handed over by the extension, are taken here, one lot at a time.
  createEffect(
    on([waiting, work.running], ([lots, running]) => {
      if (running || lots.length === 0) return
      const taken = takeWaiting()
      start(
        taken.flatMap((lot) => lot.files),
        () => {
          for (const lot of taken) lot.settled()
        },
      )
    }),
  )
  const stop = () => {
    stopping = true
    work.stop()
  }
  const queue = () => waitingTables(dossier())
  return (
    <>
      <header class="head">
        <div class="title">
          <h1>{t().imports.title}</h1>
          <span class="muted">{t().imports.lead}</span>
        </div>
        <span class="spacer" />
        <A class="button" href={`/${dossier()}/examiner`}>
          {t().examine.title}
        </A>
        <A class="button" href={newDocumentPath(dossier(), 'invoice', 'sale')}>
          {t().imports.byHand}
        </A>
      </header>
      <Show when={queue().length === 0 && !work.running()}>
        <DropZone onFiles={(files) => start(files)} />
      </Show>
      <Show when={work.running()}>
        <section class="sheet pad">
          <p>{t().imports.working(count())}</p>
          <ProgressBar progress={work.progress()} onStop={stop} />
        </section>
      </Show>
      <p role="status" classList={{ note: said() !== '' }}>
        {said()}
      </p>
      <Show when={last()}>
        {(report) => (
          <p class="note info">
            {t().imports.report.sentence(report().counts)}
            <A href={`/${dossier()}/importer/${report().id}`}>{t().imports.report.title}</A>
          </p>
        )}
      </Show>
      <EntryFiles
        dossier={dossier()}
        files={entryFiles()}
        onExamine={({ file }) => {
          offerExamination(file)
          navigate(`/${dossier()}/examiner`)
        }}
        onTable={(chosen) => {
          setEntryFiles((all) => all.filter((each) => each !== chosen))
          enqueue([{ dossier: dossier(), file: chosen.file, settled: nothing }])
        }}
      />
      <Show when={queue()[0]} keyed>
        {(table) => (
          <TableAssistant
            dossier={dossier()}
            file={table.file}
            waiting={queue().length}
            onTaken={(report) => {
              dequeue(table)
              if (waitingTables(dossier()).length === 0) navigate(`/${dossier()}/importer/${report.id}`)
              else setLast(report)
            }}
            onSkip={() => dequeue(table)}
          />
        )}
      </Show>
      <Show when={queue().length === 0}>
        <PastImports dossier={dossier()} />
      </Show>
    </>
  )
}

function nothing(): void {}

/** Where files are dropped, and the two buttons for who does not drag. The whole window takes them too. */
function DropZone(props: { readonly onFiles: (files: readonly IncomingFile[]) => void }) {
  const words = () => t().imports
  const [over, setOver] = createSignal(0)
  let files: HTMLInputElement | undefined
  let folder: HTMLInputElement | undefined
  const enter = () => setOver((depth) => depth + 1)
  const leave = () => setOver((depth) => Math.max(0, depth - 1))
  const dropped = () => setOver(0)
  onMount(() => {
    const kinds = [
      ['dragenter', enter],
      ['dragleave', leave],
      ['drop', dropped],
    ] as const
    for (const [kind, listener] of kinds) window.addEventListener(kind, listener)
    onCleanup(() => {
      for (const [kind, listener] of kinds) window.removeEventListener(kind, listener)
    })
    folder?.setAttribute('webkitdirectory', '')
  })
  const chosen = (input: HTMLInputElement) => {
    const list = chosenFiles(input.files)
    // The same file chosen again must be noticed.
    input.value = ''
    props.onFiles(list)
  }
  return (
    <section class="drop" classList={{ over: over() > 0 }} aria-label={words().title}>
      <p class="count">{words().drop}</p>
      <div class="actions">
        <span class="muted">{words().or}</span>
        <button type="button" class="primary" onClick={() => files?.click()}>
          {words().choose}
        </button>
        <button type="button" onClick={() => folder?.click()}>
          {words().chooseFolder}
        </button>
      </div>
      <For each={[words().kinds, words().again]}>{(line) => <p class="muted">{line}</p>}</For>
      <input
        type="file"
        multiple
        ref={files}
        tabIndex={-1}
        aria-label={words().choose}
        onChange={(event) => chosen(event.currentTarget)}
      />
      <input
        type="file"
        multiple
        ref={folder}
        tabIndex={-1}
        aria-label={words().chooseFolder}
        onChange={(event) => chosen(event.currentTarget)}
      />
    </section>
  )
}
