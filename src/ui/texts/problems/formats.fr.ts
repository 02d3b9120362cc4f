import type { FormatProblem } from '../../../domain/problems/formats'
import { formats } from '../fr/formats'
import type { ProblemTexts } from '../problem-text'
import { failures } from './own-formats.fr'

const LACKS = { siren: 'son SIREN', 'fiscal-year': 'son exercice', name: 'son nom' } as const

const listed = (all: readonly string[]) => new Intl.ListFormat('fr').format(all)

/** Les mots des règles du logiciel destinataire. */
export const fr = {
  'format.too-wide': (p) => ({
    what: `Pièce ${p.number} : « ${p.value} » ne tient pas dans la colonne ${p.column}.`,
    why: `Le logiciel destinataire y lit ${p.width} caractères au plus ; couper changerait le sens.`,
    remedy: 'Raccourcissez ce compte ou ce code dans le paramétrage, ou choisissez un autre format.',
  }),
  'format.cut': (p) => ({
    what: `Pièce ${p.number} : ${p.column} est coupé à ${p.width} caractères.`,
    why: `La colonne est trop étroite pour « ${p.value} ».`,
    remedy: 'Rien à faire si le début suffit à reconnaître la pièce ; sinon raccourcissez le texte à la source.',
  }),
  'format.replaced': (p) => ({
    what: `Pièce ${p.number} : « ${p.value} » est écrit « ${p.written} ».`,
    why: `La colonne ${p.column} ne peut pas porter certains de ses caractères.`,
    remedy: 'Rien à faire si la lecture reste claire ; sinon changez le jeu de caractères dans les options du format.',
  }),
  'format.required': (p) => ({
    what: `Pièce ${p.number} : ${p.column} est vide.`,
    why: 'Le logiciel destinataire refuse une ligne sans cette valeur.',
    remedy: 'Complétez la pièce ou le paramétrage, puis prévisualisez de nouveau.',
  }),
  'format.fallback': (p) => ({
    what: `Pièce ${p.number} : ${p.column} manque, « ${p.written} » est écrit à la place.`,
    why: 'La colonne doit être remplie.',
    remedy: 'Complétez la pièce si cette valeur ne convient pas.',
  }),
  'format.bad-value': (p) => ({
    what: `Pièce ${p.number} : « ${p.value} » ne convient pas à la colonne ${p.column}.`,
    why: `Valeurs admises : ${p.expected}.`,
    remedy: 'Corrigez la pièce, ou choisissez un autre format.',
  }),
  'format.formula': (p) => ({
    what: `Pièce ${p.number} : la formule de la colonne ${p.column} n’a pas de valeur.`,
    why: `Pour l’une de ses lignes, ${failures[p.why]}.`,
    remedy: 'Corrigez la formule dans Paramétrage › Formats personnalisés, ou la pièce.',
  }),
  'format.reserved': (p) => ({
    what: `Pièce ${p.number} : « ${p.value} » est réservé par le logiciel destinataire (colonne ${p.column}).`,
    why: 'Il y tient ce journal lui-même et refuse les écritures qui le nomment.',
    remedy: 'Prenez un autre code de journal (Paramétrage › Journaux), ou choisissez un autre format.',
  }),
  'format.long': (p) => ({
    what: `Pièce ${p.number} : « ${p.value} » (${p.column}) a plus de ${p.advised} caractères.`,
    why: `Le fichier le porte en entier, mais certaines versions du logiciel destinataire n’en lisent que ${p.advised}.`,
    remedy: 'Essayez d’abord un seul fichier ; au besoin, prenez un code plus court.',
  }),
  'format.other-year': (p) => ({
    what: `Pièce ${p.number} : ${p.column}, le ${p.value}, n’est pas dans l’exercice de l’écriture.`,
    why: 'Le fichier est valable, mais certains logiciels (MyUnisoft) refusent une pièce datée hors de l’exercice.',
    remedy: 'Vérifiez les dates de la pièce ; si elles sont justes, prévenez votre comptable.',
  }),
  'format.same-after-cut': (p) => ({
    what: `Pièce ${p.number} : « ${p.value} » et « ${p.other} » s'écrivent tous deux « ${p.written} ».`,
    why: `La colonne ${p.column} est trop étroite pour les distinguer.`,
    remedy: 'Vérifiez que votre comptable s’y retrouve, ou choisissez une option plus large du format.',
  }),
  'format.account-clash': (p) => ({
    what: `« ${p.name} » et « ${p.otherName} » auraient le même compte ${p.written}.`,
    why: `Écrits dans la colonne ${p.column}, leurs deux comptes deviennent égaux.`,
    remedy:
      'Changez le modèle des comptes de tiers (Paramétrage › Tiers), ou la forme des tiers dans les options du format.',
  }),
  'format.lost': (p) => ({
    what: `Le fichier ne portera pas ${listed(p.fields.map((field) => formats.fields[field]))}.`,
    why: 'Le format n’a pas de colonne pour cela, avec les options choisies.',
    remedy: 'Rien à faire si votre comptable s’en passe ; sinon changez les options, ou choisissez un autre format.',
  }),
  'format.bad-option': (p) => ({
    what: `Option « ${p.option.fr} » : « ${p.value} » ne convient pas.`,
    why: `${p.expected.fr}.`,
    remedy: 'Corrigez l’option du format, puis prévisualisez de nouveau.',
  }),
  'format.journal-lacks-account': (p) => ({
    what: `Le journal ${p.journal} n’a pas de compte de trésorerie.`,
    why: 'Le logiciel destinataire le demande dans la description d’un journal de banque ou de caisse.',
    remedy: 'Donnez-lui son compte (Paramétrage › Journaux), ou retirez les fiches des journaux dans les options.',
  }),
  'format.dossier-lacks': (p) => ({
    what: `Le fichier ne peut pas être nommé : il manque au dossier ${LACKS[p.what]}.`,
    why: 'Ce format l’exige.',
    remedy: 'Complétez la fiche de la société (Paramétrage › Société).',
  }),
} satisfies ProblemTexts<FormatProblem>
