import { type Accessor, createSignal } from 'solid-js'

/** Rows asked at a time. */
const BLOCK = 50

/** Most blocks kept; the ones seen longest ago go first. */
const KEPT = 80

/** A page of a long list and the list's whole length. */
interface ListPage<T> {
  readonly total: number
  readonly rows: readonly T[]
}

/** A long list read by windows: a row is undefined until its block has come. */
export interface Windows<T> {
  readonly total: Accessor<number>
  readonly row: (index: number) => T | undefined
  /** Asks for the blocks that these rows need. */
  readonly need: (from: number, to: number) => void
  /** The first block of the present list has not come yet. */
  readonly loading: Accessor<boolean>
  readonly error: Accessor<unknown>
  /** Reads again with another list, or the same one that changed; the old rows stay until the new first ones are here. */
  readonly restart: (load: (from: number, count: number) => Promise<ListPage<T>>) => void
}

/** Makes an empty list; `restart` says where its rows come from. Late answers of an earlier list are dropped. */
export function createWindows<T>(): Windows<T> {
  const [total, setTotal] = createSignal(0)
  const [loading, setLoading] = createSignal(true)
  const [error, setError] = createSignal<unknown>()
  const [version, setVersion] = createSignal(0)
  let blocks = new Map<number, readonly T[]>()
  let asked = new Set<number>()
  let list = 0
  let source: ((from: number, count: number) => Promise<ListPage<T>>) | undefined
  let wanted: readonly [number, number] = [0, 0]
  /** The list whose rows are on the screen; another one is on its way while it is behind `list`. */
  let shown = 0

  const fetch = async (block: number) => {
    const mine = list
    if (!source || asked.has(block)) return
    asked.add(block)
    try {
      const page = await source(block * BLOCK, BLOCK)
      if (mine !== list) return
      if (shown !== mine) {
        shown = mine
        blocks = new Map()
      }
      blocks.delete(block)
      blocks.set(block, page.rows)
      for (const old of blocks.keys()) {
        if (blocks.size <= KEPT) break
        blocks.delete(old)
        asked.delete(old)
      }
      setError(undefined)
      setTotal(page.total)
      setLoading(false)
      setVersion((count) => count + 1)
      need(...wanted)
    } catch (cause) {
      if (mine !== list) return
      asked.delete(block)
      setLoading(false)
      setError(() => cause)
    }
  }

  const need = (from: number, to: number) => {
    wanted = [from, to]
    // A new list shows itself by its rows in view first; the rest follows when it is here.
    const first = Math.max(0, Math.floor(from / BLOCK))
    const last = shown === list ? Math.floor(Math.max(from, Math.min(to, total()) - 1) / BLOCK) : first
    for (let block = first; block <= last; block++) fetch(block)
  }

  return {
    total,
    loading,
    error,
    row: (index) => {
      version()
      return blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK]
    },
    need,
    restart: (load) => {
      list += 1
      asked = new Set()
      source = load
      setLoading(shown === 0)
      need(...wanted)
    },
  }
}
