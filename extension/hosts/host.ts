import type { HostPaper, LeftOutName } from '../../src/intake/hosts/wire'
import type { Site } from './site'

/**
 * The contract of a host: a billing application whose pages get the button. One file a host, in two halves that are
 * bundled apart: the page half runs on every page of an allowed site and must stay small; the reader half is loaded when
 * the panel opens. A host reads and translates; it decides nothing: signs, keys and what is booked are Écritoire's.
 *
 * Rules for every reader: read only; the page's own origin only, relative to the page; two calls at most at a time; stop at the
 * first refusal and say it; ask by document date and by payment date, and let the receiver check each date again; totals
 * and VAT come from the application and are never recomputed; amounts leave as decimal strings.
 */

/** `tested` against the real application; `experimental`: written from its source or documentation; `signpost`: only told what to do instead. */
type Grade = 'tested' | 'experimental' | 'signpost'

/** What a page is asked of, given so that tests can give their own. */
export interface PageView {
  readonly document: Document
  readonly location: Pick<Location, 'href' | 'origin' | 'hostname' | 'pathname' | 'search' | 'hash'>
  readonly localStorage: Pick<Storage, 'getItem'>
}

/** Where the button goes: into `parent`, before `before` or last. */
interface Place {
  readonly parent: Element
  readonly before: Element | null
  /** The application's own class for what stands there, where its style sheet alone lines its buttons up. */
  readonly className?: string
}

/** The half that runs on every page. Both questions are asked often: cheap tests first. */
export interface HostPage {
  readonly id: string
  /** The application's name, for people. */
  readonly label: string
  readonly grade: Grade
  /** Whether this page belongs to the application. */
  readonly recognise: (page: PageView) => boolean
  /** The host's own toolbar on the pages where the button makes sense; undefined elsewhere. */
  readonly place: (page: PageView) => Place | undefined
}

/** What can be taken. */
export type Take = 'sales' | 'payments' | 'purchases'

/** What the user asked for in the panel. Both days belong to the period. */
export interface Request {
  readonly from: string
  readonly to: string
  readonly what: ReadonlySet<Take>
  /** A key of the application's API that the user typed, where its session does not reach; never kept. */
  readonly key: string
  /** The application's own field that holds the number printed on invoices, where the user named one. */
  readonly numberField: string
}

/** Papers as they come, and what was left out (drafts, quotes…), counted by name. */
export interface Chunk {
  readonly papers: readonly HostPaper[]
  readonly notForBooks?: readonly { readonly what: LeftOutName; readonly count: number }[]
}

/** The half that reads, loaded when the panel opens. */
export interface HostReader {
  readonly id: string
  readonly takes: readonly Take[]
  /** The application can, or must, be given an API key. */
  readonly key?: 'optional' | 'required'
  /** The number printed on invoices is kept by an add-on, in a field that only the user can name. */
  readonly numberField?: true
  /** Database and company: one site may hold the books of several. */
  readonly company: (site: Site, request: Request) => Promise<string>
  /** All that was asked for, in chunks. Throws a `HostError` at the first refusal. */
  readonly read: (site: Site, request: Request) => AsyncGenerator<Chunk>
}
