/** How one installation is told from others of the same site: by the path that it lies under; empty at the top. */
export function installedUnder(root: string): string {
  return root.replace(/^\/|\/$/g, '')
}
