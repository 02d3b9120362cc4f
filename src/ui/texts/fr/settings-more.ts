import type { PartyAccount } from '../../../acts/contract'
import type { SpecialAccounts } from '../../../domain/dossier'
import { FRENCH } from '../typography'

const { count } = FRENCH

function many(value: number, one: string, more: string): string {
  return `${count(value)} ${value < 2 ? one : more}`
}

/** « Tiers ». */
export const parties = {
  lead: 'Comment se composent les comptes de vos clients et de vos fournisseurs. Un compte déjà exporté ne change plus jamais.',
  sides: { customer: 'Clients', supplier: 'Fournisseurs' },
  template: 'Modèle',
  templateHint: 'Texte avec {code}, {name} ou {siren} ; {name:5} prend cinq caractères du nom.',
  width: 'Longueur',
  examples: 'Exemples de comptes',
  party: 'Tiers',
  account: 'Compte',
  because: 'Pourquoi',
  reasons: {
    template: 'par le modèle',
    shared: 'compte partagé de sa catégorie',
    collision: 'le modèle donnait un compte déjà pris : un compteur le distingue',
    fixed: 'fixé par un export',
  } satisfies Record<PartyAccount['because'], string>,
  noParty: 'Aucun tiers encore : les exemples viendront avec vos pièces.',
  collision:
    'Deux tiers n’ont jamais le même compte : si le modèle donne deux fois le même, les derniers caractères du second deviennent un compteur (CDUPONT, puis CDUPON2).',
  shared: 'Tiers réunis sur un seul compte, par catégorie (par exemple les clients de passage).',
  category: 'Catégorie',
  sharedOf: (category: string) => `Compte partagé ${category}`,
  removeOf: (category: string) => `Retirer le compte partagé ${category}`,
  addShared: 'Ajouter un compte partagé',
}

/** « Acomptes, arrondis, verrou ». */
export const practice = {
  lead: 'Les habitudes du dossier.',
  deposit: 'Factures d’acompte',
  deposits: { net: 'Au hors taxes', gross: 'Toutes taxes comprises' },
  depositHints: {
    net: 'Crédit 4191 pour le HT et TVA collectée ; la facture finale reprend le HT et la TVA du reste.',
    gross: 'Crédit 4191 pour le TTC, la TVA en 44587 ; la facture finale solde les deux.',
  },
  rounding: 'Écart admis entre les lignes et le total',
  roundingHint: 'Par pièce, en euros. Il passe en 658 ou 758 et l’aperçu le dit ; au-delà la pièce est bloquée.',
  bankLine: 'Ligne de banque',
  bankLines: { 'per-payment': 'Une par règlement', 'per-slip': 'Une par bordereau', 'per-day': 'Une par jour' },
  bankLineHint: 'Pour retrouver les montants du relevé bancaire.',
  deductOnPayment: 'Déduire la TVA des services achetés à leur paiement seulement',
  locked: 'Verrouillé jusqu’au (compris)',
  lockedHint: 'Vide : rien n’est verrouillé.',
  lockedMeans: (date: string, documents: number) =>
    documents === 0
      ? `Aucune pièce à exporter jusqu’au ${date} : rien ne bouge.`
      : `${many(documents, 'pièce à exporter datée', 'pièces à exporter datées')} jusqu’au ${date} : les écritures iront au premier jour ouvert suivant, avec la date de pièce d’origine.`,
}

/** « Comptes spéciaux ». */
export const special = {
  lead: 'Les comptes que les écritures utilisent par leur rôle.',
  groups: {
    parties: 'Comptes collectifs',
    deposits: 'Acomptes',
    vat: 'TVA en attente et autoliquidation',
    payments: 'Règlements',
    gaps: 'Écarts',
  },
  names: {
    customers: 'Clients',
    suppliers: 'Fournisseurs',
    depositReceived: 'Acomptes reçus',
    depositPaid: 'Acomptes versés',
    vatOnDeposit: 'TVA sur acomptes',
    vatWaiting: 'TVA collectée en attente d’encaissement',
    vatWaitingPurchase: 'TVA déductible en attente de paiement',
    reverseChargeIntra: 'TVA due intracommunautaire',
    reverseChargeOther: 'TVA due en autoliquidation',
    reverseChargeDeductible: 'TVA déductible en autoliquidation',
    discountGiven: 'Escomptes accordés',
    discountObtained: 'Escomptes obtenus',
    roundingLoss: 'Écarts d’arrondi, charge',
    roundingGain: 'Écarts d’arrondi, produit',
    badDebt: 'Créances irrécouvrables',
    fees: 'Commissions bancaires',
    feesVat: 'TVA sur commissions',
    exchangeLoss: 'Pertes de change',
    exchangeGain: 'Gains de change',
  } satisfies Record<keyof SpecialAccounts, string>,
}

/** « Format et options ». */
export const format = {
  lead: 'Le logiciel de votre comptable. Il peut aussi se changer dans un aperçu, pour un seul export.',
}

/** « Reprise d’un FEC ou d’un plan ». */
export const takeover = {
  title: 'Propositions',
  lead: 'Donnez le FEC de l’an dernier, ou le plan comptable en CSV ou XLSX : Écritoire propose, vous confirmez.',
  choose: 'Choisir un FEC ou un plan',
  kinds: 'FEC (.txt), CSV ou XLSX (numéro, libellé).',
  reading: (name: string) => `Lecture de ${name}…`,
  what: [
    'Du FEC : les journaux, les comptes de clients, de fournisseurs, de ventes, de TVA et de banque, avec une ligne d’exemple.',
    'D’un plan comptable : les comptes et leurs libellés.',
    'Rien ne change avant votre confirmation.',
  ],
  nothing: 'Rien à proposer',
  nothingText: (name: string) => `Tout ce que dit ${name} est déjà dans le paramétrage.`,
  search: 'Rechercher une proposition',
  kind: 'Sorte',
  allKinds: 'Toutes les sortes',
  whats: {
    journal: 'Journal',
    account: 'Compte',
    customer: 'Clients',
    supplier: 'Fournisseurs',
    product: 'Ventes',
    vat: 'TVA',
    bank: 'Banque',
  },
  tickAll: 'Tout cocher',
  tickNone: 'Tout décocher',
  take: 'Reprendre',
  takeOf: (what: string, label: string) => `Reprendre ${what} ${label}`,
  proposed: 'Proposé',
  now: 'Aujourd’hui',
  fresh: 'nouveau',
  example: 'Exemple',
  lines: 'Lignes',
  more: (value: number) => `… et ${many(value, 'autre', 'autres')} : affinez la recherche.`,
  accept: (value: number) => `Reprendre ${many(value, 'proposition', 'propositions')}`,
  taken: (value: number) => `${many(value, 'proposition reprise', 'propositions reprises')} et enregistrées.`,
}

/** « Profil ». */
export const profile = {
  lead: 'Tous les réglages du dossier en un fichier : pour un autre dossier, pour un confrère, ou pour revenir en arrière.',
  export: 'Télécharger le profil',
  import: 'Importer un profil',
  same: (name: string) => `${name} dit exactement ce que dit ce dossier : rien à changer.`,
  differences: (value: number, name: string) => `${many(value, 'différence', 'différences')} avec ${name}`,
  setting: 'Réglage',
  now: 'Aujourd’hui',
  next: 'Après',
  absent: 'absent',
  removed: 'retiré',
  apply: 'Appliquer ce profil',
  applied: (value: number) => `Profil appliqué : ${many(value, 'réglage changé', 'réglages changés')}.`,
  paths: {
    chart: 'Plan comptable',
    journals: 'Journaux',
    salesJournal: 'Journal des ventes',
    purchasesJournal: 'Journal des achats',
    salesRules: 'Règles de ventes',
    purchaseRules: 'Règles d’achats',
    vatAccounts: 'Comptes de TVA',
    paymentModes: 'Modes de règlement',
    special: 'Comptes spéciaux',
    auxiliaries: 'Tiers',
    customer: 'clients',
    supplier: 'fournisseurs',
    accountWidth: 'Longueur des comptes',
    depositMethod: 'Acomptes',
    roundingLimit: 'Écart admis (centimes)',
    bankLine: 'Ligne de banque',
    lockedThrough: 'Verrouillage',
    reverseChargeRate: 'Taux de l’autoliquidation',
    deductOnPayment: 'TVA déduite au paiement',
    defaultKind: 'Nature par défaut',
    sale: 'ventes',
    purchase: 'achats',
    number: 'numéro',
    label: 'libellé',
    code: 'code',
    kind: 'nature',
    treatment: 'traitement',
    rate: 'taux',
    account: 'compte',
    category: 'catégorie',
    party: 'tiers',
    document: 'pièce',
    direction: 'sens',
    journal: 'journal',
    aliases: 'autres noms',
    template: 'modèle',
    width: 'longueur',
    shared: 'comptes partagés',
    id: 'nom',
    ...special.names,
  } as Readonly<Record<string, string>>,
}
