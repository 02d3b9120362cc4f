import type { ChildProcess } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Firefox, driven by its own protocol (Marionette): Playwright cannot load an extension in it, and the drivers that can
// are downloads of their own. A message is `length:[type, id, command, parameters]`.

const PREFERENCES = `
user_pref("marionette.port", PORT);
user_pref("extensions.webextOptionalPermissionPrompts", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("intl.accept_languages", "fr-FR");
`

/** The Firefox of this machine; undefined when it has none. */
export function firefoxOf(): string | undefined {
  for (const name of ['firefox-esr', 'firefox']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      // Not this one.
    }
  }
  return undefined
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

/** A running Firefox with a profile of its own. */
export class Firefox {
  readonly #waiting = new Map<number, (answer: [unknown, unknown]) => void>()
  #heard = Buffer.alloc(0)
  #last = 0

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: Socket,
    private readonly profile: string,
  ) {
    socket.on('data', (data: Buffer) => {
      this.#heard = Buffer.concat([this.#heard, data])
      this.#read()
    })
  }

  static async start(path: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'ecritoire-firefox-'))
    const port = await freePort()
    writeFileSync(join(profile, 'user.js'), PREFERENCES.replace('PORT', String(port)))
    const process = spawn(
      path,
      ['--marionette', '--remote-allow-system-access', '--headless', '--no-remote', '--profile', profile],
      {
        stdio: 'ignore',
      },
    )
    for (let attempt = 0; attempt < 240; attempt++) {
      await new Promise((done) => setTimeout(done, 500))
      const socket = await new Promise<Socket | undefined>((done) => {
        const trial = connect(port, '127.0.0.1')
        trial.once('connect', () => done(trial))
        trial.once('error', () => done(undefined))
      })
      if (!socket) continue
      const firefox = new Firefox(process, socket, profile)
      await firefox.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
      return firefox
    }
    process.kill()
    throw new Error('Firefox does not listen')
  }

  #read(): void {
    for (;;) {
      const colon = this.#heard.indexOf(58)
      const length = Number(this.#heard.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 0 || this.#heard.length < colon + 1 + length) return
      const message: unknown = JSON.parse(this.#heard.subarray(colon + 1, colon + 1 + length).toString())
      this.#heard = this.#heard.subarray(colon + 1 + length)
      // The first one only says which protocol it speaks.
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message
      this.#waiting.get(id)?.([error, result])
      this.#waiting.delete(id)
    }
  }

  /** One command; throws what Firefox answers as an error. */
  async send(command: string, parameters: object = {}): Promise<unknown> {
    const id = ++this.#last
    const text = Buffer.from(JSON.stringify([0, id, command, parameters]))
    const answered = new Promise<[unknown, unknown]>((done) => this.#waiting.set(id, done))
    this.socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
    const [error, result] = await answered
    if (error) throw new Error(`${command}: ${JSON.stringify(error).slice(0, 500)}`)
    return result
  }

  /** Loads an unpacked extension until this Firefox ends; its identifier. */
  async install(folder: string): Promise<string> {
    return value(await this.send('Addon:Install', { path: folder, temporary: true }))
  }

  /** Opens an address in a new tab and goes there. */
  async openTab(url: string): Promise<string> {
    const { handle } = (await this.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string }
    await this.switchTo(handle)
    await this.send('WebDriver:Navigate', { url })
    return handle
  }

  async switchTo(handle: string): Promise<void> {
    await this.send('WebDriver:SwitchToWindow', { handle })
  }

  async tabs(): Promise<string[]> {
    return (await this.send('WebDriver:GetWindowHandles')) as string[]
  }

  /** Runs the body of a function in the page; `arguments` holds what is given. */
  async run<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    return value(await this.send('WebDriver:ExecuteScript', { script, args }))
  }

  /** The same in the browser itself, for what no page knows. */
  async runInBrowser<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    await this.send('Marionette:SetContext', { value: 'chrome' })
    try {
      return await this.run<T>(script, ...args)
    } finally {
      await this.send('Marionette:SetContext', { value: 'content' })
    }
  }

  /** Asks the page again and again until the function's body gives something. */
  async until<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    const end = Date.now() + 60_000
    for (;;) {
      const found = await this.run<T>(script, ...args).catch(() => undefined)
      if (found) return found
      if (Date.now() > end) throw new Error(`not in time: ${script}`)
      await new Promise((done) => setTimeout(done, 300))
    }
  }

  /** Presses what the function's body returns, as a person does. */
  async press(script: string, ...args: readonly unknown[]): Promise<void> {
    const element = await this.until<Record<string, string>>(script, ...args)
    await this.send('WebDriver:ElementClick', { id: Object.values(element)[0] })
  }

  /** Types into what the function's body returns. */
  async type(text: string, script: string, ...args: readonly unknown[]): Promise<void> {
    const element = await this.until<Record<string, string>>(script, ...args)
    await this.send('WebDriver:ElementSendKeys', { id: Object.values(element)[0], text })
  }

  async close(): Promise<void> {
    await this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
    this.socket.destroy()
    this.process.kill()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

function value<T>(result: unknown): T {
  return (result as { value: T }).value
}
