import { createSignal, onCleanup, onMount } from 'solid-js'
import type { Engine } from '../../../acts/contract'
import { onChange } from '../../live'
import { dayIsDue, exportIsDue } from './due'
import { folderPermission, type KeptFolder, keptFolder, writeInto } from './folder'

/** How often the day is looked at again while the application stays open. */
const LOOK_MS = 3_600_000

/** An export is followed by its backup once the download has had its turn. */
const AFTER_EXPORT_MS = 3_000

const [lastRun, setLastRun] = createSignal<KeptFolder | null>(null)

/** The folder as the last automatic backup of this tab left it; reactive. */
export { lastRun }

/**
 * Writes a backup into the kept folder if it may be written without asking. `only`: a condition looked at inside the
 * lock, so that several tabs make one backup. Returns the folder afterwards, null when nothing was to be done.
 */
export async function backUpInto(
  engine: Engine,
  only: (folder: KeptFolder) => boolean = () => true,
): Promise<KeptFolder | null> {
  const act = async () => {
    const folder = await keptFolder()
    if (!folder || !only(folder) || (await folderPermission(folder)) !== 'granted') return null
    const file = await engine.backup({ id: crypto.randomUUID() })
    const done = await writeInto(folder, file, new Date())
    setLastRun(done)
    return done
  }
  // Without locks two tabs may both write the day's file: the same content twice.
  return navigator.locks ? navigator.locks.request('ecritoire-folder-backup', act) : act()
}

/** Backs up into the kept folder once a day and after each export, as long as this component lives. */
export function createAutomaticBackup(engine: Engine): void {
  const quietly = (only: (folder: KeptFolder) => boolean) => {
    // A failure to read the folder is shown on the page « Sauvegarde », which reads it again; work goes on.
    backUpInto(engine, only).catch((cause: unknown) => console.warn('automatic backup', cause))
  }
  const daily = () => quietly((folder) => dayIsDue(folder.lastAt, new Date()))
  let timer: ReturnType<typeof setTimeout> | undefined
  onChange((change) => {
    if (change.what !== 'exports') return
    const asked = new Date()
    clearTimeout(timer)
    // Another tab that heard the same export may have written it meanwhile.
    timer = setTimeout(() => quietly((folder) => exportIsDue(folder.lastAt, asked, new Date())), AFTER_EXPORT_MS)
  })
  onMount(() => {
    const first = setTimeout(daily, AFTER_EXPORT_MS)
    const again = setInterval(daily, LOOK_MS)
    onCleanup(() => {
      clearTimeout(first)
      clearTimeout(timer)
      clearInterval(again)
    })
  })
}
