import type { HostPage, PageView } from './host'
import { trytonPage } from './tryton'

/** The page halves of all hosts, in the order they are asked. */
export const PAGES: readonly HostPage[] = [trytonPage]

/** The application that a page belongs to. */
export function recognise(page: PageView): HostPage | undefined {
  return PAGES.find((host) => host.recognise(page))
}
