import { text } from '../columns'
import { belgianRole, credit, debit, entryDate, holder, label, movement } from '../fields'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { delimited } from '../layouts'

/**
 * Sage BOB 50 (Belgium): seven columns without a journal, hence one file a journal. C or F comes from the third party's
 * role, never from the French roots 411 and 401: the Belgian chart has 400 and 440.
 */
export default defineFormat({
  id: 'bob50',
  label: 'Sage BOB 50',
  software: ['Sage BOB 50', 'Sage BOB Software'],
  vendor: 'Sage',
  aliases: ['bob', 'bob 50', 'bob50', 'belgique', 'luxembourg'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Un seul logiciel l’écrit ; l’import propre à BOB (tiers, ventes, paiements) n’est pas décrit. Sans code TVA pour la déclaration belge.',
      en: 'A single product writes it; BOB’s own import (parties, sales, payments) is not described. Without VAT codes for the Belgian return.',
    },
  },
  sources: [
    dolibarr('exportBob50'),
    {
      kind: 'third-party',
      title: 'Sonetas, Export to BOB50',
      url: 'https://sonetas.freshdesk.com/en/support/solutions/articles/42000116895-export-to-bob50-sage-',
    },
  ],
  help: {
    fr: 'Un fichier par journal : importez chacun dans le sien. À essayer sur un dossier de test.',
    en: 'One file a journal: import each into its own. To be tried on a test dossier.',
  },
  options: [],
  shape: () => ({
    charset: 'ansi',
    layout: delimited(';', { lineEnd: '\n' }),
    records: [
      {
        each: 'line',
        columns: [
          movement('N° de pièce'),
          entryDate('Date', 'dd/MM/yyyy'),
          text('Type de compte', belgianRole, { onlyWith: 'auxiliary' }),
          holder('Compte', { value: ({ line }) => line.auxiliary?.number ?? line.account }),
          debit('Débit'),
          credit('Crédit'),
          label('Libellé', { width: 32 }),
        ],
      },
    ],
  }),
  fileName: ({ from, exportNumber }, entry) => `BOB50_${entry.journal}_${from.slice(0, 7)}_${exportNumber}.csv`,
})
