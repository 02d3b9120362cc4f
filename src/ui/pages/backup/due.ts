import type { StorageState } from '../../../acts/contract'

const DAY = 86_400_000

/** After so many days a backup is old. */
export const OLD_DAYS = 14

/** Whole days since a moment; null when there was none. */
export function daysSince(instant: string | null, now: Date): number | null {
  return instant === null ? null : Math.floor((now.getTime() - Date.parse(instant)) / DAY)
}

/** Whether to remind: there is something to lose, and the last backup is old or was never made. */
export function isOld(state: Pick<StorageState, 'lastBackup'>, somethingToLose: boolean, now: Date): boolean {
  const days = daysSince(state.lastBackup, now)
  return somethingToLose && (days === null || days >= OLD_DAYS)
}

/** Whether the day's automatic backup is still to be made: none was written since this morning, on this machine's clock. */
export function dayIsDue(lastAt: string | null, now: Date): boolean {
  if (lastAt === null) return true
  return new Date(lastAt).toDateString() !== now.toDateString() && Date.parse(lastAt) < now.getTime()
}
