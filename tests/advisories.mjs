// Known vulnerabilities of the packages that users receive. The list of them lives on the registry alone: where it does
// not answer this says so and fails nothing, since a clone must be testable without a network.
import { spawnSync } from 'node:child_process'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const SECONDS = 20

const args = ['audit', '--omit=dev', '--json', '--fetch-retries=0', `--fetch-timeout=${SECONDS * 1000}`]
const cli = process.env.npm_execpath
const run = cli
  ? spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: 'utf8', timeout: (SECONDS + 5) * 1000 })
  : spawnSync('npm', args, {
      cwd: root,
      encoding: 'utf8',
      timeout: (SECONDS + 5) * 1000,
      shell: process.platform === 'win32',
    })

const report = parsed(run.stdout)
if (!report?.vulnerabilities) {
  console.warn(
    'KNOWN VULNERABILITIES: NOT CHECKED (the registry’s list did not answer). Run `npm run advisories` online.',
  )
  process.exit(0)
}
const found = Object.values(report.vulnerabilities)
const serious = found.filter((each) => each.severity === 'high' || each.severity === 'critical')
for (const { name, severity, range, via } of found) {
  const titles = via.map((each) => (typeof each === 'string' ? each : each.title)).join('; ')
  console.warn(`${severity}: ${name} ${range}: ${titles}`)
}
console.log(`Known vulnerabilities of what is built in: ${found.length}, of which high or critical: ${serious.length}.`)
process.exit(serious.length === 0 ? 0 : 1)

/** JSON as an object; undefined when it is none. */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
