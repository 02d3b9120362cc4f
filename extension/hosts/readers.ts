import type { HostReader } from './host'

/** The reader halves of all hosts; a host that can only be told what to do instead has none. */
export const READERS: readonly HostReader[] = Object.values(
  import.meta.glob<HostReader | undefined>('./catalogue/*.ts', { eager: true, import: 'reader' }),
).filter((reader) => reader !== undefined)

/** The reader of a host; undefined where one can only be told what to do instead. */
export function readerOf(id: string): HostReader | undefined {
  return READERS.find((reader) => reader.id === id)
}
