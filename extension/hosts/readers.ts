import type { HostReader } from './host'
import { tryton } from './tryton'

/** The reader halves of all hosts that can be read. */
const READERS: readonly HostReader[] = [tryton]

/** The reader of a host; undefined where one can only be told what to do instead. */
export function readerOf(id: string): HostReader | undefined {
  return READERS.find((reader) => reader.id === id)
}
