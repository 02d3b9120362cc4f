import type { IncomingFile } from '../acts/contract'

/** What the browser tells an installed application of the files it was opened with (File Handling API, Chromium). */
interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void
}

/** Hears of files that were opened with Écritoire from the desktop: « Ouvrir avec ». Silent where the browser cannot. */
export function listenToLaunches(take: (files: readonly IncomingFile[]) => void): void {
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(async ({ files = [] }) => {
    take(await Promise.all(files.map(async (handle) => ({ name: handle.name, blob: await handle.getFile() }))))
  })
}
