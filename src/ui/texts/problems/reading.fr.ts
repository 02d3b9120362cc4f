import type { ReadCode } from '../../../formats'

/** Les mots des anomalies d’un fichier d’écritures lu : ce qui ne va pas, ce qu’il faut faire. */
export const fr = {
  empty: {
    what: 'Aucune écriture n’a été lue.',
    remedy: 'Vérifiez que le format choisi est le bon et que le fichier est entier.',
  },
  charset: {
    what: 'Les octets ne sont pas dans le jeu de caractères du format.',
    remedy:
      'Lu dans celui des octets ; le logiciel destinataire montrerait de mauvais accents. Convertissez le fichier.',
  },
  'line-end': {
    what: 'Les fins de ligne ne sont pas celles du format.',
    remedy: 'Lues quand même ; convertissez-les si l’import échoue.',
  },
  'blank-line': { what: 'Ligne vide.', remedy: 'Passée ; supprimez-la si l’import échoue.' },
  'header-missing': {
    what: 'Une ligne d’en-tête du format manque.',
    remedy: 'Ajoutez-la, ou choisissez l’option du format qui s’en passe.',
  },
  'header-differs': {
    what: 'Les titres des colonnes ne sont pas ceux du format.',
    remedy: 'Les colonnes ont été lues par leur titre ; remettez-les dans l’ordre du format.',
  },
  'record-unknown': {
    what: 'Type de ligne inconnu de ce format.',
    remedy: 'La ligne n’a pas été lue. Vérifiez son premier champ, ou choisissez un autre format.',
  },
  'record-order': {
    what: 'Une ligne en complète une autre qui n’est pas là.',
    remedy: 'Remettez-la après la ligne d’écriture dont elle dépend.',
  },
  'record-length': {
    what: 'La ligne n’a pas la longueur du format (trouvée / attendue).',
    remedy:
      'Un caractère de trop ou de moins décale tous les champs qui suivent : comptez sous la règle de l’onglet Fichier.',
  },
  'field-count': {
    what: 'La ligne n’a pas le nombre de champs du format (trouvés / attendus).',
    remedy: 'Cherchez un séparateur de trop dans un libellé, ou une colonne oubliée.',
  },
  'date-unreadable': {
    what: 'Date illisible dans la forme du format.',
    remedy: 'Écrivez un jour réel dans cette forme ; la date manque à l’écriture.',
  },
  'amount-unreadable': {
    what: 'Montant illisible.',
    remedy: 'Écrivez-le en chiffres avec la marque décimale du format ; il compte pour zéro.',
  },
  'amount-mark': {
    what: 'Montant écrit avec une autre marque décimale, ou des milliers séparés.',
    remedy: 'Compris ici ; le logiciel destinataire peut le lire cent fois trop grand. Réécrivez-le.',
  },
  'side-unreadable': {
    what: 'Le sens n’est ni débit ni crédit.',
    remedy: 'Compté au débit ; corrigez la lettre du sens.',
  },
  required: { what: 'Une valeur obligatoire est vide.', remedy: 'Complétez la ligne.' },
  'value-refused': {
    what: 'Valeur que le logiciel destinataire refuse dans ce champ.',
    remedy: 'Employez les caractères qu’il accepte.',
  },
  'too-wide': {
    what: 'Texte plus long que le champ du logiciel destinataire.',
    remedy: 'Raccourcissez-le : il serait coupé ou refusé.',
  },
  control: { what: 'Un champ contient un caractère de contrôle.', remedy: 'Retirez-le du libellé à la source.' },
  'both-sides': { what: 'Débit et crédit sur la même ligne.', remedy: 'Scindez la ligne en deux.' },
  'no-amount': { what: 'Ligne sans montant.', remedy: 'Supprimez-la : des logiciels la refusent.' },
  'several-dates': {
    what: 'Les lignes d’une écriture ont plusieurs dates.',
    remedy: 'Donnez-leur la même date, ou des numéros différents.',
  },
  'one-line': { what: 'Une écriture n’a qu’une ligne.', remedy: 'Vérifiez sa pièce, son numéro et sa contrepartie.' },
  unbalanced: {
    what: 'Une écriture n’est pas équilibrée (débit moins crédit).',
    remedy: 'Corrigez-la dans le logiciel qui l’a produite.',
  },
  'file-unbalanced': {
    what: 'Le fichier n’est pas équilibré (débit moins crédit).',
    remedy: 'Vérifiez que tous les journaux et toutes les lignes sont là.',
  },
} satisfies Record<ReadCode, { readonly what: string; readonly remedy: string }>
