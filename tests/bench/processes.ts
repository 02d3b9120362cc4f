import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** Processes of the Chromium that has this profile; none where there is no /proc. */
export function processesOf(profile: string, kind: 'all' | 'renderer'): number[] {
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
    .filter(([pid, command]) => descends(pid) && (kind === 'all' || command.includes(`--type=${kind}`)))
    .map(([pid]) => pid)
    .concat(kind === 'all' && main !== undefined ? [main] : [])
}

/** Ticks of /proc in a second, the same on every Linux that has a Chromium. */
const TICKS = 100

/** Seconds of processor that some processes have used so far, waiting not counted: load on the machine changes it little. */
export function cpuSeconds(pids: readonly number[]): number {
  const ticks = pids.map((pid) => {
    const stat = read(`/proc/${pid}/stat`)
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number)
    return user + system
  })
  return ticks.reduce((sum, each) => sum + each, 0) / TICKS
}

/** Starts the peak of a process's memory anew and returns what is resident now, in bytes. */
export function resetPeak(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  return statusOf(pid, 'VmRSS')
}

/** The most that was resident since then. */
export function peakOf(pid: number): number {
  return statusOf(pid, 'VmHWM')
}

function statusOf(pid: number, field: string): number {
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024
}

/** What is in a folder; nothing where there is none. */
export function list(folder: string): string[] {
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
