import type { ChartAccount } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'

/**
 * The accounts that a small company uses, from the Plan comptable général (règlement ANC 2014-03 as amended by ANC
 * 2022-06). Six figures; the dossier's width pads them.
 */
const ACCOUNTS = `
101000 Capital
106100 Réserve légale
108000 Compte de l'exploitant
110000 Report à nouveau
120000 Résultat de l'exercice
164000 Emprunts auprès des établissements de crédit
205000 Concessions, brevets, licences, logiciels
213500 Installations générales, agencements des constructions
215400 Matériel industriel
218200 Matériel de transport
218300 Matériel de bureau et informatique
218400 Mobilier
261000 Titres de participation
275000 Dépôts et cautionnements versés
281830 Amortissements du matériel de bureau et informatique
310000 Matières premières
355000 Produits finis
370000 Stocks de marchandises
401000 Fournisseurs
403000 Fournisseurs, effets à payer
404000 Fournisseurs d'immobilisations
408100 Fournisseurs, factures non parvenues
409100 Fournisseurs, avances et acomptes versés
411000 Clients
413000 Clients, effets à recevoir
416000 Clients douteux
418100 Clients, factures à établir
419100 Clients, avances et acomptes reçus
421000 Personnel, rémunérations dues
431000 Sécurité sociale
437000 Autres organismes sociaux
444000 État, impôts sur les bénéfices
445200 TVA due intracommunautaire
445510 TVA à décaisser
445620 TVA déductible sur immobilisations
445640 TVA déductible sur encaissements, en attente
445660 TVA déductible sur autres biens et services
445662 TVA déductible intracommunautaire et autoliquidée
445670 Crédit de TVA à reporter
445701 TVA collectée, autres taux
445708 TVA collectée 2,1 %
445709 TVA collectée 8,5 %
445710 TVA collectée 5,5 %
445711 TVA collectée 10 %
445712 TVA collectée 20 %
445713 TVA collectée 13 %
445714 TVA collectée 0,9 %
445715 TVA due sur autoliquidation
445740 TVA collectée en attente d'encaissement
445800 Taxes sur le chiffre d'affaires à régulariser
445870 TVA sur acomptes, à régulariser
447000 Autres impôts et taxes
455000 Associés, comptes courants
467000 Débours et autres comptes débiteurs ou créditeurs
471000 Compte d'attente
486000 Charges constatées d'avance
487000 Produits constatés d'avance
511200 Chèques à encaisser
511500 Cartes bancaires à encaisser
511700 Plateformes de paiement à recevoir
512000 Banque
530000 Caisse
580000 Virements internes
601000 Achats de matières premières
602200 Fournitures consommables
604000 Achats d'études et de prestations de services
605000 Achats de matériel, équipements et travaux
606100 Fournitures non stockables (eau, énergie)
606300 Fournitures d'entretien et de petit équipement
606400 Fournitures administratives
607000 Achats de marchandises
607200 Achats de marchandises intracommunautaires
607300 Achats de marchandises importées
609700 Rabais, remises et ristournes obtenus sur achats
611000 Sous-traitance générale
612200 Crédit-bail mobilier
613200 Locations immobilières
613500 Locations mobilières
614000 Charges locatives
615000 Entretien et réparations
616000 Primes d'assurance
618000 Documentation et divers
622600 Honoraires
623000 Publicité, relations publiques
624100 Transports sur achats
624200 Transports sur ventes
625100 Voyages et déplacements
625700 Réceptions
626000 Frais postaux et télécommunications
627000 Services bancaires et commissions
628000 Divers, cotisations
635000 Autres impôts et taxes
641000 Rémunérations du personnel
645000 Charges de sécurité sociale
651000 Redevances pour logiciels et licences
654000 Pertes sur créances irrécouvrables
656000 Pertes de change sur créances commerciales
658000 Charges diverses de gestion courante
661000 Charges d'intérêts
665000 Escomptes accordés
671000 Charges exceptionnelles
681000 Dotations aux amortissements
695000 Impôts sur les bénéfices
701000 Ventes de produits finis
701200 Ventes de produits finis intracommunautaires
701300 Ventes de produits finis à l'exportation
706000 Prestations de services
706100 Prestations de services exonérées
706200 Prestations de services intracommunautaires
706300 Prestations de services hors Union européenne
706400 Prestations de services en autoliquidation
707000 Ventes de marchandises
707100 Ventes de marchandises exonérées
707200 Livraisons intracommunautaires
707300 Ventes de marchandises à l'exportation
707400 Ventes de marchandises en autoliquidation
708000 Produits des activités annexes
708500 Ports et frais accessoires facturés
709000 Rabais, remises et ristournes accordés
741000 Subventions d'exploitation
756000 Gains de change sur créances commerciales
758000 Produits divers de gestion courante
764000 Revenus des valeurs mobilières
765000 Escomptes obtenus
771000 Produits exceptionnels
`

/** The default chart of a new dossier. */
export const DEFAULT_CHART: readonly ChartAccount[] = ACCOUNTS.trim()
  .split('\n')
  .map((line) => ({ number: line.slice(0, 6) as AccountNumber, label: line.slice(7) }))
