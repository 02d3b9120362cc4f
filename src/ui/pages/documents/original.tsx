import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import type { Document } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import { download as save } from '../../download'
import { useEngine } from '../../engine'
import { t } from '../../texts'

/** Most bytes of an original that are shown as text. */
const MAX_TEXT = 400_000

type Shown =
  | { readonly as: 'pdf'; readonly url: string }
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'too-big' }

/**
 * The file a document was read from, shown or downloaded. It is hostile: a PDF is given the type of a PDF whatever it
 * says it is, so that the browser opens it in its own viewer and never as a page; all else is shown as text.
 */
export function Original(props: { readonly dossier: DossierId; readonly document: Document }) {
  const engine = useEngine()
  const words = () => t().documents.view
  const [shown, setShown] = createSignal<Shown>()
  const [gone, setGone] = createSignal(false)
  const close = () => {
    const before = shown()
    if (before?.as === 'pdf') URL.revokeObjectURL(before.url)
    setShown(undefined)
  }
  onCleanup(close)
  const read = async () => {
    const file = await engine.original(props.dossier, props.document.key)
    setGone(file === null)
    return file
  }
  const show = async () => {
    const file = await read()
    if (!file) return
    const start = new Uint8Array(await file.blob.slice(0, 1024).arrayBuffer())
    if (new TextDecoder('windows-1252').decode(start).includes('%PDF-')) {
      setShown({ as: 'pdf', url: URL.createObjectURL(new Blob([file.blob], { type: 'application/pdf' })) })
    } else if (file.blob.size > MAX_TEXT) setShown({ as: 'too-big' })
    else setShown({ as: 'text', text: await file.blob.text() })
  }
  const download = async () => {
    const file = await read()
    if (!file) return
    save({ name: file.name, blob: new Blob([file.blob], { type: 'application/octet-stream' }) })
  }
  return (
    <section aria-labelledby="document-original">
      <div class="section-head">
        <h2 id="document-original">{words().original}</h2>
        <span class="muted name">{props.document.source.name}</span>
        <button type="button" aria-expanded={shown() !== undefined} onClick={() => (shown() ? close() : show())}>
          {shown() ? words().originalHide : words().originalShow}
        </button>
        <button type="button" onClick={download}>
          {words().originalDownload}
        </button>
      </div>
      <Show when={gone()}>
        <p class="note" role="status">
          {words().originalGone}
        </p>
      </Show>
      <Switch>
        <Match when={pdf(shown())}>
          {(url) => (
            <iframe class="sheet original" src={url()} title={words().originalFrame(props.document.source.name)} />
          )}
        </Match>
        <Match when={text(shown())}>{(content) => <pre class="sheet original-text">{content()}</pre>}</Match>
        <Match when={shown()?.as === 'too-big'}>
          <p class="note">{words().originalTooBig}</p>
        </Match>
      </Switch>
    </section>
  )
}

function pdf(shown: Shown | undefined): string | undefined {
  return shown?.as === 'pdf' ? shown.url : undefined
}

function text(shown: Shown | undefined): string | undefined {
  return shown?.as === 'text' ? shown.text : undefined
}
