import { FRENCH } from '../typography'

/** Textes des pages de dossiers. */
export const dossiers = {
  welcome: 'Vos factures, prêtes pour votre comptable',
  welcomeText:
    'Écritoire transforme vos factures et vos règlements en écritures, et en fichier exact pour le logiciel de votre comptable. Rien ne quitte votre ordinateur, et aucune pièce ne part deux fois.',
  specimen: {
    label:
      'Une facture de 1 000,00 € HT devient une écriture équilibrée de trois lignes, puis trois lignes du fichier.',
    invoice: 'Facture F-2026-001 · 03/09/2026',
    net: 'Total HT',
    vat: 'TVA 20 %',
    gross: 'Total TTC',
  },
  newDossier: 'Nouveau dossier',
  demonstration: 'Ouvrir la démonstration',
  demonstrationText:
    'Un atelier imaginaire, une soixantaine de pièces sur un an, deux exports déjà faits. Il se supprime en un clic.',
  title: 'Dossiers',
  counts: (documents: number, exports: number) =>
    `${FRENCH.count(documents)} pièces · ${FRENCH.count(exports)} exports`,
  demo: 'démonstration',
  remove: 'Supprimer',
  removeOf: (name: string) => `Supprimer ${name}`,
  removeTitle: 'Supprimer ce dossier ?',
  removeText: (name: string) =>
    `« ${name} » sera supprimé de cet ordinateur avec ses pièces, ses originaux, son registre et ses fichiers d’export. Seule une sauvegarde permettra de le retrouver.`,
  removeConfirm: 'Supprimer le dossier',
  name: 'Nom de la société',
  siren: 'SIREN',
  sirenHint: 'Neuf chiffres ; il sert à reconnaître vos factures et à nommer le FEC.',
  sirenWrong: 'Ce n’est pas un SIREN : neuf chiffres dont le dernier est une clé.',
  vatId: 'N° de TVA',
  yearStart: 'Du',
  yearEnd: 'Au',
  year: 'Exercice',
  regime: 'Exigibilité de la TVA',
  regimes: {
    debits: 'Sur les débits (à la facture)',
    encaissements: 'Sur les encaissements (services, au règlement)',
    franchise: 'Franchise en base (pas de TVA, art. 293 B)',
  },
  width: 'Longueur des comptes',
  widthNone: 'tels quels',
  format: 'Logiciel du comptable',
  formatHint: 'Cherchez par le nom du logiciel : Quadra, Cegid, i-Suite…',
  formatOf: (software: string) => `Pour ${software}.`,
  create: 'Créer le dossier',
  dateWrong: 'Une date comme 01/01/2026.',
  dateOrder: 'La fin vient avant le début.',
  newLead:
    'Le minimum pour commencer : le reste a des réglages par défaut, et ce qui manque sera demandé au bon moment.',
  vatIdHint: 'Proposé d’après le SIREN.',
  vatIdWrong: 'La clé de ce n° de TVA ne convient pas.',
  widthHint: 'Celle du logiciel du comptable : souvent 6 à 8.',
  later: 'Tout se change ensuite dans « Paramétrage ».',
  opening: 'Préparation de la démonstration…',
  content: 'Contenu',
  acts: 'Actes',
  haveBackup: 'Vous avez une sauvegarde ?',
  restore: 'La restaurer',
  steps: [
    'Créez un dossier : nom, exercice, logiciel du comptable.',
    'Déposez vos factures et vos règlements : PDF, XML, tableurs, à la main.',
    'Prévisualisez les écritures, puis exportez le fichier. Il reste au registre, à l’octet près.',
  ],
  removed: (name: string) => `« ${name} » est supprimé.`,
  nameMissing: 'Indiquez le nom de la société.',
}
