import type { HostPage, PageView } from './host'

/** The page halves of all hosts. Only this export of each file is bundled with what runs on every page. */
export const PAGES: readonly HostPage[] = Object.values(
  import.meta.glob<HostPage>('./catalogue/*.ts', { eager: true, import: 'page' }),
)

/** The application that a page belongs to. */
export function recognise(page: PageView): HostPage | undefined {
  return PAGES.find((host) => host.recognise(page))
}
