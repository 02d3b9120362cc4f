import type { DefinitionFault, FormulaFailure, FormulaFault, FormulaType } from '../../../domain/custom-format'

const TYPES: Readonly<Record<FormulaType, string>> = {
  text: 'un texte',
  amount: 'un montant',
  foreign: 'un montant en devise',
  number: 'un nombre',
  date: 'une date',
  truth: 'un vrai ou faux',
}

const listed = (all: readonly FormulaType[]) =>
  new Intl.ListFormat('fr', { type: 'disjunction' }).format(all.map((each) => TYPES[each]))

/** Ce qui ne va pas dans une formule, et où. */
function formulaFault(fault: FormulaFault): string {
  const at = `Caractère ${fault.at + 1} : `
  switch (fault.fault) {
    case 'unknown-field':
      return `${at}« ${fault.name} » n’est pas un champ. Choisissez-le dans la liste des champs.`
    case 'unknown-function':
      return `${at}« ${fault.name} » n’est pas une fonction.`
    case 'unknown-table':
      return `${at}aucune table ne s’appelle « ${fault.name} ».`
    case 'unexpected':
      return `${at}« ${fault.found} » n’est pas attendu ici. Un texte s’écrit entre guillemets.`
    case 'unfinished':
      return `${at}la formule s’arrête trop tôt.`
    case 'unclosed-text':
      return `${at}le guillemet ouvert ici n’est pas fermé.`
    case 'unclosed-brace':
      return `${at}l’accolade ouverte ici n’est pas fermée. Pour écrire une accolade, doublez-la.`
    case 'too-long':
      return `Le texte dépasse ${fault.most} caractères.`
    case 'too-deep':
      return `${at}trop de parenthèses les unes dans les autres.`
    case 'wrong-type':
      return `${at}il faut ${listed(fault.wanted)}, et c’est ${TYPES[fault.found]}.`
    case 'mixed-types':
      return `${at}${TYPES[fault.other]} ne va pas avec ${TYPES[fault.one]}.`
    case 'arguments':
      return fault.most === 0
        ? `${at}${fault.name} demande au moins ${fault.least} valeurs.`
        : `${at}${fault.name} demande ${fault.least === fault.most ? fault.least : `${fault.least} à ${fault.most}`} valeur${fault.most > 1 ? 's' : ''}.`
    case 'bad-mask':
      return `${at}ce n’est pas une forme de date (JJ, MM, AAAA…).`
    case 'not-constant':
      return `${at}il faut ici un texte entre guillemets.`
    case 'not-of-file':
      return `${at}« ${fault.name} » change d’une ligne à l’autre : il ne peut pas être ici.`
  }
}

const NEEDS = { date: 'une date', account: 'un compte', amount: 'un montant et son sens' } as const

/** Ce qui ne va pas dans un format personnalisé. */
export function fault(p: DefinitionFault): string {
  switch (p.what) {
    case 'formula':
      return formulaFault(p.formula)
    case 'empty':
      return 'À remplir.'
    case 'bad-separator':
      return 'De un à trois signes, ni lettre, ni chiffre, ni guillemet.'
    case 'separator-is-mark':
      return 'Le séparateur des colonnes s’y trouve : changez-le, ou mettez des guillemets si besoin.'
    case 'same-marks':
      return 'Le même signe que le séparateur décimal.'
    case 'charset-width':
      return 'En largeur fixe, un caractère doit faire un octet : choisissez Windows-1252, par exemple.'
    case 'bad-fill':
      return 'Un seul caractère sans accent.'
    case 'fill-counts':
      return 'Ce chiffre se lirait dans le montant, qui changerait : des espaces, ou des zéros avec un cadrage à droite.'
    case 'not-truth':
      return 'Il faut une condition, vraie ou fausse : account = "411000".'
    case 'bad-width':
      return 'Un nombre de 1 à 500.'
    case 'width-needed':
      return 'La largeur est nécessaire ici.'
    case 'too-narrow':
      return `Au moins ${p.needed} caractères pour cette date.`
    case 'bad-mask':
      return 'JJ, J, MM, M, AAAA ou AA, et des signes : JJ/MM/AAAA.'
    case 'not-unique':
      return 'Déjà pris : il en faut un autre.'
    case 'too-many':
      return `Pas plus de ${p.most}.`
    case 'too-long':
      return `Pas plus de ${p.most} caractères.`
    case 'no-columns':
      return 'Ajoutez au moins une colonne.'
    case 'no-line':
      return 'Il faut un enregistrement écrit pour chaque ligne.'
    case 'lacks':
      return `Il manque ${NEEDS[p.needs]} : un import d’écritures ne peut s’en passer.`
    case 'bad-extension':
      return 'De une à huit lettres ou chiffres : csv, txt.'
  }
}

/** Pourquoi une formule n’a pas de valeur. */
export const failures: Readonly<Record<FormulaFailure, string>> = {
  'division-by-zero': 'elle divise par zéro',
  'too-large': 'le résultat est trop grand',
  'not-in-table': 'la valeur n’est pas dans la table de correspondance',
  'has-cents': 'le montant a des centimes et la colonne n’a pas de décimales',
}
