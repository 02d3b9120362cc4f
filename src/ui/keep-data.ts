/**
 * Asks the browser not to erase this site's data by itself. To be called after a gesture of the user: some browsers ask,
 * others decide alone. Answers whether it agreed.
 */
export async function keepData(): Promise<boolean> {
  // Absent outside secure contexts and in old browsers.
  const storage: Partial<StorageManager> | undefined = navigator.storage
  return (await storage?.persist?.()) ?? false
}

/**
 * The same without waiting, where something else is to be done: Firefox asks the user, who may leave the question open.
 * What was answered is shown on the page « Sauvegarde ».
 */
export function askToKeepData(): void {
  keepData().catch(() => undefined)
}
