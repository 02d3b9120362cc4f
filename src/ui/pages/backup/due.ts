import type { StorageState } from '../../../acts/contract'

const DAY = 86_400_000

/** After so many days a backup is old. */
const OLD_DAYS = 14

/** Whole days since a moment, negative where the clock was set back since. */
export function daysSince(instant: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(instant)) / DAY)
}

/** Whether a moment lies ahead by more than a clock is wrong from day to day: it was set back, nobody knows since when. */
export function isAhead(instant: string, now: Date): boolean {
  return Date.parse(instant) - now.getTime() > DAY
}

/** Whether to remind: there is something to lose, and the last backup is old, of an unknown age or was never made. */
export function isOld({ lastBackup }: Pick<StorageState, 'lastBackup'>, somethingToLose: boolean, now: Date): boolean {
  if (!somethingToLose) return false
  return lastBackup === null || daysSince(lastBackup, now) >= OLD_DAYS || isAhead(lastBackup, now)
}

/** Whether the day's automatic backup is still to be made: none was written since this morning, on this machine's clock. */
export function dayIsDue(lastAt: string | null, now: Date): boolean {
  if (lastAt === null || isAhead(lastAt, now)) return true
  return new Date(lastAt).toDateString() !== now.toDateString() && Date.parse(lastAt) < now.getTime()
}

/** Whether an export that was heard of at `asked` still waits for its backup: none was written between then and now. */
export function exportIsDue(lastAt: string | null, asked: Date, now: Date): boolean {
  return lastAt === null || Date.parse(lastAt) < asked.getTime() || Date.parse(lastAt) > now.getTime()
}
