// Runs everything that `npm test` promises, in order, and adds up the true totals of all of it:
// types, lint, unused code, unit + property + storage tests, the build, end-to-end tests in Chromium with the extension.
// Every step runs even when an earlier one failed, so that one run tells all. The last line is `N passed, N failed`;
// what was skipped stands before it, with its reason.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const reports = mkdtempSync(join(tmpdir(), 'ecritoire-test-'))
const totals = { passed: 0, failed: 0 }
const skipped = []
const unsteady = []
// The real Tryton of the end-to-end tests takes a minute or two to make, the first time: meanwhile the rest runs.
const tryton = spawn('bash', [join(root, 'tests/hosts/tryton/up.sh'), 'prepare'], { stdio: 'ignore' })
tryton.on('error', () => undefined)

const tsc = bin('typescript', 'bin/tsc')
step('types: application', tsc, ['-p', 'tsconfig.json'])
step('types: domain, posting and checks know no browser', tsc, ['-p', 'src/domain'])
step('types: formats know only a worker', tsc, ['-p', 'src/formats'])
step('lint and format', bin('@biomejs/biome', 'bin/biome'), [
  'check',
  '--config-path=tests/lint.json',
  '--error-on-warnings',
  '.',
])
step('unused code', bin('knip', 'bin/knip.js'), [
  '--no-progress',
  '--include',
  'files,dependencies,unlisted,exports,types',
])
step('known vulnerabilities', join(root, 'tests/advisories.mjs'), [])
const vite = bin('vite', 'bin/vite.js')
const built = step('build', vite, ['build'])
vitest()
if (built) playwright()

rmSync(reports, { recursive: true, force: true })
tryton.kill()
if (skipped.length > 0)
  console.log(`\n⚠ ${skipped.length} SKIPPED, not tested here:\n${skipped.map((each) => `  - ${each}`).join('\n')}`)
if (unsteady.length > 0)
  console.log(
    `\n⚠ ${unsteady.length} PASSED ONLY AT THE SECOND TRY:\n${unsteady.map((each) => `  - ${each}`).join('\n')}`,
  )
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)

/** One step that passes or fails as a whole and counts as one. */
function step(name, script, args) {
  const passed = run(name, script, args) === 0
  totals[passed ? 'passed' : 'failed'] += 1
  if (!passed) console.error(`✗ ${name}`)
  return passed
}

/** Runs a package's script with node; returns the exit code. */
function run(name, script, args, env = {}) {
  console.log(`\n── ${name}`)
  return (
    spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
      .status ?? 1
  )
}

function vitest() {
  const file = join(reports, 'unit.json')
  const code = run('unit, property and storage tests', bin('vitest', 'vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file)
  // A file that does not even load has no test in the report: it counts as one failure.
  const broken = report
    ? report.testResults.filter((each) => each.status === 'failed' && each.assertionResults.length === 0).length
    : 0
  count(
    report && {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.testResults
        .flatMap((each) => each.assertionResults)
        .filter((each) => each.status === 'pending' || each.status === 'skipped')
        .map((each) => each.fullName),
    },
    code,
  )
}

function playwright() {
  const file = join(reports, 'e2e.json')
  const code = run(
    'end-to-end tests in Chromium',
    bin('@playwright/test', 'cli.js'),
    ['test', '-c', 'tests', '--reporter=list,json'],
    {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    },
  )
  const report = readReport(file)
  unsteady.push(...(report?.suites ?? []).flatMap((suite) => testsOf(suite, 'flaky')).map(({ title }) => title))
  count(
    report && {
      passed: report.stats.expected + report.stats.flaky,
      failed: report.stats.unexpected,
      skipped: report.suites
        .flatMap((suite) => testsOf(suite, 'skipped'))
        .map(({ title, reasons }) => `${title}: ${reasons.join(', ')}`),
    },
    code,
  )
}

/** The tests of one of Playwright's suites that ended with a status, each with the reasons given. */
function testsOf({ suites = [], specs = [] }, status) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter((test) => test.status === status)
      .map((test) => ({ title, reasons: test.annotations.map((each) => each.description ?? each.type) })),
  )
  return [...suites.flatMap((suite) => testsOf(suite, status)), ...own]
}

/** Adds a runner's totals; a runner that failed without naming a failed test is one failure. */
function count(result, code) {
  totals.passed += result?.passed ?? 0
  skipped.push(...(result?.skipped ?? []))
  totals.failed += Math.max(result?.failed ?? 0, code === 0 ? 0 : 1)
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function bin(name, path) {
  return join(root, 'node_modules', name, path)
}
