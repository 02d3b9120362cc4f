import type { InvoiceKind } from '../../../domain/document'

/** Questions about a document and their answers. */
export const holds = {
  title: 'À vous de répondre',
  sale: 'C’est une vente',
  purchase: 'C’est un achat',
  move: (dossier: string) => `Déplacer dans le dossier « ${dossier} »`,
  real: 'C’est une vraie pièce, à comptabiliser',
  confirm: 'Confirmer telle quelle',
  isKind: (kind: InvoiceKind | 'payment') =>
    ({
      invoice: 'C’est une facture',
      'credit-note': 'C’est un avoir',
      deposit: 'C’est un acompte',
      'deposit-credit-note': 'C’est un avoir d’acompte',
      payment: 'C’est un règlement',
    })[kind],
  replaced: 'L’autre est réglée : comptabiliser celle-ci',
  rate: 'Taux de TVA de la pièce',
  rateUse: 'Retenir ce taux',
  nature: 'Nature des lignes',
  natureUse: 'Retenir cette nature',
  other: 'Voir l’autre pièce',
  keepThis: 'Garder seulement celle-ci',
  keepOther: 'Garder seulement l’autre',
  keepBoth: 'Ce sont deux pièces : garder les deux',
  thisOne: 'Celle-ci',
  otherOne: 'L’autre',
  conflict: (number: string) => `Ce qui distingue les deux pièces n° ${number}`,
  edit: 'Corriger la pièce',
  remove: 'Supprimer la pièce',
  onAccount: 'Comptabiliser en attendant la facture',
  answered: 'Réponse enregistrée.',
}
