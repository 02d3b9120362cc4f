import type { CheckProblem } from '../../../domain/problems/checks'
import type { ProblemTexts } from '../problem-text'
import { FRENCH } from '../typography'

const { money, date, percent, count } = FRENCH

/** French words of the checks before an export. */
export const fr = {
  'check.empty-number': () => ({
    what: 'Une pièce n’a pas de numéro.',
    why: 'Le numéro de pièce est obligatoire (CGI ann. II art. 242 nonies A ; FEC, champ PieceRef).',
    remedy: 'Ouvrez la pièce et donnez-lui son numéro.',
  }),
  'check.duplicate-number': (p) => ({
    what: `Le n° ${p.number} est porté par deux pièces.`,
    why: 'Un numéro ne sert qu’une fois par émetteur et par année.',
    remedy: 'Comparez les deux, corrigez le numéro de l’une ou supprimez celle qui est en double.',
  }),
  'check.outside-fiscal-year': (p) => ({
    what: `${p.number} est datée du ${date(p.date)}, hors de tout exercice du dossier.`,
    why: 'Une écriture appartient à un exercice.',
    remedy: 'Ajoutez l’exercice (Paramétrage › Dossier) ou corrigez la date.',
  }),
  'check.credit-note-alone': (p) => ({
    what: `L’avoir ${p.number} ne se rattache à aucune facture connue.`,
    why: 'Un avoir cite la facture qu’il corrige (CGI art. 289-I-5).',
    remedy: 'Indiquez la facture sur l’avoir, ou importez-la. L’écriture est juste sans elle.',
  }),
  'check.deposit-never-deducted': (p) => ({
    what: `L’acompte ${p.number} n’est déduit d’aucune facture depuis le ${date(p.since)}.`,
    why: 'Il reste au compte 4191 ou 4091 tant que la facture finale ne le reprend pas.',
    remedy: 'Vérifiez que la facture finale le cite, ou faites l’avoir de l’acompte.',
  }),
  'check.deposit-overdrawn': (p) => ({
    what: `L’acompte ${p.deposit}, déduit de ${p.number}, l’est plus d’une fois.`,
    why: `Il est de ${money(p.gross)} ; les factures qui le citent en déduisent ${money(p.taken)}.`,
    remedy: 'Indiquez sur chaque facture la part déduite, ou ôtez l’acompte de celle qui ne le déduit pas.',
  }),
  'check.bad-siren': (p) => ({
    what: `Le SIREN ou SIRET ${p.value} de ${p.number} est faux.`,
    why: 'Sa clé de contrôle ne correspond pas.',
    remedy: 'Corrigez-le sur la fiche du tiers.',
  }),
  'check.iban-changed': (p) => ({
    what: `Le compte bancaire du fournisseur change avec ${p.number}.`,
    why: `Nouveau / connu : ${p.accounts}. Un IBAN remplacé est une fraude courante.`,
    remedy: 'Rappelez le fournisseur à un numéro que vous connaissez avant de payer. L’écriture n’en dépend pas.',
  }),
  'check.bad-vat-id': (p) => ({
    what: `Le n° de TVA ${p.value} de ${p.number} est faux.`,
    why: 'Sa clé de contrôle ou sa forme ne correspond pas.',
    remedy: 'Corrigez-le sur la fiche du tiers ; une livraison intracommunautaire exige un numéro valable.',
  }),
  'check.party-twice': (p) => ({
    what: `« ${p.name} » et « ${p.otherName} » sont peut-être le même tiers (${p.number}).`,
    why: 'Même identifiant, ou même nom et même code postal, mais deux comptes auxiliaires.',
    remedy: 'Donnez-leur le même code, ou laissez-les séparés s’ils le sont.',
  }),
  'check.rate-unusual': (p) => ({
    what: `Taux de TVA inhabituel sur ${p.number} : ${percent(p.rate)}.`,
    why: 'Ce n’est ni un taux français en vigueur, ni un taux que le dossier connaît.',
    remedy: 'Vérifiez le taux, ou donnez-lui un compte (Paramétrage › TVA).',
  }),
  'check.vat-differs': (p) => ({
    what: `La TVA à ${percent(p.rate)} de ${p.number} n’est pas la base multipliée par le taux.`,
    why: `Calculée : ${money(p.expected)}. Imprimée : ${money(p.found)}.`,
    remedy: 'L’écriture porte la TVA imprimée. Vérifiez la facture si l’écart n’est pas un arrondi.',
  }),
  'check.number-gap': (p) => ({
    what: `Il manque ${p.missing === 1 ? 'un numéro' : `${count(p.missing)} numéros`} dans la série ${p.series}, entre ${p.after} et ${p.before}.`,
    why: 'Les factures de vente se suivent sans trou (CGI ann. II art. 242 nonies A).',
    remedy: 'Importez les pièces manquantes, ou gardez la preuve de leur annulation.',
  }),
} satisfies ProblemTexts<CheckProblem>
