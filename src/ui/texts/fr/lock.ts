import { FRENCH } from '../typography'

/** Textes du verrou d’un dossier. */
export const lock = {
  lockedDossier: 'Dossier verrouillé',
  chip: 'verrouillé',
  lockNow: 'Verrouiller',
  passphrase: 'Phrase secrète',
  show: 'Montrer ce qui est tapé',
  unlock: {
    title: 'Dossier verrouillé',
    titleOf: (name: string) => `${name} : dossier verrouillé`,
    text: 'Tout ce qu’il contient est chiffré sur cet ordinateur. Sa phrase secrète l’ouvre dans cet onglet, jusqu’à ce que vous le verrouilliez ou fermiez la page.',
    goesOn: 'Ce que vous aviez demandé reprend ensuite.',
    open: 'Ouvrir',
    opening: 'Vérification de la phrase…',
    unfinished: {
      setting: 'Le chiffrement de ce dossier a été interrompu. Il se termine à l’ouverture ; rien n’est perdu.',
      removing: 'Le retrait du verrou a été interrompu. Il se termine à l’ouverture ; rien n’est perdu.',
    },
    forgotten: 'Phrase oubliée ?',
    forgottenText:
      'Personne ne peut la retrouver ni s’en passer, pas même nous. Il reste une sauvegarde d’avant le verrou, ou une sauvegarde dont vous connaissez la phrase.',
  },
  lead: 'Un verrou chiffre sur cet ordinateur tout ce que contient ce dossier : pièces, originaux, exports, réglages, comptes rendus. Il protège d’un vol ou d’un regard ; il ne remplace pas une sauvegarde.',
  warning:
    'Si vous oubliez la phrase secrète, tout est perdu : elle n’est gardée nulle part et personne ne peut la retrouver.',
  warningRemedy: 'Écrivez-la sur un papier que vous rangez ailleurs, et téléchargez d’abord une sauvegarde.',
  toBackup: 'Faire une copie du dossier',
  understood: 'J’ai noté la phrase secrète ; sans elle, ce dossier ne pourra plus jamais être ouvert.',
  clear:
    'Restent lisibles sans la phrase : combien de lots de pièces et d’exports il y a, leurs numéros d’ordre, leur taille, le nom que vous choisissez de montrer, et la disposition de vos fichiers CSV.',
  first: 'Phrase secrète',
  firstHint: (least: number) =>
    `Au moins ${FRENCH.count(least)} caractères ; quatre ou cinq mots sans rapport font une bonne phrase.`,
  again: 'La même, encore une fois',
  different: 'Les deux phrases ne sont pas les mêmes.',
  name: 'Nom montré quand il est verrouillé',
  nameHint: 'Vide : la liste montre seulement « Dossier verrouillé ».',
  idle: 'Se verrouiller seul',
  idles: {
    '0': 'jamais',
    '5': 'après 5 minutes sans rien faire',
    '15': 'après 15 minutes sans rien faire',
    '60': 'après une heure sans rien faire',
  },
  set: 'Verrouiller ce dossier',
  setting: 'Chiffrement du dossier. Vous pouvez arrêter : il redevient alors comme avant.',
  done: 'Ce dossier est chiffré. Il reste ouvert dans cet onglet.',
  state: 'Ce dossier a un verrou ; il est ouvert dans cet onglet.',
  everywhere: 'Verrouiller ferme ce dossier dans tous les onglets.',
  options: 'Ce qui se voit et quand il se ferme',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  change: 'Changer la phrase secrète',
  changeText: 'Les sauvegardes déjà faites gardent l’ancienne phrase.',
  current: 'Phrase secrète actuelle',
  next: 'Nouvelle phrase secrète',
  changed: 'La phrase secrète est changée.',
  remove: 'Retirer le verrou',
  removeText: 'Tout le dossier est déchiffré ; n’importe qui sur cet ordinateur peut alors l’ouvrir.',
  removing: 'Déchiffrement du dossier. Vous pouvez arrêter : il reste alors verrouillé.',
  removed: 'Le verrou est retiré : ce dossier n’est plus chiffré.',
}
