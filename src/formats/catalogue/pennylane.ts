import { fecOptions, fecProfile } from '../fec/profile'
import { defineFormat } from '../format'

/**
 * Pennylane reads a FEC; no column list of an entry file of its own is published. Labels of 411 lines become customers'
 * names there, and what stands in the imported period may be overwritten.
 */
export default defineFormat({
  ...fecProfile,
  id: 'pennylane',
  label: 'Pennylane (FEC)',
  software: ['Pennylane'],
  vendor: 'Pennylane',
  aliases: ['penny lane', 'fec pennylane'],
  bestFor: [
    {
      software: 'Pennylane',
      rank: 1,
      why: {
        fr: 'L’import que l’éditeur documente ; le TRA y est lu aussi.',
        en: 'The import that the vendor documents; TRA is read there too.',
      },
    },
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Voie du FEC : documentée. Un fichier propre à Pennylane : aucune description publiée.',
      en: 'FEC: documented. A file of Pennylane’s own: no published description.',
    },
  },
  sources: [
    { kind: 'vendor', title: 'Pennylane, aide, article 77974', url: 'https://help.pennylane.com/fr/articles/77974' },
    { kind: 'vendor', title: 'Pennylane, aide, article 18587', url: 'https://help.pennylane.com/fr/articles/18587' },
  ],
  help: {
    fr: 'Saisie › Imports › Importer un fichier : FEC. L’exercice doit exister. Attention : l’import peut effacer les écritures de la période ; importez des périodes entières ou choisissez « ajouter ». Une seule voie par journal : les factures déjà connectées à Pennylane y feraient double emploi.',
    en: 'Saisie › Imports › Importer un fichier: FEC. The fiscal year must exist. Beware: the import may erase the period’s entries; import whole periods or choose “add”. One way per journal: invoices already connected to Pennylane would be there twice.',
  },
  options: fecOptions('entry'),
})
