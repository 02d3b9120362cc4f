import { fecColumnsOption, fecOptions, fecProfile } from '../fec/profile'
import { defineFormat } from '../format'
import { best } from '../knowledge'

/**
 * Inqom (Visma) reads a FEC, adding to the period or replacing what stands there. A line whose two amounts are zero is
 * refused, which an entry here never has.
 */
export default defineFormat({
  ...fecProfile,
  id: 'inqom',
  label: 'Inqom (FEC)',
  software: ['Inqom'],
  vendor: 'Visma',
  aliases: ['inqom', 'visma', 'fec inqom'],
  bestFor: [
    best(
      'Inqom',
      1,
      'L’import recommandé par l’éditeur ; comptes et journaux manquants sont créés.',
      'The import that the vendor recommends; missing accounts and journals are created.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Règles de l’éditeur ; les titres de son modèle XLSX n’ont pas été vus.',
      en: 'The vendor’s rules; the titles of its XLSX template have not been seen.',
    },
  },
  sources: [{ kind: 'vendor', title: 'Inqom, Importation des FEC', url: 'https://help.inqom.com/fr' }],
  help: {
    fr: 'Import d’un FEC, la ligne de titres gardée.',
    en: 'Import of a FEC, the title line kept.',
  },
  options: [...fecOptions('export'), fecColumnsOption('cash')],
})
