/** Asks for what stands from an offset on until less than a whole page comes; a page that is empty is not given. */
export async function* pagesOf<T>(size: number, ask: (offset: number) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let offset = 0; ; offset += size) {
    const page = await ask(offset)
    if (page.length > 0) yield page
    if (page.length < size) return
  }
}
