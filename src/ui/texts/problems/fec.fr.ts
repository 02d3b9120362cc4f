import type { FecCode } from '../../../formats/fec/findings'

/** Les mots du contrôle d’un FEC, par règle : ce qui ne va pas, ce qu’il faut faire. */
export const fr = {
  NAME: {
    what: 'Le nom du fichier n’a pas la forme attendue.',
    remedy: 'Renommez-le SIREN + FEC + date de clôture, par exemple 123456789FEC20261231.txt.',
  },
  'NAME-SIREN': {
    what: 'Le SIREN ou la date de clôture du nom ne sont pas justes.',
    remedy: 'Corrigez le nom : neuf chiffres de SIREN, puis FEC, puis le dernier jour de l’exercice.',
  },
  SEP: {
    what: 'Les champs ne sont séparés ni par des tabulations ni par des barres |.',
    remedy: 'Exportez de nouveau le FEC en choisissant la tabulation.',
  },
  'SEP-TRAIL': { what: 'Un séparateur de trop termine les lignes.', remedy: 'Toléré ; rien à faire.' },
  EMPTY: { what: 'Le fichier ne contient aucune ligne d’écriture.', remedy: 'Vérifiez la période exportée.' },
  'COL-NONE': {
    what: 'La première ligne ne nomme pas les champs d’un FEC.',
    remedy: 'Vérifiez que le fichier est un FEC et que sa ligne de titres n’a pas été retirée.',
  },
  'COL-MISSING': {
    what: 'Un champ obligatoire manque à la ligne de titres.',
    remedy: 'Les dix-huit champs sont tous exigés, même vides : ajoutez la colonne.',
  },
  'COL-ALIAS': {
    what: 'Un champ porte un nom que l’outil de contrôle ne reconnaît pas.',
    remedy: 'Donnez-lui le nom exact du texte de loi.',
  },
  'COL-SPELL': {
    what: 'Un nom de champ n’a pas l’orthographe exacte de la loi.',
    remedy: 'Reconnu ici ; certains logiciels le refusent.',
  },
  'COL-ORDER': {
    what: 'Les champs ne sont pas dans l’ordre de la loi.',
    remedy: 'Remettez-les dans l’ordre : des logiciels lisent par position.',
  },
  'COL-DUP': {
    what: 'Un champ est présent deux fois.',
    remedy: 'Retirez la seconde colonne : seule la première est lue.',
  },
  'COL-MIX': {
    what: 'Montant et Débit ou Crédit sont mêlés.',
    remedy: 'Gardez Débit et Crédit, ou Montant et Sens, jamais les deux.',
  },
  'COL-EXTRA': { what: 'Colonne supplémentaire.', remedy: 'Permise après les champs de la loi ; rien à faire.' },
  'LINE-COUNT': {
    what: 'Le nombre de champs diffère de celui de la ligne de titres.',
    remedy: 'Cherchez un séparateur ou un retour à la ligne dans un libellé ; la ligne n’a pas été lue.',
  },
  'LINE-BLANK': { what: 'Ligne vide.', remedy: 'Supprimez-la.' },
  'EOL-MIX': {
    what: 'Les fins de ligne sont de plusieurs sortes.',
    remedy: 'Enregistrez le fichier avec une seule sorte de fin de ligne.',
  },
  'EOL-IN-FIELD': { what: 'Un champ contient un caractère de contrôle.', remedy: 'Retirez-le du libellé à la source.' },
  ENC: {
    what: 'Le jeu de caractères n’est ni UTF-8 ni ISO 8859-15.',
    remedy: 'Lu en Windows-1252 ; vérifiez les accents.',
  },
  'ENC-BOM': { what: 'Le fichier commence par une marque UTF-8.', remedy: 'Tolérée ; rien à faire.' },
  'ENC-UTF16': { what: 'Le fichier est en UTF-16.', remedy: 'Enregistrez-le en UTF-8.' },
  REQ: { what: 'Une valeur obligatoire est vide.', remedy: 'Complétez la ligne.' },
  'REQ-DATA': {
    what: 'Une donnée exigée depuis 2013 est vide.',
    remedy: 'Complétez le journal, la pièce ou la date de validation.',
  },
  'REQ-CASH': {
    what: 'La date ou le mode de règlement manque.',
    remedy: 'Complétez-les : la comptabilité de trésorerie les demande.',
  },
  'DATE-BAD': { what: 'Date illisible.', remedy: 'Écrivez-la AAAAMMJJ.' },
  'DATE-ZERO': { what: 'Des zéros tiennent lieu de date.', remedy: 'Laissez le champ vide.' },
  'DATE-FORM': {
    what: 'Date lisible, mais pas AAAAMMJJ ou pas un jour du calendrier.',
    remedy: 'Écrivez un jour réel sous la forme AAAAMMJJ.',
  },
  'DATE-CENTURY': { what: 'Date hors des années 1900 à 2099.', remedy: 'Vérifiez l’année.' },
  'DATE-YEAR': {
    what: 'Date d’écriture hors de l’exercice ou de la période.',
    remedy: 'Déplacez l’écriture, ou contrôlez le bon exercice.',
  },
  'DATE-ORDER': { what: 'Une date de validation ou de lettrage précède ce qu’elle suit.', remedy: 'Vérifiez la date.' },
  'PIECE-YEAR': {
    what: 'Date de pièce hors de l’exercice ou de la période.',
    remedy: 'Vérifiez-la ; des logiciels refusent le fichier.',
  },
  'NUM-DOT': { what: 'Un montant contient un point.', remedy: 'La décimale est une virgule.' },
  'NUM-THOUSAND': { what: 'Un montant contient une espace.', remedy: 'Retirez les séparateurs de milliers.' },
  'NUM-BAD': { what: 'Montant illisible.', remedy: 'Écrivez-le en chiffres, avec une virgule.' },
  'NUM-LARGE': {
    what: 'Montant trop grand pour être compté au centime.',
    remedy: 'Vérifiez-le ; la ligne compte pour zéro.',
  },
  'NUM-LAX': { what: 'Montant lisible, mais pas à deux décimales sans signe.', remedy: 'Écrivez-le 1234,56.' },
  'NUM-BLANK': { what: 'Débit ou crédit laissé vide.', remedy: 'Écrivez 0,00 sur le côté sans montant.' },
  'ACC-3': {
    what: 'Le compte ne commence pas par trois chiffres.',
    remedy: 'Employez un compte du plan comptable français.',
  },
  'DC-BOTH': { what: 'Débit et crédit sur la même ligne.', remedy: 'Scindez la ligne en deux.' },
  'DC-ZERO': { what: 'Ligne sans montant.', remedy: 'Supprimez-la : des logiciels la refusent.' },
  SENS: { what: 'Le sens n’est ni D ni C, ni +1 ni -1.', remedy: 'Corrigez-le : l’outil de contrôle s’arrête là.' },
  'BAL-ENTRY': {
    what: 'Une écriture n’est pas équilibrée (débit moins crédit).',
    remedy: 'Corrigez l’écriture dans le logiciel qui l’a produite.',
  },
  'BAL-FILE': {
    what: 'Le fichier n’est pas équilibré (débit moins crédit).',
    remedy: 'Vérifiez que tous les journaux sont là.',
  },
  'ENTRY-1LINE': { what: 'Une écriture n’a qu’une ligne.', remedy: 'Vérifiez son numéro et sa contrepartie.' },
  'ENTRY-DATES': {
    what: 'Les lignes d’une écriture ont plusieurs dates.',
    remedy: 'Donnez-leur la même date d’écriture et de validation.',
  },
  'SEQ-GAP': {
    what: 'Un numéro d’écriture manque avant celui-ci.',
    remedy: 'Un brouillon supprimé l’explique ; gardez-en la trace.',
  },
  'SEQ-DUP': { what: 'Un numéro d’écriture revient après d’autres.', remedy: 'Regroupez les lignes d’une écriture.' },
  'SEQ-ORDER': {
    what: 'Un numéro d’écriture est inférieur au précédent.',
    remedy: 'Triez les écritures par ordre de validation.',
  },
  'AN-FIRST': {
    what: 'Des à-nouveaux suivent d’autres écritures.',
    remedy: 'La loi les veut en premier, ou bien identifiables.',
  },
  'VALID-ORDER': { what: 'Une date de validation recule.', remedy: 'Triez les écritures par date de validation.' },
  'AUX-PAIR': { what: 'Compte auxiliaire sans son nom, ou l’inverse.', remedy: 'Remplissez les deux champs ou aucun.' },
  'AUX-ACCOUNT': {
    what: 'Compte auxiliaire hors d’un compte de tiers.',
    remedy: 'Retirez-le : à l’import il peut remplacer le compte général.',
  },
  'LET-PAIR': { what: 'Lettrage sans sa date, ou l’inverse.', remedy: 'Remplissez les deux champs ou aucun.' },
  'LET-BAL': {
    what: 'Les lignes d’un même lettrage ne se soldent pas.',
    remedy: 'Vérifiez le code sur ce compte de tiers.',
  },
  'CUR-PAIR': { what: 'Montant en devise sans devise, ou l’inverse.', remedy: 'Remplissez les deux champs ou aucun.' },
  'LIB-VARIES': {
    what: 'Un même code porte plusieurs libellés.',
    remedy: 'Sans gravité ; un seul libellé par code est plus clair.',
  },
} satisfies Record<FecCode, { readonly what: string; readonly remedy: string }>
