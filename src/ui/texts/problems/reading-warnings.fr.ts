import type { ReadingWarningCode } from '../../../domain/problems/intake'

/** What a reader of e-invoices tells without blocking, in French; `detail` is the figure or the name it met. */
export const fr = {
  'siren-key': (detail) => `SIREN dont la clé est fausse : ${detail}.`,
  'siret-key': (detail) => `SIRET dont la clé est fausse : ${detail}.`,
  'siret-other-siren': (detail) => `Le SIRET n’est pas celui du SIREN : ${detail}.`,
  'vat-id-key': (detail) => `Numéro de TVA dont la clé est fausse : ${detail}.`,
  'vat-group': (detail) =>
    `L’émetteur est membre d’un assujetti unique, dont le n° de TVA est ${detail}. Son compte reste le sien.`,
  'tax-representative': (detail) => `L’émetteur a un représentant fiscal : ${detail}.`,
  'foreign-vat': (detail) =>
    `TVA facturée sous un n° étranger (${detail}) : elle ne se déduit pas en France, mais se demande en remboursement à l’État concerné. Corrigez la pièce si elle doit aller dans la charge.`,
  'untaxed-from-abroad': (detail) =>
    `Fournisseur étranger (${detail}) sans TVA ni autoliquidation : un service acheté hors de France s’autoliquide (CGI art. 283-2). Corrigez le régime de TVA s’il y a lieu.`,
  'disbursement-bought': () =>
    'Débours avancé par le fournisseur, porté en compte de tiers (467) : changez sa nature si c’est votre charge.',
  'iban-key': (detail) => `IBAN dont la clé est fausse : ${detail}. Vérifiez-le auprès du fournisseur avant de payer.`,
  'iban-choices': (detail) => `Plusieurs comptes au choix pour le paiement : ${detail}.`,
  'iban-changed': (detail) =>
    `Le compte bancaire de ce fournisseur a changé (nouveau / connu) : ${detail}. Vérifiez-le par téléphone avant de payer.`,
  'due-estimated': (detail) =>
    `Échéance estimée d’après la facture précédente de ce tiers : ${detail}. La facture ne donne que ses totaux.`,
  'due-before-issue': (detail) => `L’échéance (${detail}) précède la date de la facture.`,
  'due-unreadable': (detail) => `Échéance illisible, laissée de côté : ${detail}.`,
  'year-unusual': (detail) => `Date inhabituelle : ${detail}.`,
  'number-form': (detail) =>
    `Numéro hors de la forme admise (35 caractères, lettres, chiffres et + - _ /) : ${detail}.`,
  'credit-without-reference': () => 'Avoir sans référence à la facture qu’il crédite.',
  'notes-missing': (detail) => `Mentions obligatoires entre professionnels absentes : ${detail}.`,
  'notes-repeated': (detail) => `Mentions obligatoires écrites plusieurs fois : ${detail}.`,
  'framework-odd': (detail) =>
    `Le cadre de facturation ${detail} ne convient pas à cette pièce ou à ce qui en reste dû.`,
  'paid-to-subcontractor': (detail) =>
    `Sous-traitant payé par le maître d’ouvrage (cadre ${detail}) : le tiers de l’écriture reste celui qui est facturé.`,
  'margin-scheme': (detail) =>
    `TVA sur la marge (${detail}) : la facture ne la montre pas, et l’écriture non plus. Calculez-la à part.`,
  'currency-deduced': (detail) => `Devise absente, reprise de celle des totaux : ${detail}.`,
  prepaid: (detail) => `Déjà payé selon la facture : ${detail}. Rapprochez l’acompte ou le paiement.`,
  arrears: (detail) => `Un reste dû antérieur est ajouté au net à payer (${detail}) ; il n’est pas comptabilisé ici.`,
  'third-party': (detail) =>
    `Le net à payer comprend ${detail} encaissés pour le compte de tiers ; l’écriture ne les porte pas.`,
  'already-paid': (detail) => `Facture déjà payée : ${detail}. Le paiement n’est pas créé.`,
  'no-exchange-rate': (detail) => `Facture en ${detail} sans cours : indiquez-le avant l’export.`,
  'rows-and-gross': (detail) => `Les bases et la TVA diffèrent du total de ${detail} : l’écart ira en arrondi.`,
  totals: (detail) => `Un total du pied ne se retrouve pas : ${detail}. L’écriture n’en dépend pas.`,
  'vat-rounding': (detail) => `TVA imprimée et TVA calculée diffèrent : ${detail}. C’est l’imprimée qui est reprise.`,
  'vat-point-mixed': (detail) => `Exigibilité différente selon les lignes de TVA : ${detail}.`,
  factored: (detail) => `Facture cédée à un factor${detail === '' ? '' : ` (${detail})`} : le paiement lui revient.`,
  'other-payee': (detail) =>
    `Le paiement revient à ${detail}, et non à l’émetteur, dont le compte reste celui du tiers.`,
  instalments: (detail) =>
    `Le total des échéances diffère du net à payer : ${detail}. Seule la dernière date est gardée.`,
  'type-unusual': (detail) => `Type de document hors de la liste française : ${detail}.`,
  'rate-unusual': (detail) => `Taux de TVA inconnu en France : ${detail}\u202f%.`,
  'rate-deduced': (detail) => `Taux de TVA déduit des totaux : ${detail}\u202f%.`,
  'direction-guessed': (detail) =>
    `Nom et code postal semblables aux vôtres : ${detail}. Confirmez le sens de la pièce.`,
  'signs-turned': () => 'Facture négative, reprise comme avoir du même montant.',
  'nothing-to-book': () => 'Total nul : aucune écriture.',
  'amount-rounded': (detail) => `Montant arrondi à la monnaie : ${detail}.`,
} satisfies Record<ReadingWarningCode, (detail: string) => string>
