import { FRENCH } from '../typography'

const { count } = FRENCH

function many(value: number, one: string, more: string): string {
  return `${count(value)} ${value < 2 ? one : more}`
}

/** Une taille en Mo, ou en Go quand elle est grande. */
function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1).replace('.', ',')} Go`
  return bytes < 1e6 ? 'moins de 1 Mo' : `${count(Math.round(bytes / 1e6))} Mo`
}

/** Textes de la page de sauvegarde. */
export const backup = {
  title: 'Sauvegarde',
  why: 'Vos dossiers vivent dans ce navigateur, sur cet ordinateur, et nulle part ailleurs. Une sauvegarde est un fichier qui contient tout : pièces, originaux, réglages, registre et fichiers exportés, à l’octet près.',
  last: (when: string) => `Dernière sauvegarde : ${when}`,
  never: 'Aucune sauvegarde n’a encore été faite',
  make: 'Télécharger une sauvegarde',
  made: (name: string, bytes: number) =>
    `${name} (${size(bytes)}) est dans vos téléchargements. Gardez-le hors de cet ordinateur.`,
  stopped: 'Sauvegarde arrêtée : aucun fichier n’a été écrit.',
  storage: 'Place et protection',
  protectedChip: 'protégé',
  unprotectedChip: 'non protégé',
  persisted: 'Le navigateur s’est engagé à ne pas effacer ces données de lui-même.',
  notPersisted: 'Le navigateur peut effacer ces données s’il manque de place.',
  persist: 'Demander la protection',
  refused: 'Le navigateur n’a pas accepté. Installer l’application l’y décide souvent.',
  space: (used: number, quota: number) => `${size(used)} utilisés sur ${size(quota)} possibles`,
  loss: 'Ce que « perdre le navigateur » veut dire',
  losses: [
    'Effacer les données de navigation, supprimer le profil du navigateur, changer ou perdre l’ordinateur : les dossiers disparaissent avec.',
    'Une fenêtre de navigation privée oublie tout à sa fermeture.',
    'Une sauvegarde restaurée rend le même registre, les mêmes fichiers et les mêmes empreintes.',
  ],
  folder: {
    title: 'Sauvegarde automatique dans un dossier',
    cannot:
      'Ce navigateur ne sait pas écrire seul dans un dossier ; Chrome et Edge le savent. Téléchargez une sauvegarde de temps en temps.',
    why: 'Choisissez un dossier, par exemple une clé USB ou un dossier synchronisé : une sauvegarde y sera écrite chaque jour d’utilisation et après chaque export.',
    choose: 'Choisir un dossier',
    other: 'Changer de dossier',
    allow: 'Autoriser de nouveau',
    now: 'Sauvegarder maintenant',
    forget: 'Ne plus sauvegarder ici',
    active: 'active',
    paused: 'en pause',
    failed: 'en échec',
    never: 'rien n’y a encore été écrit',
    last: (when: string) => `écrite le ${when}`,
    ask: 'Le navigateur demande à nouveau votre accord pour écrire dans ce dossier.',
    failure: (reason: string) => `La dernière sauvegarde n’a pas pu être écrite : ${reason}`,
    rhythm: 'Un fichier par jour, remplacé après chaque export. Écritoire n’efface jamais un fichier de ce dossier.',
    writing: 'Écriture dans le dossier…',
  },
  protect: 'Protéger ce fichier par une phrase secrète',
  protectMeans:
    'Sans cette phrase, personne ne pourra restaurer ce fichier : écrivez-la et gardez-la ailleurs que lui.',
  lockedHere: 'verrouillé',
  fileAsks: 'Ce fichier est protégé. Donnez la phrase secrète qui a été choisie en le téléchargeant.',
  filePassphrase: 'Phrase secrète du fichier',
  openFile: 'Ouvrir le fichier',
  passphraseOf: (name: string) => `Phrase secrète de ${name}`,
  restore: 'Restaurer une sauvegarde',
  restoreText: 'Le fichier est d’abord vérifié et montré ; rien ne change avant votre accord.',
  choose: 'Choisir une sauvegarde',
  checking: (name: string) => `Vérification de ${name}…`,
  contents: (when: string, version: string) => `Sauvegarde du ${when}, version ${version}`,
  dossier: 'Dossier',
  documents: 'Pièces',
  exports: 'Exports',
  here: 'Sur cet ordinateur',
  fresh: 'sera ajouté',
  replaceIt: 'existe déjà : le remplacer',
  replaceOf: (name: string) => `Remplacer ${name}`,
  replaceMeans: (dossiers: number) =>
    dossiers < 2
      ? 'Ce qui a été fait dans ce dossier depuis la sauvegarde sera perdu.'
      : `Ce qui a été fait dans ces ${count(dossiers)} dossiers depuis la sauvegarde sera perdu.`,
  run: (dossiers: number) => `Restaurer ${many(dossiers, 'dossier', 'dossiers')}`,
  done: (dossiers: number, documents: number, exports: number, digests: number) =>
    `${many(dossiers, 'dossier restauré', 'dossiers restaurés')} : ${many(documents, 'pièce', 'pièces')}, ${many(exports, 'export', 'exports')} ; ${many(digests, 'empreinte recalculée et conforme', 'empreintes recalculées et conformes')}.`,
}
