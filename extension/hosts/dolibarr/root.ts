import type { Site } from '../site'

/** Where the application is installed: style sheets of its theme say the prefix. */
export function rootOf(site: Site): string {
  for (const link of site.page.querySelectorAll('link[rel="stylesheet"]')) {
    const path = /^(.*)\/(?:theme|includes)\//.exec(link.getAttribute('href') ?? '')?.[1]
    if (path !== undefined) return `${new URL(`${path}/`, site.address).pathname}`
  }
  return site.address.pathname.replace(/(?:compta|fourn|comm|societe|accountancy)\/.*$|[^/]*$/, '')
}

/** Payment types of Dolibarr's own list under their French names, which its pages print. */
export const MODES: Readonly<Record<string, string>> = {
  VIR: 'Virement bancaire',
  CHQ: 'Chèque',
  CB: 'Carte bancaire',
  LIQ: 'Espèce',
  PRE: 'Prélèvement',
}
