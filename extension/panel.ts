import type { Counts } from './hand-over'
import { handOver } from './hand-over'
import type { HostPage, HostReader, Take } from './hosts/host'
import { recognise } from './hosts/pages'
import { readerOf } from './hosts/readers'
import type { Site } from './hosts/site'
import { HostError, openSite } from './hosts/site'
import type { FromHost, TransferStatus } from './messages'
import { PANEL_STYLE } from './panel-style'
import type { Period } from './periods'
import { daysOf, PERIODS, today } from './periods'

// Loaded into the host's page when the button is pressed: asks what to take and for which period, reads it, hands it over
// and says what became of it. Texts of the host are never shown here; texts of ours go in as text.

const NAME = 'ecritoire-panel'
const ASK_MS = 600
/** The application should listen within this time once its tab is open. */
const PATIENCE_MS = 12_000

/** A text of the catalogue, in the browser's language. */
function text(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values)
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  change: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), change)
  element.append(...children)
  return element
}

/** A button that only a person can press: a page can call click(). */
function action(label: string, act: () => void, primary = false): HTMLButtonElement {
  const button = make('button', { type: 'button', className: primary ? 'primary' : '' }, label)
  button.addEventListener('click', (event) => {
    if (event.isTrusted) act()
  })
  return button
}

const ask = (message: FromHost): Promise<unknown> => chrome.runtime.sendMessage(message)

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
    const root = this.#element.attachShadow({ mode: 'open' })
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

  /** The first face: what and when. */
  async #ask(): Promise<void> {
    const host = recognise({ document, location, localStorage })
    const reader = host && readerOf(host.id)
    const close = action(text('close'), () => this.#dialog.close())
    if (!host) return this.#show([make('p', {}, text('panelUnknown'))], '', [close])
    const head = make('p', { className: 'muted' }, host.label)
    if (host.grade === 'experimental') head.append(' ', make('span', { className: 'chip' }, text('experimental')))
    if (!reader) return this.#show([head, make('p', {}, text(`signpost_${host.id}`))], '', [close])
    const form = new Form(reader, await rememberedPeriod())
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
    rememberPeriod(form.period)
    this.#stop = new AbortController()
    const { signal } = this.#stop
    const bar = make('progress')
    bar.setAttribute('aria-label', text('reading'))
    this.#show([make('p', {}, text('panelReading', host.label)), bar], '', [
      action(text('panelStop'), () => this.#stop.abort()),
    ])
    try {
      const reading = { reader, host, site: siteOf(signal), request, signal }
      const { counts, transfer } = await handOver(reading, ask, (so) => {
        this.#status.textContent = countsText(so)
      })
      if (transfer === undefined) this.#end([text('panelNothing'), leftOutText(counts)], '')
      else this.#follow(transfer, counts)
    } catch (cause) {
      if (signal.aborted) this.#end([text('panelStopped')], '')
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
    this.#show([line], countsText(counts), [close, open])
    const look = async () => {
      const status = (await ask({ type: 'transfer-status', transfer })) as TransferStatus | null
      if (!status) return
      if (status.refused) return this.#end([text(`panelRefused_${status.refused}`)], '')
      if (status.done === status.parts && status.result) {
        const { taken, changed, unchanged, refused } = status.result
        const received = taken + changed + unchanged + refused
        clearInterval(this.#following)
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
      if (status.seen) line.textContent = text('panelTaking')
      else if (Date.now() - since > PATIENCE_MS) line.textContent = text('panelSilent', status.address)
    }
    this.#following = setInterval(() => look().catch(() => clearInterval(this.#following)), ASK_MS)
  }
}

/** The fields of the first face. */
class Form {
  readonly elements: readonly HTMLElement[]
  readonly #takes: ReadonlyMap<Take, HTMLInputElement>
  readonly #period = make('select')
  readonly #from = make('input', { type: 'date', required: true })
  readonly #to = make('input', { type: 'date', required: true })
  readonly #key = make('input', { type: 'password', autocomplete: 'off' })

  constructor(reader: HostReader, period: Period) {
    this.#takes = new Map(
      reader.takes.map((take) => [take, make('input', { type: 'checkbox', checked: take !== 'purchases' })]),
    )
    const takes = make('fieldset', {}, make('legend', {}, text('panelWhat')))
    for (const [take, box] of this.#takes) takes.append(make('label', {}, box, text(`take_${take}`)))
    for (const each of PERIODS) {
      this.#period.append(make('option', { value: each }, text(`period_${each.replaceAll('-', '_')}`)))
    }
    this.#period.value = period
    this.#period.addEventListener('change', () => this.#choose(this.period))
    for (const field of [this.#from, this.#to]) {
      field.addEventListener('input', () => {
        this.#period.value = 'free'
      })
    }
    this.#choose(period)
    const field = (name: string, input: HTMLElement) => make('label', { className: 'field' }, text(name), input)
    const when = make(
      'fieldset',
      {},
      make('legend', {}, text('panelPeriod')),
      field('panelPeriodKind', this.#period),
      make('div', { className: 'row' }, field('panelFrom', this.#from), field('panelTo', this.#to)),
    )
    this.elements = [
      takes,
      when,
      ...(reader.key ? [make('fieldset', {}, field(`panelKey_${reader.key}`, this.#key))] : []),
    ]
  }

  get period(): Period {
    return PERIODS.find((each) => each === this.#period.value) ?? 'last-month'
  }

  #choose(period: Period): void {
    if (period === 'free' && this.#from.value !== '') return
    const { from, to } = daysOf(period, today(new Date()))
    this.#from.value = from
    this.#to.value = to
  }

  /** What is asked for, or the text that says what is missing. */
  request() {
    const what = new Set([...this.#takes].filter(([, box]) => box.checked).map(([take]) => take))
    const { value: from } = this.#from
    const { value: to } = this.#to
    if (what.size === 0) return 'panelNoTake'
    if (from === '' || to === '' || to < from) return 'panelBadDays'
    return { from, to, what, key: this.#key.value.trim() }
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

/** Which kind of period was taken last on this site; its latest days are proposed. */
const PERIOD_KEY = `period:${location.origin}`

async function rememberedPeriod(): Promise<Period> {
  const kept: unknown = (await chrome.storage.local.get(PERIOD_KEY))[PERIOD_KEY]
  return PERIODS.find((each) => each === kept && each !== 'free') ?? 'last-month'
}

function rememberPeriod(period: Period): void {
  chrome.storage.local.set({ [PERIOD_KEY]: period })
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
