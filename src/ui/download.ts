import type { FileOut } from '../acts/contract'

/** Hands a file to the browser's downloads. */
export function download(file: FileOut): void {
  const address = URL.createObjectURL(file.blob)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // The browser has read the address by then; a revoked one would end a slow download.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
