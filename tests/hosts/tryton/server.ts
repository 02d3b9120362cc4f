import { spawn, spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const SCRIPT = resolve(import.meta.dirname, 'up.sh')

/** The exit code of the script where this machine cannot have a Tryton. */
const CANNOT = 3

/** A real Tryton on loopback, filled by `seed.py` and served from a fresh copy. */
export interface TrytonServer {
  readonly url: string
  readonly database: string
  readonly user: string
  readonly password: string
  readonly adminPassword: string
}

/** Starts it, or tells why this machine cannot: no Debian, no root, no packages. Anything else is a failure. */
export function startTryton(): Promise<TrytonServer | { readonly cannot: string }> {
  return new Promise((done, fail) => {
    const script = spawn('bash', [SCRIPT, 'start'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complained = ''
    script.stdout.on('data', (text) => {
      said += text
    })
    script.stderr.on('data', (text) => {
      complained += text
    })
    script.on('error', (cause) => done({ cannot: `bash does not start: ${cause.message}` }))
    // `exit`, not `close`: the server keeps the script's pipes.
    script.on('exit', (code) => {
      if (code === 0) done(JSON.parse(said))
      else if (code === CANNOT) done({ cannot: complained.trim().split('\n').at(-1) ?? '' })
      else fail(new Error(`tests/hosts/tryton/up.sh: ${complained.trim().slice(-2000)}`))
    })
  })
}

/** Ends the server, by the pid that its script wrote. */
export function stopTryton(): void {
  spawnSync('bash', [SCRIPT, 'stop'], { stdio: 'ignore' })
}

/** Calls of Tryton's own protocol as one user, for what the test asks it itself. */
export class TrytonSession {
  private constructor(
    private readonly server: TrytonServer,
    private readonly user: number,
    private readonly authorization: string,
  ) {}

  static async open(server: TrytonServer, login: string, password: string): Promise<TrytonSession> {
    const [id, session] = (await call(server, '', 'common.db.login', [login, { password }, 'fr'])) as [number, string]
    return new TrytonSession(server, id, `Session ${Buffer.from(`${login}:${id}:${session}`).toString('base64')}`)
  }

  /** Calls a method of a model; the context goes last. Its questions (« the due date is past, go on? ») are answered yes. */
  async call(method: string, ...params: readonly unknown[]): Promise<unknown> {
    const once = (name: string, given: readonly unknown[]) =>
      call(this.server, this.authorization, `model.${name}`, [...given, { company: 1 }])
    try {
      return await once(method, params)
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.kind !== 'UserWarning') throw cause
      await once('res.user.warning.create', [[{ user: this.user, name: cause.subject }]])
      return once(method, params)
    }
  }

  /** Records of a model. */
  async search(
    model: string,
    domain: readonly unknown[],
    fields: readonly string[],
  ): Promise<Readonly<Record<string, unknown>>[]> {
    const found = await this.call(`${model}.search_read`, domain, 0, null, [['id', 'ASC']], fields)
    return found as Readonly<Record<string, unknown>>[]
  }
}

async function call(
  { url, database }: TrytonServer,
  authorization: string,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  const response = await fetch(`${url}/${database}/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(authorization === '' ? {} : { Authorization: authorization }) },
    body: JSON.stringify({ id: 0, method, params }),
  })
  const answer = (await response.json()) as { result?: unknown; error?: unknown }
  if (answer.error !== undefined) throw new Refusal(method, answer.error)
  return answer.result
}

/** An error of Tryton: its kind, then what it is about. */
class Refusal extends Error {
  readonly kind: unknown
  readonly subject: unknown

  constructor(method: string, error: unknown) {
    super(`${method}: ${JSON.stringify(error).slice(0, 500)}`)
    const [kind, about] = Array.isArray(error) ? error : []
    this.kind = kind
    this.subject = Array.isArray(about) ? about[0] : undefined
  }
}

/** A day as Tryton writes it. */
export function trytonDay(day: string): unknown {
  const [year, month, date] = day.split('-').map(Number)
  return { __class__: 'date', year, month, day: date }
}

/** Cents of a decimal as Tryton writes it. */
export function centsOf(value: unknown): number {
  const { decimal = '0' } = (value ?? {}) as { decimal?: string }
  return Math.round(Number(decimal) * 100)
}
