import type { Hold } from '../../../domain/document'
import type { PostingProblem } from '../../../domain/problems/posting'
import type { ProblemText, ProblemTexts } from '../problem-text'
import { FRENCH } from '../typography'
import { KINDS, side, TREATMENTS } from './posting-words.fr'

const { money, date, percent } = FRENCH

/** What each question of a reader is, and how it is answered. */
const holds: { readonly [Code in Hold['code']]: (hold: Extract<Hold, { code: Code }>, number: string) => ProblemText } =
  {
    'direction-unknown': (hold, number) => ({
      what: `La pièce ${number} n’est ni une vente ni un achat de ce dossier.`,
      why: `Vendeur : ${hold.seller || 'inconnu'}. Acheteur : ${hold.buyer || 'inconnu'}. Aucun des deux n’a le SIREN ou le n° de TVA du dossier.`,
      remedy: 'Dites si c’est une vente ou un achat, ou importez la pièce dans le bon dossier.',
    }),
    'direction-both': (_, number) => ({
      what: `La pièce ${number} nous nomme comme vendeur et comme acheteur.`,
      why: 'Ce peut être une opération entre deux établissements, ou un essai.',
      remedy: 'Dites si c’est une vente ou un achat, ou supprimez la pièce.',
    }),
    'test-document': (_, number) => ({
      what: `La pièce ${number} est marquée comme un essai.`,
      why: 'Son émetteur a mis l’indicateur de test : elle n’est pas une vraie facture.',
      remedy: 'Supprimez-la, ou confirmez qu’elle est à comptabiliser.',
    }),
    'type-to-confirm': (hold, number) => ({
      what: `La nature de la pièce ${number} est à confirmer.`,
      why: `Son code de type est ${hold.type}, que plusieurs usages se partagent.`,
      remedy: 'Dites si c’est une facture, un avoir ou un acompte.',
    }),
    'type-conflict': (hold, number) => ({
      what: `La pièce ${number} se dit deux choses à la fois.`,
      why: `Son code de type est ${hold.type}, mais le fichier est un document « ${hold.root} ».`,
      remedy: 'Dites si c’est une facture ou un avoir.',
    }),
    'negative-credit-note': (_, number) => ({
      what: `L’avoir ${number} a un total négatif.`,
      why: 'Un avoir négatif voudrait dire une facture ; certains logiciels l’écrivent pourtant pour un avoir ordinaire.',
      remedy: 'Confirmez l’avoir du même montant, ou dites que c’est une facture.',
    }),
    'replaces-invoice': (hold, number) => ({
      what: `La facture rectificative ${number} remplace ${hold.number === '' ? 'une facture qu’elle ne nomme pas' : `la facture ${hold.number}`}.`,
      why: 'Comptabiliser les deux compterait la vente deux fois.',
      remedy: `Supprimez la facture ${hold.number || 'd’origine'} ou faites-en l’avoir, puis confirmez celle-ci.`,
    }),
    'minimum-profile': (hold, number) => ({
      what: `La pièce ${number} ne donne que ses totaux, sans TVA par taux.`,
      why: hold.rate
        ? `Ses montants correspondent au taux de ${percent(hold.rate)}, mais elle ne l’écrit pas.`
        : 'Aucun taux unique ne donne son montant de TVA au centime.',
      remedy: 'Indiquez le taux, ou demandez la facture avec ses lignes.',
    }),
    'vat-category': (hold, number) => ({
      what: `La pièce ${number} a un régime de TVA que la France n’utilise pas.`,
      why: `Catégorie « ${hold.category} ».`,
      remedy: 'Corrigez le régime de TVA de ses lignes, ou saisissez la pièce à la main.',
    }),
    'already-reported': (hold, number) => ({
      what: `La TVA de la pièce ${number} est peut-être déjà déclarée.`,
      why: `Son cadre de facturation ${hold.framework} dit une vente au détail déjà reportée : la comptabiliser compterait la TVA deux fois.`,
      remedy: 'Supprimez-la si la vente est déjà dans vos recettes, sinon confirmez-la.',
    }),
    'several-sellers': (hold, number) => ({
      what: `La pièce ${number} réunit plusieurs vendeurs.`,
      why: `Son cadre de facturation est ${hold.framework} : son total n’est pas une seule facture.${hold.parts ? ` Elle réunit : ${hold.parts}.` : ''}`,
      remedy: 'Saisissez une pièce par vendeur, puis supprimez celle-ci.',
    }),
    'archive-only': (_, number) => ({
      what: `La pièce ${number} est transmise pour archive seulement.`,
      why: 'Son émetteur l’a marquée ARCHIVEONLY.',
      remedy: 'Supprimez-la, ou confirmez qu’elle est à comptabiliser.',
    }),
    'number-conflict': (hold, number) => ({
      what: `Deux pièces portent le n° ${number} et ne disent pas la même chose.`,
      why: `L’autre est de ${money(hold.otherGross)}. Les comptabiliser toutes deux pourrait compter deux fois la même.`,
      remedy: 'Comparez-les, puis dites laquelle garder, ou que ce sont bien deux pièces.',
    }),
    'line-kind-unknown': (_, number) => ({
      what: `La pièce ${number} ne dit pas si elle porte sur des biens ou des services.`,
      why: 'Le compte et l’exigibilité de la TVA en dépendent.',
      remedy: 'Choisissez la nature de ses lignes.',
    }),
    'reading-check': (hold, number) => {
      switch (hold.check) {
        case 'payment-shares':
          return {
            what: `Le règlement ${number} paie plusieurs factures, et son tableau ne dit pas combien pour chacune.`,
            why: `Factures : ${hold.expected}. Somme à répartir : ${hold.found}.`,
            remedy: 'Indiquez ce que reçoit chaque facture ; confirmer garde les parts proposées.',
          }
        case 'refund-day':
          return {
            what: `Le règlement ${number} a été remboursé (${hold.found}), et son tableau ne dit pas quel jour.`,
            why: 'Le remboursement est une pièce à part, datée du jour où l’argent est parti.',
            remedy: 'Modifiez sa date ; confirmer garde celle du règlement.',
          }
        default:
          return {
            what: `La pièce ${number} se contredit (${hold.check}).`,
            why: `Attendu : ${hold.expected}. Trouvé : ${hold.found}.`,
            remedy: 'Vérifiez la pièce, demandez-en une juste à son émetteur, ou confirmez-la telle quelle.',
          }
      }
    },
  }

function holdText<Code extends Hold['code']>(code: Code, hold: Extract<Hold, { code: Code }>, number: string) {
  return holds[code](hold, number)
}

const TOTALS = {
  net: 'le total hors taxes',
  vat: 'la TVA',
  gross: 'le total TTC',
  row: 'la base de TVA',
  due: 'le reste à payer',
} as const

/** French words of the problems of posting. */
export const fr = {
  'posting.unbalanced': (p) => ({
    what: `L’écriture de ${p.number} n’est pas équilibrée : écart de ${money(p.gap)}.`,
    why: 'Les montants de la pièce ne donnent pas autant au débit qu’au crédit.',
    remedy: 'Vérifiez les lignes et les totaux de la pièce, puis reprenez-la.',
  }),
  'posting.total-differs': (p) => ({
    what: `La pièce ${p.number} se contredit : ${TOTALS[p.what]}${p.rate ? ` à ${percent(p.rate)}` : ''} ne tombe pas juste.`,
    why: `La pièce indique ${money(p.expected)}, ses lignes donnent ${money(p.found)}.`,
    remedy:
      'Corrigez la pièce dans le logiciel de facturation et reprenez-la, ou relevez l’écart admis (Paramétrage › Arrondis).',
  }),
  'posting.due-differs': (p) => ({
    what: `Le reste à payer de ${p.number} ne se retrouve pas.`,
    why: `La pièce indique ${money(p.expected)} ; total, acompte et arrondi donnent ${money(p.found)}.`,
    remedy: 'L’écriture porte le total de la facture. Vérifiez ce qui a déjà été payé.',
  }),
  'posting.taxed-without-rate': (p) => ({
    what: `${money(p.base)} de la pièce ${p.number} sont dits taxés, mais au taux de ${percent('0')}.`,
    why: 'Une opération taxée a un taux ; une exonération a son propre régime.',
    remedy: 'Corrigez le régime de TVA de ces lignes (exonéré, autoliquidation, export…).',
  }),
  'posting.rounding': (p) => ({
    what: `Écart d’arrondi de ${money(p.gap)} sur ${p.number}.`,
    why: 'Le total de la pièce n’est pas tout à fait la somme de ses bases et de sa TVA.',
    remedy: 'Il est porté en 658 ou 758. Rien à faire.',
  }),
  'posting.rates-untold': (p) => ({
    what: `La TVA de ${p.number} est déduite d’un bloc : ${money(p.vat)}.`,
    why: 'La pièce ne donne que ses totaux, et ses taux ne s’en retrouvent pas. Un seul compte de TVA déductible les reçoit tous.',
    remedy:
      'Rien à faire, à moins que vos comptes de charge dépendent du taux : demandez alors la facture avec ses lignes.',
  }),
  'posting.no-account-rule': (p) => ({
    what: `Aucun compte pour « ${p.label} » (${p.number}).`,
    why: `Aucune règle de ${p.direction === 'sale' ? 'vente' : 'achat'} ne prend ${KINDS[p.kind]}, ${TREATMENTS[p.treatment]}, à ${percent(p.rate)}.`,
    remedy: `Ajoutez une règle (Paramétrage › Règles ${p.direction === 'sale' ? 'de vente' : 'd’achat'}).`,
  }),
  'posting.no-vat-account': (p) => ({
    what: `Aucun compte de TVA pour le taux de ${percent(p.rate)} (${p.number}).`,
    why: `Le dossier n’a pas de compte pour ce taux, ${TREATMENTS[p.treatment]}, ${side(p.direction)}.`,
    remedy: 'Choisissez-le (Paramétrage › TVA) ; toutes les pièces à ce taux seront alors débloquées.',
  }),
  'posting.vat-without-tax': (p) => ({
    what: `La pièce ${p.number} compte ${money(p.vat)} de TVA là où il ne peut y en avoir.`,
    why: `Régime : ${TREATMENTS[p.treatment]}, taux de ${percent(p.rate)}.`,
    remedy: 'Corrigez le régime ou le taux de ces lignes, puis reprenez la pièce.',
  }),
  'posting.account-too-long': (p) => ({
    what: `Le compte ${p.account} ne tient pas en ${p.width} chiffres (${p.number}).`,
    why: 'Le couper donnerait un autre compte.',
    remedy: 'Changez ce compte ou la longueur des comptes (Paramétrage › Plan comptable).',
  }),
  'posting.no-journal': (p) => ({
    what: `Le journal ${p.journal} n’existe pas (${p.number}).`,
    why: 'Un réglage le nomme, mais il n’est pas dans la liste des journaux.',
    remedy: 'Créez-le ou choisissez-en un autre (Paramétrage › Journaux).',
  }),
  'posting.no-payment-mode': (p) => ({
    what: `Mode de règlement inconnu : « ${p.mode} » (${p.number}).`,
    why: 'Le dossier ne sait pas quel journal et quel compte il mouvemente.',
    remedy: 'Ajoutez-le, ou ajoutez ce nom à un mode existant (Paramétrage › Règlements).',
  }),
  'posting.no-rate': (p) => ({
    what: `La pièce ${p.number} est en ${p.currency}, sans cours de change.`,
    why: 'L’écriture se passe dans la monnaie du dossier.',
    remedy: 'Indiquez le cours du jour sur la pièce.',
  }),
  'posting.no-party': (p) => ({
    what: `La pièce ${p.number} n’a pas de tiers.`,
    why: 'Ni nom, ni code, ni SIREN, ni n° de TVA.',
    remedy: 'Indiquez le client ou le fournisseur sur la pièce.',
  }),
  'posting.over-allocated': (p) => ({
    what: `Le règlement ${p.number} est réparti au-delà de son montant.`,
    why: `Payé : ${money(p.paid)}. Réparti : ${money(p.allocated)}.`,
    remedy: 'Corrigez la répartition du règlement.',
  }),
  'posting.overpaid': (p) => ({
    what: `Le règlement ${p.number} paie plus que le dû de ${p.invoice}.`,
    why: `Restait dû : ${money(p.due)}. Réglé : ${money(p.paid)}.`,
    remedy: 'Le surplus reste au crédit du tiers. Remboursez-le ou affectez-le à une autre facture.',
  }),
  'posting.invoice-unknown': (p) => ({
    what: `Le règlement ${p.number} paie ${p.invoice}, que le dossier ne connaît pas.`,
    why: 'La facture est peut-être d’un exercice antérieur, ou pas encore importée.',
    remedy: 'Importez-la si elle manque. L’écriture du règlement est juste sans elle.',
  }),
  'posting.receipts-invoice-unknown': (p) => ({
    what: `Le règlement ${p.number} paie ${p.invoice}, que le dossier ne connaît pas.`,
    why: 'La TVA est due à l’encaissement : sans la facture, son montant par taux est inconnu.',
    remedy: `Importez la facture ${p.invoice}. Si elle ne peut pas venir maintenant, ouvrez le règlement et comptabilisez-le en attendant.`,
  }),
  'posting.receipts-currency': (p) => ({
    what: `Le règlement ${p.number} paie en ${p.paidIn} la facture ${p.invoice}, qui est en ${p.currency}.`,
    why: 'La TVA due à l’encaissement suit la part payée, que ce montant ne dit pas dans la devise de la facture.',
    remedy: `Modifiez le règlement : sa somme en ${p.currency} et le cours du jour du paiement.`,
  }),
  'posting.payment-currency': (p) => ({
    what: `Le règlement ${p.number} paie en ${p.paidIn} la facture ${p.invoice}, qui est en ${p.currency}.`,
    why: 'Sans sa somme dans la devise de la facture, l’écart de change n’est pas passé et le compte du tiers peut ne pas être soldé.',
    remedy: `Saisissez le règlement en ${p.currency} avec son cours, ou passez l’écart dans votre logiciel comptable.`,
  }),
  'posting.receipts-vat-waits': (p) => ({
    what: `Le règlement ${p.number} est passé au crédit du client, sans TVA : la facture ${p.invoice} manque.`,
    why: `La TVA comprise dans ${money(p.paid)} est due à l’encaissement, mais son taux est inconnu.`,
    remedy: `Importez ${p.invoice} : le règlement sera alors complété, par un export correctif s’il est déjà exporté.`,
  }),
  'posting.deposit-unknown': (p) => ({
    what: `L’acompte ${p.deposit}, déduit de ${p.number}, est inconnu du dossier.`,
    why: p.amount === undefined ? 'Sa facture n’est pas là.' : `Sa facture de ${money(p.amount)} n’est pas là.`,
    remedy: 'Importez la facture d’acompte. Sans elle, il reste compté comme un règlement déjà reçu.',
  }),
  'posting.prepaid-unmatched': (p) => ({
    what: `${money(p.amount)} déjà payés sur ${p.number} ne correspondent à aucun acompte connu.`,
    why: 'La facture les annonce sans facture d’acompte qui les explique.',
    remedy: 'Importez l’acompte, ou le règlement correspondant.',
  }),
  'posting.nothing-to-book': (p) => ({
    what: `Rien à comptabiliser pour ${p.number}.`,
    why: 'Ses montants sont nuls ou se compensent.',
    remedy: 'Laissez-la de côté, ou corrigez ses montants.',
  }),
  'posting.locked': (p) => ({
    what: `${p.number} sera passée au ${date(p.bookedOn)}.`,
    why: `Sa date, le ${date(p.date)}, est dans une période verrouillée.`,
    remedy:
      'Sa date de pièce est gardée. Déverrouillez la période (Paramétrage › Périodes) pour la dater du jour même.',
  }),
  'posting.no-open-day': (p) => ({
    what: `Aucun jour ouvert pour ${p.number} du ${date(p.date)}.`,
    why: 'La période est verrouillée et aucun exercice ne commence après.',
    remedy: 'Ouvrez l’exercice suivant ou déverrouillez la période (Paramétrage › Périodes).',
  }),
  'posting.hold': (p) => holdText(p.hold.code, p.hold, p.number),
} satisfies ProblemTexts<PostingProblem>
