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
  /** It holds the books of several companies, and the page says none of them. */
  | 'companies'
  /** An API key is needed, or was refused. */
  | 'key'

/** Carries the first refusal from a reader to the panel, which is the only one to catch it. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    /** What was asked, or the field that was missing; never data of the host. */
    readonly detail = '',
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

export interface CallOptions {
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

/** Makes the site of a page. Every call goes to the page's own origin, with its session, and follows no redirection. */
export function openSite(parts: SiteParts): Site {
  const call = async (path: string, options: CallOptions, accept: string): Promise<Response> => {
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
    return response
  }
  return {
    address: parts.address,
    page: parts.page,
    stored: parts.stored,
    storedForTab: parts.storedForTab,
    async json(path, options = {}) {
      const body = await (await call(path, options, 'application/json')).text()
      try {
        return JSON.parse(body)
      } catch {
        throw new HostError(body.trimStart().startsWith('<') ? 'page-instead' : 'unexpected', path.split('?')[0])
      }
    },
    text: async (path, options = {}) => (await call(path, options, '*/*')).text(),
    html: async (path) => parts.parse(await (await call(path, {}, 'text/html')).text()),
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
  if (response.status === 404 || response.status === 501) throw new HostError('module', path)
  if (response.status === 429) throw new HostError('busy', path)
  if (!response.ok) throw new HostError('server', `${response.status} ${path}`)
}
