import { fecOptions, fecProfile } from '../fec/profile'
import { defineFormat } from '../format'
import { best } from '../knowledge'

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
    best(
      'Pennylane',
      1,
      'L’import que l’éditeur documente ; le TRA y est lu aussi.',
      'The import that the vendor documents; TRA is read there too.',
    ),
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
    fr: 'Saisie › Imports › Importer un fichier : FEC. L’exercice doit exister. Importez des périodes entières. Une seule voie par journal : les factures déjà connectées à Pennylane y feraient double emploi.',
    en: 'Saisie › Imports › Importer un fichier: FEC. The fiscal year must exist. Import whole periods. One way per journal: invoices already connected to Pennylane would be there twice.',
  },
  options: fecOptions('entry'),
})
