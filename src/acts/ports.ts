import type { Instant, PlainDate } from '../domain/date'
import type { Database } from '../storage'
import type { Change } from './contract'
import type { Packer } from './packer'
import type { Reader } from './reader'

/** What the acts need from outside; given by the worker in the application, by hand in a test. */
export interface Ports {
  readonly db: Database
  /** The local calendar day. */
  readonly today: () => PlainDate
  readonly now: () => Instant
  readonly newId: () => string
  /** Runs writers of one name one after the other, across tabs where the browser can. */
  readonly exclusive: <T>(name: string, act: () => Promise<T>) => Promise<T>
  /** Tells this and the other tabs what changed. */
  readonly announce: (change: Change) => void
  /** Reads files; apart from the engine where it can. */
  readonly reader: Reader
  /** Opens a packer for a large export; apart from the engine where it can. */
  readonly packer: () => Promise<Packer>
  readonly version: string
  readonly estimate: () => Promise<{ used: number; quota: number; persisted: boolean }>
}
