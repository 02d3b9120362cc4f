import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// Firefox, driven by its own protocol (Marionette): Playwright loads no extension in it, and what does is a package or a
// download more. A message is `length:[0, id, command, parameters]`, its answer `length:[1, id, error, result]`.

/** The extension's address inside this Firefox, which is otherwise drawn by lot. */
const UUID = 'c6a1a1a2-52c7-4d0c-8f4a-2a3b7e0d5e11'

const preferences = (port: number, extension: string) => `
user_pref("marionette.port", ${port});
user_pref("extensions.webextensions.uuids", ${JSON.stringify(JSON.stringify({ [extension]: UUID }))});
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
  const known = process.env.FIREFOX_PATH
  return [...(known ? [known] : []), 'firefox-esr', 'firefox'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

function connected(port: number): Promise<Socket | undefined> {
  return new Promise((done) => {
    const trial = connect(port, '127.0.0.1')
    trial.once('connect', () => done(trial))
    trial.once('error', () => done(undefined))
  })
}

/** How long a start, or what a page is waited for, may take. */
const PATIENCE_MS = 60_000
const PAUSE_MS = 200

/** A running Firefox with a profile of its own. */
export class Firefox {
  readonly #waiting = new Map<number, (error: unknown, result: unknown) => void>()
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

  /** Starts it, and names the extension that will be loaded. */
  static async start(path: string, extension: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'ecritoire-firefox-'))
    const port = await freePort()
    writeFileSync(join(profile, 'user.js'), preferences(port, extension))
    // The system access is for the extension's own pages.
    const flags = ['--marionette', '--remote-allow-system-access', '--headless', '--no-remote']
    const process = spawn(path, [...flags, '--profile', profile], { stdio: 'ignore' })
    const end = Date.now() + PATIENCE_MS
    while (Date.now() < end) {
      const socket = await connected(port)
      if (socket) {
        const firefox = new Firefox(process, socket, profile)
        await firefox.send('WebDriver:NewSession', { capabilities: {} })
        return firefox
      }
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
    process.kill()
    throw new Error('Firefox does not listen')
  }

  #read(): void {
    for (;;) {
      const colon = this.#heard.indexOf(':')
      const end = colon + 1 + Number(this.#heard.subarray(0, Math.max(colon, 0)).toString())
      if (colon < 0 || this.#heard.length < end) return
      const message: unknown = JSON.parse(this.#heard.subarray(colon + 1, end).toString())
      this.#heard = this.#heard.subarray(end)
      // The first one only says which protocol it speaks.
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message
      this.#waiting.get(id)?.(error, result)
      this.#waiting.delete(id)
    }
  }

  /** One command; throws what Firefox answers as an error. */
  async send(command: string, parameters: object = {}): Promise<unknown> {
    this.#last += 1
    const id = this.#last
    const text = Buffer.from(JSON.stringify([0, id, command, parameters]))
    return new Promise((done, failed) => {
      this.#waiting.set(id, (error, result) =>
        error ? failed(new Error(`${command}: ${JSON.stringify(error).slice(0, 500)}`)) : done(result),
      )
      this.socket.write(Buffer.concat([Buffer.from(`${text.length}:`), text]))
    })
  }

  /** Loads an unpacked extension until this Firefox ends. */
  async install(folder: string): Promise<void> {
    await this.send('Addon:Install', { path: folder, temporary: true })
  }

  /** The address of one of the extension's own pages. */
  pageOf(name: string): string {
    return `moz-extension://${UUID}/${name}`
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

  /** Asks the page again and again until the function's body returns something; `arguments` holds what is given. */
  async until<T>(script: string, ...args: readonly unknown[]): Promise<T> {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      // A page that is being loaded has no answer yet.
      const answer = await this.send('WebDriver:ExecuteScript', { script, args }).catch(() => undefined)
      const found = (answer as { value?: T } | undefined)?.value
      if (found) return found
      if (Date.now() > end) throw new Error(`not in time: ${script} ${args.join(' ')}`)
      await new Promise((done) => setTimeout(done, PAUSE_MS))
    }
  }

  /** Presses what the function's body returns, as a person does. */
  async press(script: string, ...args: readonly unknown[]): Promise<void> {
    await this.#with(script, args, (id) => this.send('WebDriver:ElementClick', { id }))
  }

  /** Types into what the function's body returns, in place of what stands there. */
  async type(text: string, script: string, ...args: readonly unknown[]): Promise<void> {
    await this.#with(script, args, async (id) => {
      await this.send('WebDriver:ElementClear', { id })
      await this.send('WebDriver:ElementSendKeys', { id, text })
    })
  }

  /** Does something to what the function's body returns; what the page drew anew in between is looked for again. */
  async #with(script: string, args: readonly unknown[], act: (id: string | undefined) => Promise<unknown>) {
    const end = Date.now() + PATIENCE_MS
    for (;;) {
      const id = Object.values(await this.until<Record<string, string>>(script, ...args))[0]
      try {
        await act(id)
        return
      } catch (error) {
        if (!String(error).includes('stale element reference') || Date.now() > end) throw error
      }
    }
  }

  async close(): Promise<void> {
    await this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
    this.socket.destroy()
    this.process.kill()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
