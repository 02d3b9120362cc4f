import type { HostPage, HostReader, Request } from './hosts/host'
import type { Site } from './hosts/site'
import type { FromHost, TransferHeader } from './messages'
import { PART_PAPERS, PART_TEXT } from './messages'

/** How many papers of each kind were read so far. */
export interface Counts {
  invoices: number
  creditNotes: number
  payments: number
  leftOut: number
}

/** How a hand-over asks the background; a test gives its own. */
export type Ask = (message: FromHost) => Promise<unknown>

/** What the background has when all was read: the transfer, unless there was nothing to hand over. */
export interface Handed {
  readonly counts: Counts
  readonly transfer: string | undefined
}

/**
 * Reads a host and hands its papers to the background, in parts, as they come. Nothing leaves the extension before all
 * was read: a reading that stops or fails in the middle leaves no half period in the books.
 */
export async function handOver(
  { reader, host, site, request, dossier, signal }: Reading,
  ask: Ask,
  told: (counts: Counts) => void,
): Promise<Handed> {
  const header: TransferHeader = {
    host: host.id,
    label: host.label,
    origin: site.address.origin,
    company: await reader.company(site, request),
    from: request.from,
    to: request.to,
    ...(dossier === '' ? {} : { dossier }),
  }
  const transfer = await ask({ type: 'transfer-open', header })
  if (typeof transfer !== 'string') throw new Error('the background refused the transfer')
  const counts: Counts = { invoices: 0, creditNotes: 0, payments: 0, leftOut: 0 }
  const leftOut = new Map<string, number>()
  const parts = new Parts(transfer, ask)
  try {
    for await (const chunk of reader.read(site, request)) {
      signal.throwIfAborted()
      for (const paper of chunk.papers) {
        if (paper.type === 'payment') counts.payments += 1
        else if (paper.kind === 'credit-note' || paper.gross.startsWith('-')) counts.creditNotes += 1
        else counts.invoices += 1
        await parts.add(paper)
      }
      for (const { what, count } of chunk.notForBooks ?? []) {
        leftOut.set(what, (leftOut.get(what) ?? 0) + count)
        counts.leftOut += count
      }
      told({ ...counts })
    }
    signal.throwIfAborted()
    await parts.flush()
    if (parts.sent === 0) {
      await ask({ type: 'transfer-drop', transfer })
      return { counts, transfer: undefined }
    }
    const notForBooks = [...leftOut].map(([what, count]) => ({ what, count: Math.min(count, 10_000) }))
    await ask({ type: 'transfer-close', transfer, parts: parts.sent, notForBooks })
    return { counts, transfer }
  } catch (cause) {
    await ask({ type: 'transfer-drop', transfer }).catch(() => undefined)
    throw cause
  }
}

/** What is read, by whom, where. */
export interface Reading {
  readonly reader: HostReader
  readonly host: HostPage
  readonly site: Site
  readonly request: Request
  /** The dossier that the user chose; empty: the application knows, or asks. */
  readonly dossier: string
  readonly signal: AbortSignal
}

/** Papers gathered into messages of a bounded size. */
class Parts {
  sent = 0
  #papers: unknown[] = []
  #size = 0

  constructor(
    private readonly transfer: string,
    private readonly ask: Ask,
  ) {}

  async add(paper: unknown): Promise<void> {
    const size = JSON.stringify(paper).length
    if (this.#papers.length >= PART_PAPERS || (this.#papers.length > 0 && this.#size + size > PART_TEXT))
      await this.flush()
    this.#papers.push(paper)
    this.#size += size
  }

  async flush(): Promise<void> {
    if (this.#papers.length === 0) return
    this.sent += 1
    const kept = await this.ask({
      type: 'transfer-part',
      transfer: this.transfer,
      part: this.sent,
      papers: this.#papers,
    })
    if (kept !== true) throw new Error('the background did not keep a part')
    this.#papers = []
    this.#size = 0
  }
}
