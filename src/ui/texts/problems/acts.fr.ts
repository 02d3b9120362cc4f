import type { ActProblem } from '../../../domain/problems/acts'
import type { ProblemTexts } from '../problem-text'
import { fault } from './own-formats.fr'

const EXPECTED: Readonly<Record<string, string>> = {
  filled: 'à remplir',
  siren: 'neuf chiffres dont le dernier est une clé',
  'vat-id': 'FR, une clé de deux chiffres et le SIREN',
  date: 'une date, par exemple 15/10/2026',
  'date-order': 'une fin après le début',
  account: 'un compte qui commence par trois chiffres',
  unique: 'une valeur qui n’existe pas déjà',
  'no-overlap': 'des exercices qui ne se chevauchent pas',
  width: 'un compte qui tient dans la largeur du dossier',
  rate: 'un taux, par exemple 5,5',
  amount: 'un montant, par exemple 1 234,56',
  known: 'un journal du dossier',
}

const ALTERED = {
  settings: () => 'Le paramétrage de ce dossier',
  documents: () => 'Un lot de pièces',
  export: (number: number | null) => (number === null ? 'Un export' : `L’export n° ${number}`),
  original: () => 'Le fichier d’origine de cette pièce',
  import: () => 'Le compte rendu d’un import',
  history: () => 'L’historique d’un lot de pièces',
} as const

/** Les mots de ce qui empêche d’agir. */
export const fr = {
  'act.nothing-to-export': () => ({
    what: 'Il n’y a rien à exporter.',
    why: 'Aucune pièce de la période n’attend, ou toutes sont bloquées ou laissées de côté.',
    remedy: 'Changez la période ou le journal, ou débloquez les pièces signalées.',
  }),
  'act.blocked-file': (p) => ({
    what: 'Le fichier serait refusé par le logiciel destinataire.',
    why: `${p.problems} anomalies bloquantes portent sur le fichier lui-même.`,
    remedy: 'Ouvrez l’onglet Anomalies, corrigez-les, puis prévisualisez de nouveau.',
  }),
  'act.taken-meanwhile': (p) => ({
    what: `${p.documents} pièces viennent de partir dans l’export n° ${p.export}.`,
    why: 'Un autre onglet les a exportées entre-temps ; rien n’est exporté deux fois.',
    remedy: 'Prévisualisez de nouveau : l’aperçu montrera ce qui reste.',
  }),
  'act.changed-meanwhile': () => ({
    what: 'Des pièces ou des réglages ont changé entre-temps.',
    why: 'L’aperçu ne dit plus exactement ce qui serait exporté.',
    remedy: 'Prévisualisez de nouveau.',
  }),
  'act.preview-gone': () => ({
    what: 'Cet aperçu n’existe plus.',
    why: 'Il a été remplacé par un autre, ou l’application a redémarré.',
    remedy: 'Prévisualisez de nouveau.',
  }),
  'act.already-cancelled': (p) => ({
    what: `L’export n° ${p.export} est déjà annulé.`,
    why: `Il l’a été le ${p.at.slice(8, 10)}/${p.at.slice(5, 7)}/${p.at.slice(0, 4)}.`,
    remedy: 'Rien à faire : ses pièces sont de nouveau exportables.',
  }),
  'act.corrected-since': (p) => ({
    what: `L’export n° ${p.export} ne peut pas être annulé.`,
    why: `L’export n° ${p.by} a corrigé certaines de ses pièces depuis.`,
    remedy: `Annulez d’abord l’export n° ${p.by}.`,
  }),
  'act.already-reversed': (p) => ({
    what: `L’export n° ${p.export} est déjà annulé par des écritures inverses.`,
    why: `L’export n° ${p.by} contient ces écritures.`,
    remedy: `Téléchargez le fichier de l’export n° ${p.by}, ou annulez-le pour refaire les écritures inverses.`,
  }),
  'act.reason-needed': () => ({
    what: 'Il manque la raison de l’annulation.',
    why: 'Elle reste dans la liste, pour vous et pour votre comptable.',
    remedy: 'Écrivez-la en quelques mots.',
  }),
  'act.exported-document': (p) => ({
    what: `La pièce ${p.number} est dans l’export n° ${p.export}.`,
    why: 'Ce qui est parti ne change pas en silence.',
    remedy: 'Annulez l’export, ou faites un export de correction.',
  }),
  'act.digest-differs': (p) => ({
    what: `Le fichier de l’export n° ${p.export} n’est plus intact.`,
    why: 'Son empreinte ne correspond plus à celle qui a été gardée.',
    remedy: 'Reprenez votre dernière sauvegarde (Sauvegarde › Restaurer).',
  }),
  'act.storage-full': () => ({
    what: 'Le navigateur n’a plus de place.',
    why: 'Il a refusé d’écrire ; rien n’a été fait à moitié.',
    remedy: 'Libérez de la place sur le disque, téléchargez une sauvegarde, puis recommencez.',
  }),
  'act.stopped': () => ({
    what: 'Arrêté à votre demande.',
    why: 'Rien n’a été modifié.',
    remedy: 'Vous pouvez recommencer quand vous voulez.',
  }),
  'act.locked': () => ({
    what: 'Ce dossier est verrouillé.',
    why: 'Sa phrase secrète n’a pas été donnée dans cet onglet ; rien n’a été lu ni écrit.',
    remedy: 'Ouvrez le dossier, donnez sa phrase secrète, puis recommencez.',
  }),
  'act.locked-already': () => ({
    what: 'Ce dossier a déjà un verrou.',
    why: 'Il a été posé dans un autre onglet.',
    remedy: 'Changez sa phrase secrète, ou retirez d’abord ce verrou.',
  }),
  'act.passphrase-needed': () => ({
    what: 'Il manque une phrase secrète.',
    why: 'Ce qui est à restaurer est chiffré.',
    remedy: 'Donnez la phrase du fichier, ou celle de chaque dossier verrouillé à restaurer.',
  }),
  'act.wrong-passphrase': () => ({
    what: 'Ce n’est pas la bonne phrase secrète.',
    why: 'Elle n’ouvre rien ici ; majuscules, accents et espaces comptent.',
    remedy: 'Vérifiez la touche des majuscules et essayez de nouveau, autant de fois que nécessaire.',
  }),
  'act.short-passphrase': (p) => ({
    what: 'Cette phrase secrète est trop courte.',
    why: `Qui a l’ordinateur peut en essayer beaucoup : il faut au moins ${p.least} caractères.`,
    remedy: 'Prenez quatre ou cinq mots sans rapport entre eux.',
  }),
  'act.row-altered': (p) => ({
    what: `${ALTERED[p.of](p.export)} ne peut plus être lu : ces données chiffrées ont été modifiées ou abîmées.`,
    why: p.documents.length > 0 ? `Entre autres : ${p.documents.join(' ; ')}.` : 'Leur sceau ne correspond plus.',
    remedy:
      'Restaurez votre dernière sauvegarde (Sauvegarde › Restaurer). Si le disque est en cause, changez-le avant.',
  }),
  'act.backup-unreadable': (p) => ({
    what: 'Ce fichier n’est pas une sauvegarde d’Écritoire.',
    why: p.detail,
    remedy: 'Choisissez un fichier .ecritoire téléchargé depuis la page Sauvegarde.',
  }),
  'act.backup-altered': (p) => ({
    what: 'Cette sauvegarde est incomplète ou modifiée ; rien n’a été restauré.',
    why: `L’empreinte ne correspond pas (${p.part}).`,
    remedy: 'Prenez une autre copie de ce fichier, ou une sauvegarde plus ancienne.',
  }),
  'act.backup-newer': (p) => ({
    what: 'Cette sauvegarde vient d’une version plus récente d’Écritoire.',
    why: `Elle est au format ${p.version}.`,
    remedy: 'Mettez l’application à jour, puis recommencez.',
  }),
  'act.format-unreadable': (p) => ({
    what: 'Ce fichier n’est pas un format personnalisé.',
    why: p.detail,
    remedy: 'Choisissez un fichier exporté depuis Paramétrage › Formats personnalisés.',
  }),
  'act.bad-format': (p) => ({
    what: `Le format « ${p.name} » ne peut pas être gardé tel quel : ${p.faults.length} point${p.faults.length > 1 ? 's' : ''} à corriger.`,
    why: [
      ...p.faults.slice(0, 6).map((each) => `${each.path} : ${fault(each)}`),
      ...(p.faults.length > 6 ? ['…'] : []),
    ].join(' '),
    remedy: 'Corrigez les champs marqués dans Paramétrage › Formats personnalisés.',
  }),
  'act.not-entries': (p) => ({
    what: `« ${p.file} » n’est pas un fichier d’écritures.`,
    why: `C’est un fichier ${p.found} : il ne contient pas d’écritures en lignes.`,
    remedy:
      'Examinez le fichier texte que le logiciel comptable importe ou exporte. Une facture se prend par Importer.',
  }),
  'act.unknown-format': (p) => ({
    what: `Le format de « ${p.file} » n’a pas été reconnu.`,
    why: 'Aucun des formats connus n’explique la plupart de ses lignes.',
    remedy: 'Choisissez le format : les lignes qui s’en écartent seront montrées une à une.',
  }),
  'act.profile-unreadable': (p) => ({
    what: 'Ce profil ne peut pas être lu ; rien n’a changé.',
    why: p.detail,
    remedy: 'Choisissez un profil exporté par Écritoire.',
  }),
  'act.bad-field': (p) => ({
    what: `${p.value === '' ? 'Ce champ' : `« ${p.value} »`} ne convient pas.`,
    why: `Attendu : ${EXPECTED[p.expected] ?? p.expected}.`,
    remedy: 'Corrigez ce champ, puis enregistrez de nouveau.',
  }),
} satisfies ProblemTexts<ActProblem>
