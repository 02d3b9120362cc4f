/** Why a host could not be read; the panel has the words, with what to do. */
export type HostErrorCode =
  /** Not signed in any more. */
  | 'session'
  /** This user has no right to read it. */
  | 'forbidden'
  /** The part of the application that holds it is not there or not enabled. */
  | 'module'
  /** A page came instead of data: mostly a sign-in page. */
  | 'page-instead'
  /** Too many calls: wait. */
  | 'busy'
  /** The server failed. */
  | 'server'
  /** The server did not answer. */
  | 'network'
  /** An answer of another shape than the one that is known: another version. */
  | 'unexpected'
  /** What was asked for is kept at another address than the page's. */
  | 'elsewhere'
  /** It holds the books of several companies, and the page says none of them. */
  | 'companies'
  /** An API key is needed, or was refused. */
  | 'key'
  /** One answer, or all of a reading, is larger than what is taken. */
  | 'too-large'

/** Most bytes of one answer: hosts are asked by pages of some hundred records. */
const MAX_ANSWER = 64_000_000

/** Most bytes of all the answers of one reading; 50,000 documents are some 150 MB. */
const MAX_READING = 512_000_000

/** Carries the first refusal from a reader to the panel, which is the only one to catch it. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    /** What was asked, or the field that was missing; never data of the host. */
    readonly detail = '',
    /** The status of the answer, where it is one. */
    readonly status?: number,
  ) {
    super(`${code} ${detail}`)
  }
}

/** The host as a reader sees it: its own origin, with the session of the page. */
export interface Site {
  readonly address: URL
  /** The page's own storage. What is read there goes into requests to this origin and nowhere else. */
  readonly stored: (key: string) => string | null
  readonly storedForTab: (key: string) => string | null
  /** The page as it stands, for what only its markup says. */
  readonly page: Pick<Document, 'querySelector' | 'querySelectorAll' | 'cookie' | 'title'>
  readonly json: (path: string, options?: CallOptions) => Promise<unknown>
  readonly text: (path: string, options?: CallOptions) => Promise<string>
  /** An HTML page of the application, parsed and inert: nothing of it runs or loads. */
  readonly html: (path: string) => Promise<Document>
}

interface CallOptions {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What a site is made of; a test gives its own `fetch`. */
export interface SiteParts {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>
  readonly address: URL
  readonly page: Site['page']
  readonly stored: (key: string) => string | null
  readonly storedForTab: (key: string) => string | null
  readonly parse: (html: string) => Document
  readonly signal: AbortSignal
}

/**
 * Makes the site of a page. Every call goes to the page's own origin, with its session, and follows no redirection.
 * Answers are read piece by piece: one without an end is given up, not kept.
 */
export function openSite(parts: SiteParts): Site {
  let reading = 0
  const bodyOf = async (response: Response, path: string): Promise<string> => {
    const decoder = new TextDecoder()
    let text = ''
    let size = 0
    try {
      for await (const piece of piecesOf(response)) {
        size += piece.length
        reading += piece.length
        if (size > MAX_ANSWER || reading > MAX_READING) throw new HostError('too-large', path)
        text += decoder.decode(piece, { stream: true })
      }
    } catch (cause) {
      if (parts.signal.aborted || cause instanceof HostError) throw cause
      throw new HostError('network', path)
    }
    return text + decoder.decode()
  }
  const call = async (path: string, options: CallOptions, accept: string): Promise<string> => {
    const url = new URL(path, parts.address)
    if (url.origin !== parts.address.origin) throw new Error(`not of this origin: ${url.origin}`)
    let response: Response
    try {
      response = await parts.fetch(url.href, {
        method: options.method ?? 'GET',
        // Without this one a dead session of Tryton opens the browser's password box.
        headers: { Accept: accept, 'X-Requested-With': 'XMLHttpRequest', ...options.headers },
        ...(options.body === undefined ? {} : { body: options.body }),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'manual',
        signal: parts.signal,
      })
    } catch (cause) {
      if (parts.signal.aborted) throw cause
      throw new HostError('network', url.pathname)
    }
    refuse(response, url.pathname)
    return bodyOf(response, url.pathname)
  }
  return {
    address: parts.address,
    page: parts.page,
    stored: parts.stored,
    storedForTab: parts.storedForTab,
    async json(path, options = {}) {
      const body = await call(path, options, 'application/json')
      try {
        return JSON.parse(body)
      } catch {
        throw new HostError(body.trimStart().startsWith('<') ? 'page-instead' : 'unexpected', path.split('?')[0])
      }
    },
    text: (path, options = {}) => call(path, options, '*/*'),
    html: async (path) => parts.parse(await call(path, {}, 'text/html')),
  }
}

/** The pieces of an answer as they come; leaving the loop ends the connection. */
async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** A status that is a refusal; a redirection is the way to a sign-in page. */
function refuse(response: Response, path: string): void {
  if (
    response.type === 'opaqueredirect' ||
    (response.status >= 300 && response.status < 400) ||
    response.status === 401
  )
    throw new HostError('session', path)
  if (response.status === 403) throw new HostError('forbidden', path)
  if (response.status === 404 || response.status === 501) throw new HostError('module', path, response.status)
  if (response.status === 429) throw new HostError('busy', path)
  if (!response.ok) throw new HostError('server', `${response.status} ${path}`)
}
