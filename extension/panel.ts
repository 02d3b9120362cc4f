import { ask, ExtensionGone, isGone } from './channel'
import { action, make, text } from './elements'
import type { Counts } from './hand-over'
import { handOver } from './hand-over'
import type { HostPage, HostReader } from './hosts/host'
import { recognise } from './hosts/pages'
import { readerOf } from './hosts/readers'
import type { Site } from './hosts/site'
import { HostError, openSite } from './hosts/site'
import type { DossierName, TransferStatus } from './messages'
import { isDossierNames } from './messages'
import type { Choices } from './panel-form'
import { Form } from './panel-form'
import { PANEL_STYLE } from './panel-style'
import { PERIODS } from './periods'

// Loaded into the host's page when the button is pressed: asks what to take and for which period, reads it, hands it over
// and says what became of it. Texts of the host are never shown here; texts of ours go in as text.

const NAME = 'ecritoire-panel'
const ASK_MS = 600
/** The application should listen within this time once its tab is open. */
const PATIENCE_MS = 12_000

/** Needed when the extension is gone, and its catalogue with it. */
const GONE = text('panelUpdated')
const CLOSE = text('close')

class Panel {
  readonly #element = document.createElement(NAME)
  readonly #dialog = make('dialog')
  readonly #body = make('div')
  /** Said aloud when it changes. */
  readonly #status = make('p', { className: 'count', role: 'status' })
  readonly #actions = make('div', { className: 'actions' })
  #stop = new AbortController()
  #following: ReturnType<typeof setInterval> | undefined

  constructor() {
    // Closed: the page must not read the names of the dossiers.
    const root = this.#element.attachShadow({ mode: 'closed' })
    // The host's keyboard shortcuts do not fire while one types here.
    for (const kind of ['keydown', 'keyup', 'keypress'] as const)
      root.addEventListener(kind, (event) => event.stopPropagation())
    const title = make('h2', { id: 'title' }, text('panelTitle'))
    this.#dialog.setAttribute('aria-labelledby', 'title')
    this.#dialog.lang = chrome.i18n.getUILanguage().slice(0, 2)
    this.#dialog.append(title, this.#body, this.#status, this.#actions)
    this.#dialog.addEventListener('close', () => this.#closed())
    root.append(make('style', {}, PANEL_STYLE), this.#dialog)
  }

  async open(): Promise<void> {
    if (!this.#element.isConnected) document.body.append(this.#element)
    if (this.#dialog.open) return
    await this.#ask()
    this.#dialog.showModal()
  }

  #closed(): void {
    this.#stop.abort()
    clearInterval(this.#following)
    this.#element.remove()
    document.querySelector<HTMLElement>('ecritoire-button')?.shadowRoot?.querySelector('button')?.focus()
  }

  #show(body: readonly Node[], status: string, actions: readonly HTMLButtonElement[]): void {
    clearInterval(this.#following)
    this.#body.replaceChildren(...body)
    this.#status.textContent = status
    this.#status.className = 'count'
    this.#actions.replaceChildren(...actions)
  }

  /** The extension was updated or stopped under this page. */
  #gone(): void {
    this.#show([make('p', {}, GONE)], '', [action(CLOSE, () => this.#dialog.close())])
  }

  /** The first face: what and when. */
  async #ask(): Promise<void> {
    const host = recognise({ document, location, localStorage })
    const reader = host && readerOf(host.id)
    const close = action(text('close'), () => this.#dialog.close())
    if (!host) return this.#show([make('p', {}, text('panelUnknown'))], '', [close])
    const head = make('p', { className: 'muted' }, host.label)
    if (host.grade === 'experimental') head.append(' ', make('span', { className: 'chip' }, text('experimental')))
    if (!reader) return this.#show([head, make('p', {}, text(`signpost_${host.id}`))], '', [close])
    const form = new Form(reader, await rememberedChoices(), await knownDossiers())
    const take = action(
      text('panelTake'),
      () => {
        const request = form.request()
        if (typeof request === 'string') this.#status.textContent = text(request)
        else this.#read(host, reader, form)
      },
      true,
    )
    this.#show([head, ...form.elements], '', [close, take])
  }

  /** The second face: reading, with counts and a stop. */
  async #read(host: HostPage, reader: HostReader, form: Form): Promise<void> {
    const request = form.request()
    if (typeof request === 'string') return
    chrome.storage.local.set({ [CHOICES_KEY]: form.choices })
    this.#stop = new AbortController()
    const { signal } = this.#stop
    const bar = make('progress')
    bar.setAttribute('aria-label', text('reading'))
    this.#show([make('p', {}, text('panelReading', host.label)), bar], '', [
      action(text('panelStop'), () => this.#stop.abort()),
    ])
    try {
      const reading = { reader, host, site: siteOf(signal), request, dossier: form.dossier, signal }
      const { counts, transfer } = await handOver(reading, ask, (so) => {
        this.#status.textContent = countsText(so)
      })
      if (transfer === undefined) this.#end([text('panelNothing'), leftOutText(counts)], '')
      else this.#follow(transfer, counts)
    } catch (cause) {
      if (cause instanceof ExtensionGone || isGone()) this.#gone()
      else if (signal.aborted) this.#end([text('panelStopped')], '')
      else if (cause instanceof HostError)
        this.#end([text(`error_${cause.code.replaceAll('-', '_')}`, host.label)], cause.detail)
      else this.#end([text('panelFailed')], cause instanceof Error ? cause.message : '')
    }
  }

  /** Nothing more happens: why, and how to begin again. */
  #end(lines: readonly string[], detail: string): void {
    const paragraphs = lines.filter((line) => line !== '').map((line) => make('p', {}, line))
    if (detail !== '') paragraphs.push(make('p', { className: 'muted' }, detail))
    this.#show(paragraphs, '', [
      action(text('close'), () => this.#dialog.close()),
      action(text('panelAgain'), () => this.#ask(), true),
    ])
  }

  /** The third face: what the application makes of it. */
  #follow(transfer: string, counts: Counts): void {
    const since = Date.now()
    const close = action(text('close'), () => this.#dialog.close())
    const open = action(text('panelOpen'), () => ask({ type: 'open-application', transfer }), true)
    const line = make('p', {}, text('panelHanding'))
    const bar = make('progress')
    bar.setAttribute('aria-label', text('panelHanding'))
    this.#show([line, bar], countsText(counts), [close, open])
    const look = async () => {
      const status = (await ask({ type: 'transfer-status', transfer })) as TransferStatus | null
      if (!status) return
      if (status.refused) return this.#end([text(`panelRefused_${status.refused}`)], '')
      if (status.done === status.parts && status.result) {
        const { taken, changed, unchanged, refused } = status.result
        const received = taken + changed + unchanged + refused
        clearInterval(this.#following)
        bar.remove()
        this.#status.textContent = text('panelDone', String(received), String(taken), String(changed))
        line.textContent = [
          unchanged > 0 ? text('panelUnchanged', String(unchanged)) : '',
          refused > 0 ? text('panelSomeRefused', String(refused)) : '',
          leftOutText(counts),
        ]
          .filter((each) => each !== '')
          .join(' ')
        open.textContent = text('panelPreview')
        return
      }
      if (status.seen) {
        bar.max = status.parts
        bar.value = status.done
        line.textContent = text(status.open ? 'panelTaking' : 'panelClosedMidway')
        if (status.parts > 1) this.#status.textContent = text('panelShare', String(status.done), String(status.parts))
      } else if (Date.now() - since > PATIENCE_MS) line.textContent = text('panelSilent', status.address)
    }
    this.#following = setInterval(() => {
      // Anything else than the end of the extension passes: it is asked again.
      look().catch((cause) => cause instanceof ExtensionGone && this.#gone())
    }, ASK_MS)
  }
}

function countsText({ invoices, creditNotes, payments }: Counts): string {
  return text('panelCounts', String(invoices), String(creditNotes), String(payments))
}

function leftOutText({ leftOut }: Counts): string {
  return leftOut > 0 ? text('panelLeftOut', String(leftOut)) : ''
}

function siteOf(signal: AbortSignal): Site {
  return openSite({
    fetch: (input, init) => fetch(input, init),
    address: new URL(location.href),
    page: document,
    stored: (key) => localStorage.getItem(key),
    storedForTab: (key) => sessionStorage.getItem(key),
    parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
    signal,
  })
}

/** What was chosen last on this site. */
const CHOICES_KEY = `choices:${location.origin}`

async function rememberedChoices(): Promise<Choices> {
  const kept: unknown = (await chrome.storage.local.get(CHOICES_KEY))[CHOICES_KEY]
  const { period, numberField }: Partial<Record<keyof Choices, unknown>> = Object(kept)
  return {
    period: PERIODS.find((each) => each === period && each !== 'free') ?? 'last-month',
    numberField: typeof numberField === 'string' ? numberField : '',
  }
}

/** The dossiers that the application told, to choose from. */
async function knownDossiers(): Promise<readonly DossierName[]> {
  const kept: unknown = (await chrome.storage.local.get('dossiers')).dossiers
  return isDossierNames(kept) ? kept : []
}

// Pressing the button again brings the same panel back. Pages do not see this world's globals.
const PLACE = '__ecritoirePanel'
const known: unknown = Reflect.get(globalThis, PLACE)
if (typeof known === 'function') known()
else {
  const panel = new Panel()
  Reflect.set(globalThis, PLACE, () => panel.open())
  panel.open()
}
