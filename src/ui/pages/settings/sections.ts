/** The sections of the settings, in the order of the page; each is the last part of its address. */
export const SECTIONS = [
  'societe',
  'comptes',
  'ventes',
  'achats',
  'tva',
  'journaux',
  'modes',
  'tiers',
  'options',
  'speciaux',
  'format',
  'formats',
  'reprise',
  'profil',
  'protection',
] as const

export type SectionId = (typeof SECTIONS)[number]

/** The section that an address names; the first one when it names none. */
export function sectionOf(text: string | undefined): SectionId {
  return SECTIONS.find((each) => each === text) ?? SECTIONS[0]
}
