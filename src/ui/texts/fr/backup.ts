import { FRENCH } from '../typography'

/** Textes de la page de sauvegarde. */
export const backup = {
  title: 'Sauvegarde',
  why: 'Vos dossiers vivent dans ce navigateur, sur cet ordinateur. Si ses données sont effacées, seule une sauvegarde les rend : pièces, originaux, réglages, registre et fichiers exportés, à l’octet près.',
  last: (when: string) => `Dernière sauvegarde : ${when}`,
  never: 'Aucune sauvegarde n’a encore été faite.',
  make: 'Télécharger une sauvegarde',
  storage: 'Place et protection',
  persisted: 'Le navigateur s’est engagé à ne pas effacer ces données de lui-même.',
  notPersisted: 'Le navigateur peut effacer ces données s’il manque de place.',
  persist: 'Demander la protection',
  refused: 'Le navigateur n’a pas accepté. Installer l’application l’y décide souvent.',
  space: (used: number, quota: number) =>
    `${FRENCH.count(Math.round(used / 1e6))} Mo utilisés sur ${FRENCH.count(Math.round(quota / 1e6))} Mo possibles`,
  restore: 'Restaurer une sauvegarde',
  choose: 'Choisir une sauvegarde',
  contents: (when: string, version: string) => `Sauvegarde du ${when}, version ${version}`,
  exists: 'existe déjà ici : cocher pour le remplacer',
  fresh: 'sera ajouté',
  counts: (documents: number, exports: number) =>
    `${FRENCH.count(documents)} pièces · ${FRENCH.count(exports)} exports`,
  run: 'Restaurer',
  done: (dossiers: number, documents: number, digests: number) =>
    `${dossiers} dossier(s) et ${FRENCH.count(documents)} pièces restaurés ; ${digests} empreintes d’export vérifiées.`,
}
