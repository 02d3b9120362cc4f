import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST_DAY, MONTH } from '../papers'
import type { Stage } from '../stage'

/** Memory that the page's process takes at most while a whole dossier is exported, and what the database takes on disk. */
export async function memory({ options, page, profile, dossier, add }: Stage): Promise<void> {
  const size = options.large
  const id = await dossier(size)
  const n = size.toLocaleString('en').replaceAll(',', ' ')
  const renderers = rendererProcesses(profile)
  const before = new Map(renderers.map((pid) => [pid, resetPeak(pid)]))
  const asked = [id, MONTH.to] as const
  const seen = await page.evaluate(([of, to]) => bench.preview(of, '2009-01-01', to, 'quadratus'), asked)
  const grown = renderers.map((pid) => peakOf(pid) - (before.get(pid) ?? 0))
  const disk = folderSize(join(profile, 'Default/IndexedDB')) / 1e6
  if (grown.length > 0) {
    add({
      case: 'memory',
      what: `${n} documents from ${FIRST_DAY.slice(0, 4)}: peak above rest`,
      value: Math.max(...grown) / 1e6,
      unit: 'MB',
      runs: 1,
      limit: { what: 'the file itself', value: seen.size / 1e6 },
      note: 'resident memory of the process that holds the page and the worker',
    })
  }
  add({ case: 'memory', what: 'the database on disk, all dossiers of this run', value: disk, unit: 'MB', runs: 1 })
}

/** Renderers among the descendants of the Chromium that has this profile; none where there is no /proc. */
function rendererProcesses(profile: string): number[] {
  const parents = new Map<number, number>()
  const commands = new Map<number, string>()
  for (const name of list('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = read(`/proc/${name}/stat`)
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    commands.set(Number(name), read(`/proc/${name}/cmdline`))
  }
  const main = [...commands].find(
    ([, command]) => command.includes(`--user-data-dir=${profile}`) && !command.includes('--type='),
  )?.[0]
  const descends = (pid: number): boolean => {
    const parent = parents.get(pid)
    return parent !== undefined && parent > 1 && (parent === main || descends(parent))
  }
  return [...commands]
    .filter(([pid, command]) => command.includes('--type=renderer') && descends(pid))
    .map(([pid]) => pid)
}

/** Starts the peak anew and returns what is resident now, in bytes. */
function resetPeak(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return statusOf(pid, 'VmRSS')
}

function peakOf(pid: number): number {
  return statusOf(pid, 'VmHWM')
}

function statusOf(pid: number, field: string): number {
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** A process may end between two looks. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function folderSize(folder: string): number {
  return list(folder).reduce((size, name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return size
    return size + (found.isDirectory() ? folderSize(path) : found.size)
  }, 0)
}
