import type { ImportCounts, ImportItem, Progress } from '../../../acts/contract'
import type { LeftOutName } from '../../../intake/hosts/wire'
import { FRENCH } from '../typography'

const { count } = FRENCH

/** Singular or plural of a counted noun. */
function many(value: number, one: string, more: string): string {
  return `${count(value)} ${Math.abs(value) < 2 ? one : more}`
}

/** Texts of the imports pages. */
export const imports = {
  title: 'Importer',
  lead: 'Factures, avoirs et règlements, de n’importe quel logiciel. Rien ne quitte cette machine.',
  drop: 'Déposez ici des fichiers, un dossier ou un ZIP',
  choose: 'Choisir des fichiers',
  chooseFolder: 'Choisir un dossier entier',
  or: 'ou',
  kinds: 'Factur-X et ZUGFeRD (PDF), UBL, CII (XML), CSV, XLSX, ZIP de tout cela.',
  again: 'Importer deux fois la même chose ne change rien.',
  byHand: 'Saisir une pièce à la main',
  working: (files: number) => `Lecture de ${many(files, 'fichier', 'fichiers')}…`,
  steps: {
    reading: 'Lecture des fichiers',
    posting: 'Passage des écritures',
    checking: 'Contrôles',
    writing: 'Écriture',
    recording: 'Enregistrement',
    packing: 'Compression',
    sealing: 'Chiffrement',
    opening: 'Déchiffrement',
  } satisfies Record<Progress['step'], string>,
  stopped: 'Import arrêté. Les fichiers déjà pris entiers le restent, les autres n’ont rien changé.',
  tooMany: (most: number) =>
    `Plus de ${count(most)} fichiers d’un coup : rien n’a été pris. Déposez-les dossier par dossier.`,
  noFile: 'Aucun fichier dans ce qui a été déposé.',
  failed: 'L’import n’a pas abouti.',
  past: 'Imports précédents',
  noPast: 'Aucun import encore. Le compte rendu de chacun restera ici.',
  columns: {
    at: 'Date',
    name: 'Fichiers',
    taken: 'Prises',
    changed: 'Modifiées',
    unchanged: 'Déjà là',
    refused: 'Refusées',
    notForBooks: 'Hors comptabilité',
  },
  files: (value: number) => many(value, 'fichier', 'fichiers'),
  report: {
    title: 'Compte rendu d’import',
    at: (date: string, time: string) => `Le ${date} à ${time}`,
    back: 'Retour',
    sentence: ({ taken, changed, unchanged, refused, notForBooks }: ImportCounts): string => {
      const said = [
        taken > 0 ? many(taken, 'pièce prise', 'pièces prises') : '',
        changed > 0 ? many(changed, 'modifiée', 'modifiées') : '',
        unchanged > 0 ? `${count(unchanged)} déjà là` : '',
        refused > 0 ? many(refused, 'refusée', 'refusées') : '',
        notForBooks > 0 ? `${count(notForBooks)} hors comptabilité` : '',
      ].filter((part) => part !== '')
      return said.length === 0 ? 'Rien à prendre dans ces fichiers' : said.join(', ')
    },
    groups: {
      refused: 'Refusées',
      changed: 'Modifiées',
      taken: 'Prises',
      'not-for-books': 'Hors comptabilité',
      unchanged: 'Déjà là, inchangées',
    } satisfies Record<ImportItem['what'], string>,
    results: {
      refused: 'refusée',
      changed: 'modifiée',
      taken: 'prise',
      'not-for-books': 'hors comptabilité',
      unchanged: 'déjà là',
    } satisfies Record<ImportItem['what'], string>,
    notForBooks: 'Devis, commandes, brouillons et autres papiers qui ne vont pas dans les comptes : comptés, pas pris.',
    papers: {
      quotation: 'devis',
      order: 'commande',
      'order-response': 'réponse à une commande',
      'order-change': 'modification de commande',
      'Order-X': 'commande (Order-X)',
      'despatch-advice': 'bon de livraison',
      'receipt-advice': 'bon de réception',
      catalogue: 'catalogue',
      status: 'message de statut',
      statement: 'relevé de compte',
      reminder: 'relance',
      'pro-forma': 'pro forma',
      draft: 'brouillon',
      cancelled: 'annulée',
      deleted: 'supprimée',
      replaced: 'remplacée par une autre',
      unpaid: 'commande non payée',
      pending: 'paiement en attente',
      failed: 'paiement échoué',
      'credit-used': 'avoir imputé sur une facture, sans argent',
      'foreign-currency': 'en devise : à prendre avec la clé d’API',
      'refund-without-lines': 'remboursement sans détail : à saisir',
      'refund-without-date': 'remboursement sans date : à saisir',
      'other-payment': 'mouvement qui ne règle aucune pièce',
    } satisfies Record<LeftOutName, string> & Record<string, string> as Readonly<Record<LeftOutName, string>> &
      Readonly<Record<string, string>>,
    all: 'Tout',
    number: 'Numéro',
    party: 'Tiers',
    file: 'Fichier',
    line: (line: number) => `ligne ${count(line)}`,
    what: 'Résultat',
    differences: (value: number) => many(value, 'champ changé', 'champs changés'),
    field: 'Champ',
    before: 'Avant',
    after: 'Après',
    nothing: 'vide',
    truncated: (shown: number) =>
      `Seules les ${count(shown)} premières lignes sont gardées ; les comptes sont complets.`,
    missingTitle: 'Ce compte rendu n’est plus là',
    missing: 'La liste des imports montre ceux que le dossier garde.',
    empty: 'Aucune ligne dans cette rubrique.',
    more: (value: number) => `Montrer ${many(value, 'ligne de plus', 'lignes de plus')}`,
    seeDocuments: 'Voir la liste',
    unnamed: 'sans numéro',
  },
  reception: {
    locked: 'Les pièces attendent : elles seront prises dès que le dossier est ouvert. Fermer la page ne les perd pas.',
    title: 'Pièces reçues de l’extension',
    from: (place: string) => `De ${place}`,
    taking: 'Enregistrement des pièces…',
    period: (from: string, to: string, papers: number) =>
      `${many(papers, 'pièce attend', 'pièces attendent')}, du ${from} au ${to}.`,
    which: 'Dans quel dossier ?',
    remembered: 'La réponse est retenue pour cette société de ce site.',
    noDossier: 'Il faut d’abord un dossier ; les pièces attendent.',
    take: 'Prendre dans ce dossier',
    leave: 'Laisser ces pièces',
    done: ({ taken, changed, unchanged, refused }: ImportCounts) =>
      [
        many(taken + changed + unchanged + refused, 'pièce reçue', 'pièces reçues'),
        many(taken, 'nouvelle', 'nouvelles'),
        many(changed, 'modifiée', 'modifiées'),
        refused > 0 ? many(refused, 'refusée', 'refusées') : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    preview: (from: string, to: string) => `Prévisualiser l’export du ${from} au ${to}`,
    nothing:
      'Rien n’attend. Le bouton « Export comptable » de l’extension, dans votre logiciel de facturation, mène ici.',
  },
  tables: {
    waiting: (value: number) =>
      value === 1
        ? 'Un tableau attend que vous disiez ce que sont ses colonnes'
        : `${count(value)} tableaux attendent que vous disiez ce que sont leurs colonnes`,
    position: (index: number, all: number) => `Tableau ${count(index)} sur ${count(all)}`,
    remembered: 'Reconnu, comme la dernière fois.',
    recognised: 'Les colonnes sont proposées d’après leurs titres. Vérifiez, changez, puis prenez.',
    rows: (value: number) => many(value, 'ligne', 'lignes'),
    settings: 'Lecture du fichier',
    encoding: 'Encodage',
    separator: 'Séparateur',
    separators: { ',': 'virgule', ';': 'point-virgule', '\t': 'tabulation', '|': 'barre verticale' } as Readonly<
      Record<string, string>
    >,
    sheet: 'Feuille',
    headerRow: 'Ligne des titres',
    noHeader: 'Sans titres',
    decimal: 'Décimales',
    decimals: { ',': 'virgule : 1234,56', '.': 'point : 1234.56' },
    dateForm: 'Dates',
    dateForms: { DMY: 'jour/mois/année', MDY: 'mois/jour/année', YMD: 'année-mois-jour' },
    shape: 'Une ligne est',
    shapes: { documents: 'une pièce', lines: 'une ligne de pièce' },
    content: 'Le tableau contient',
    contents: { sales: 'des ventes', purchases: 'des achats', payments: 'des règlements' },
    columns: 'Colonnes',
    column: (name: string) => `Colonne ${name}`,
    columnNumber: (index: number) => `Colonne ${index + 1}`,
    ignored: 'Ignorer',
    ratedVat: (rate: string) => `Montant de TVA à ${rate}`,
    ratedNet: (rate: string) => `Montant HT à ${rate}`,
    rated: 'Montants par taux',
    defaults: 'Valeurs des colonnes absentes',
    defaultsHint: 'Employées quand le tableau n’a pas la colonne, ou que sa case est vide.',
    sides: { sale: 'Reçus de clients', purchase: 'Payés à des fournisseurs' },
    unset: 'Aucune',
    sample: 'Premières lignes du fichier',
    result: 'Ce que cela donne',
    documents: (value: number) => many(value, 'pièce lue', 'pièces lues'),
    more: (value: number) => `et ${many(value, 'autre pièce', 'autres pièces')}`,
    problems: (value: number) => many(value, 'ligne à revoir', 'lignes à revoir'),
    noProblem: 'Toutes les lignes se lisent.',
    nothing:
      'Aucune pièce ne se lit ainsi. Dites au moins quelles colonnes sont le numéro, la date, le tiers et un montant.',
    take: (value: number) => `Prendre ${many(value, 'pièce', 'pièces')}`,
    skip: 'Laisser ce tableau',
    reading: 'Lecture du tableau…',
    lost: 'Ce tableau a été déposé avant que la page soit rechargée : choisissez-le à nouveau.',
    resultColumns: { number: 'Numéro', date: 'Date', party: 'Tiers', net: 'HT', vat: 'TVA', gross: 'TTC' },
  },
}
