import type { IntakeProblem } from '../../../domain/problems/intake'
import type { ProblemTexts } from '../problem-text'

const place = ({ file, line }: IntakeProblem) => (line === undefined ? `« ${file} »` : `« ${file} », ligne ${line}`)

/** Bounds of a reading, by their key. */
const LIMITS: Readonly<Record<string, string>> = {
  'file-size': 'taille du fichier',
  'zip-entries': 'nombre de fichiers dans l’archive',
  'zip-inflated': 'taille de l’archive une fois décompressée',
  'zip-ratio': 'taux de compression',
  'zip-nesting': 'archives dans une archive',
  'pdf-objects': 'nombre d’objets du PDF',
  'pdf-depth': 'profondeur du PDF',
  'pdf-inflated': 'taille des pièces jointes une fois décompressées',
  'pdf-time': 'temps de lecture du PDF',
  'xml-size': 'taille du XML',
  'xml-depth': 'profondeur du XML',
  'xml-elements': 'nombre d’éléments du XML',
  'xml-attributes': 'nombre d’attributs d’un élément XML',
  lines: 'nombre de lignes de la facture',
  'vat-rows': 'nombre de lignes de TVA',
  amounts: 'somme des montants, en centimes',
  rows: 'nombre de lignes du tableau',
  columns: 'nombre de colonnes du tableau',
  cell: 'longueur d’une case, en caractères',
  cells: 'nombre de cases de la feuille',
}

/** What a file was recognised as, by key; names of formats stand for themselves. */
const FOUND: Readonly<Record<string, string>> = {
  order: 'commande',
  'order-response': 'réponse à une commande',
  'order-change': 'modification de commande',
  'despatch-advice': 'bon de livraison',
  'receipt-advice': 'bon de réception',
  catalogue: 'catalogue',
  quotation: 'devis',
  statement: 'relevé de compte',
  reminder: 'relance',
  status: 'statut d’une plateforme',
  'pro-forma': 'facture pro forma',
  'Order-X': 'commande (Order-X)',
  binary: 'données binaires',
  'zip-password': 'archive protégée par un mot de passe',
  '.p7m': 'enveloppe signée (.p7m)',
}

/** Why a file is damaged, by key; a parser's own words stand for themselves. */
const DETAILS: Readonly<Record<string, string>> = {
  'zip-crc': 'le contenu d’un fichier de l’archive ne correspond pas à sa somme de contrôle',
  'zip-cut': 'l’archive est coupée',
  'zip-directory': 'la table de l’archive est illisible',
  envelope: 'l’enveloppe ne contient pas de document lisible',
  'pdf-filters': 'le PDF enchaîne des compressions',
  quotes: 'un guillemet ouvert n’est jamais fermé ; la suite ne se découpe pas en colonnes',
  xlsx: 'le classeur est incomplet, ou une formule n’a pas de valeur enregistrée',
}

/** Facts that a document cannot do without. */
const MISSING: Readonly<Record<string, string>> = {
  number: 'son numéro',
  date: 'sa date',
  currency: 'sa monnaie',
  type: 'son type (facture, avoir…)',
  gross: 'son montant total',
  party: 'le nom du client ou du fournisseur',
  mode: 'son mode de règlement',
  amounts: 'ses montants (deux parmi HT, TVA, TTC, ou un montant et un taux)',
  vat: 'sa TVA : ni montant, ni taux, ni régime',
}

/** What the rows of one document share. */
const SHARED: Readonly<Record<string, string>> = { date: 'Date', party: 'Tiers', currency: 'Devise', type: 'Type' }

/** The words of what may be wrong with a file, in French. */
export const fr = {
  'intake.not-an-invoice': (p) => ({
    what: `${place(p)} n’est pas une facture électronique.`,
    why: `Le contenu reconnu est : ${FOUND[p.found] ?? p.found}.`,
    remedy: 'Déposez le PDF Factur-X, le XML de la facture, ou un tableau CSV ou XLSX exporté de votre logiciel.',
  }),
  'intake.not-for-the-books': (p) => ({
    what: `${place(p)} n’entre pas en comptabilité.`,
    why: `C’est un document d’un autre genre : ${FOUND[p.found] ?? p.found}.`,
    remedy: 'Rien à faire : il est compté, et n’est pas repris.',
  }),
  'intake.unsupported': (p) => ({
    what: `${place(p)} ne peut pas être lu ici.`,
    why: `Format reconnu, mais non repris : ${FOUND[p.found] ?? p.found}.`,
    remedy:
      'Demandez à l’émetteur un PDF Factur-X ou un XML UBL ou CII ; pour un tableau, enregistrez-le en CSV ou XLSX.',
  }),
  'intake.unreadable': (p) => ({
    what: `${place(p)} est abîmé ou mal formé.`,
    why:
      p.detail === 'dtd'
        ? 'Le XML contient une déclaration DTD, refusée par sécurité.'
        : `Détail : ${DETAILS[p.detail] ?? p.detail}.`,
    remedy: 'Téléchargez-le à nouveau depuis sa source ; si le message revient, demandez l’original à l’émetteur.',
  }),
  'intake.given-up': (p) => ({
    what: `La lecture de ${place(p)} a été abandonnée.`,
    why: {
      time: 'Elle ne donnait plus signe de vie depuis 15 secondes.',
      memory: 'Elle demandait plus de mémoire qu’il n’y en a.',
      fault: 'Elle a échoué par une faute d’Écritoire.',
    }[p.reason],
    remedy:
      'Les autres fichiers ont été lus. Demandez l’original à l’émetteur ou saisissez la pièce à la main ; si le fichier est sain, signalez-le nous.',
  }),
  'intake.over-limit': (p) => ({
    what: `${place(p)} dépasse une limite de lecture.`,
    why: `${LIMITS[p.limit] ?? p.limit} : ${p.found}, pour ${p.allowed} au plus.`,
    remedy: 'Partagez le fichier en plusieurs, puis déposez chaque partie.',
  }),
  'intake.pdf-without-invoice': (p) => ({
    what: `${place(p)} est un PDF sans données de facture.`,
    why: 'Il ne contient pas le XML d’une facture électronique ; rien n’est deviné d’après la page.',
    remedy: 'Demandez le Factur-X à l’émetteur, ou saisissez la pièce à la main (Pièces › Nouvelle pièce).',
  }),
  'intake.pdf-protected': (p) => ({
    what: `${place(p)} est un PDF protégé.`,
    why: 'Une facture électronique n’est jamais chiffrée : ce PDF a été modifié après son émission.',
    remedy: 'Demandez l’original à l’émetteur, ou téléchargez-le depuis sa plateforme.',
  }),
  'intake.pdf-two-invoices': (p) => ({
    what: `${place(p)} contient deux factures différentes.`,
    why: `La première est ${p.first}, la seconde ${p.second}.`,
    remedy: 'Demandez à l’émetteur un fichier par facture.',
  }),
  'intake.missing': (p) => ({
    what: `Il manque à ${place(p)} ${MISSING[p.what] ?? p.what}.`,
    why: 'Sans cette mention, la pièce ne peut être ni rangée ni comptabilisée.',
    remedy:
      p.what === 'vat'
        ? 'Indiquez la colonne du taux ou de la TVA, ou un taux pour tout le tableau (« Valeurs des colonnes absentes »).'
        : p.line === undefined
          ? 'Demandez une facture complète à l’émetteur, ou complétez le fichier, puis déposez-le à nouveau.'
          : 'Indiquez la colonne qui le contient, ou complétez la ligne dans le fichier, puis reprenez-le.',
  }),
  'intake.bad-value': (p) => ({
    what: `Dans ${place(p)}, une valeur est illisible : « ${p.value} ».`,
    why: `${p.column ?? p.what} : la forme attendue est ${p.expected}.`,
    remedy: 'Corrigez la valeur dans le fichier ou à sa source, puis déposez-le à nouveau.',
  }),
  'intake.number-twice': (p) => ({
    what: `${place(p)} répète la pièce ${p.number}.`,
    why: `Ce numéro est déjà à la ligne ${p.first} ; une pièce n’est prise qu’une fois.`,
    remedy:
      'Si ces lignes forment une seule pièce, choisissez « une ligne de pièce » ; si la colonne n’identifie pas la pièce, indiquez-en une autre.',
  }),
  'intake.rate-unclear': (p) => ({
    what: `${place(p)} : aucun taux de TVA ne donne ${p.vat} pour ${p.net} hors taxes.`,
    why: `Cela ferait ${p.percent} % : la ligne mêle plusieurs taux, ou un montant est faux.`,
    remedy:
      'Exportez le détail (une ligne par taux ou par article, ou une colonne par taux), ou saisissez cette pièce à la main.',
  }),
  'intake.rows-disagree': (p) => ({
    what: `${place(p)} ne va pas avec les autres lignes de la pièce ${p.number}.`,
    why: `${SHARED[p.what] ?? p.what} : « ${p.found} », alors que sa première ligne dit « ${p.first} ».`,
    remedy: 'Si ce sont deux pièces, corrigez leur numéro dans le fichier ; sinon corrigez la ligne.',
  }),
  'intake.no-accounts': (p) => ({
    what: `${place(p)} n’est ni un FEC ni un plan de comptes.`,
    why: 'Ni les colonnes d’un FEC, ni une colonne de numéros de comptes avec leurs libellés n’y ont été trouvées.',
    remedy: 'Demandez le FEC de l’an passé à votre comptable, ou un tableau de deux colonnes : compte, libellé.',
  }),
  'intake.encoding-guessed': (p) => ({
    what: `L’encodage de ${place(p)} a été supposé : ${p.encoding}.`,
    why: 'Le fichier ne suit pas l’encodage qu’il annonce ; des accents peuvent être faux, les montants non.',
    remedy: 'Relisez les noms de la pièce.',
  }),
  'intake.cleaned-text': (p) => ({
    what: `Des caractères invisibles ont été retirés de ${place(p)}.`,
    why: `Ils se trouvaient dans : ${p.what}. Ils peuvent faire lire autre chose que ce qui est écrit.`,
    remedy: 'Relisez ce champ sur la pièce avant de l’exporter.',
  }),
  'intake.mapping-needed': (p) => ({
    what: `Les colonnes de ${place(p)} sont à reconnaître.`,
    why: 'Son en-tête n’a encore jamais été vu.',
    remedy: 'Indiquez ce que contient chaque colonne ; votre choix sera retenu pour les fichiers suivants.',
  }),
  'intake.empty': (p) => ({
    what: `${place(p)} est vide.`,
    why: 'Il ne contient aucune donnée.',
    remedy: 'Exportez-le ou téléchargez-le à nouveau depuis sa source.',
  }),
} satisfies ProblemTexts<IntakeProblem>
