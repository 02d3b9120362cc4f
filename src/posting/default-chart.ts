import type { ChartAccount } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'

/**
 * The accounts that a small company usually has, from the Plan comptable général (règlement ANC 2014-03 as amended by
 * ANC 2022-06, in force since 2025: 656/756 exchange on trade debts, 657/757 disposals). Six digits; the dossier's width
 * pads them.
 */
const CHART = `
101000 Capital
106100 Réserve légale
106800 Autres réserves
108000 Compte de l’exploitant
110000 Report à nouveau (solde créditeur)
119000 Report à nouveau (solde débiteur)
120000 Résultat de l’exercice (bénéfice)
129000 Résultat de l’exercice (perte)
131000 Subventions d’investissement
151000 Provisions pour risques
164000 Emprunts auprès des établissements de crédit
165000 Dépôts et cautionnements reçus
168000 Autres emprunts et dettes assimilées
201000 Frais d’établissement
205000 Concessions, brevets, licences, logiciels
206000 Droit au bail
207000 Fonds commercial
211000 Terrains
213000 Constructions
215000 Installations techniques, matériel et outillage
218100 Installations générales, agencements
218200 Matériel de transport
218300 Matériel de bureau et informatique
218400 Mobilier
231000 Immobilisations corporelles en cours
271000 Titres immobilisés
275000 Dépôts et cautionnements versés
280000 Amortissements des immobilisations incorporelles
281000 Amortissements des immobilisations corporelles
310000 Matières premières et fournitures
355000 Produits finis
370000 Stocks de marchandises
401000 Fournisseurs
403000 Fournisseurs, effets à payer
404000 Fournisseurs d’immobilisations
408100 Fournisseurs, factures non parvenues
409100 Fournisseurs, avances et acomptes versés
409800 Rabais, remises, ristournes à obtenir
411000 Clients
413000 Clients, effets à recevoir
416000 Clients douteux ou litigieux
418100 Clients, factures à établir
419100 Clients, avances et acomptes reçus
419800 Rabais, remises, ristournes à accorder
421000 Personnel, rémunérations dues
425000 Personnel, avances et acomptes
428000 Personnel, charges à payer
431000 Sécurité sociale
437000 Autres organismes sociaux
444000 État, impôt sur les bénéfices
445200 TVA due intracommunautaire
445510 TVA à décaisser
445620 TVA déductible sur immobilisations
445640 TVA déductible en attente de paiement
445660 TVA déductible sur autres biens et services
445662 TVA déductible en autoliquidation
445670 Crédit de TVA à reporter
445710 TVA collectée 5,5 %
445711 TVA collectée 10 %
445712 TVA collectée 20 %
445713 TVA collectée 2,1 %
445714 TVA collectée 8,5 % (DOM)
445715 TVA collectée 1,75 % (DOM)
445716 TVA collectée 1,05 % (DOM)
445717 TVA collectée 0,9 % (Corse)
445718 TVA collectée 13 % (Corse)
445719 TVA due en autoliquidation
445740 TVA collectée en attente d’encaissement
445800 TVA à régulariser
445830 Remboursement de TVA demandé
445860 TVA sur factures non parvenues
445870 TVA sur acomptes et factures à établir
447000 Autres impôts, taxes et versements assimilés
448600 État, charges à payer
455000 Associés, comptes courants
457000 Associés, dividendes à payer
467000 Débiteurs et créditeurs divers
471000 Compte d’attente
486000 Charges constatées d’avance
487000 Produits constatés d’avance
491000 Dépréciations des comptes de clients
511200 Chèques à encaisser
511300 Effets à l’encaissement
511500 Cartes bancaires à encaisser
512000 Banque
517000 Plateformes de paiement
530000 Caisse
580000 Virements internes
601000 Achats de matières premières
602000 Achats d’autres approvisionnements
603700 Variation des stocks de marchandises
604000 Achats d’études et prestations de services
605000 Achats de matériel, équipements et travaux
606100 Fournitures non stockables (eau, énergie)
606300 Fournitures d’entretien et petit équipement
606400 Fournitures administratives
606800 Autres matières et fournitures
607000 Achats de marchandises
607200 Achats de marchandises intracommunautaires
607300 Achats de marchandises importées
608000 Frais accessoires d’achat
609000 Rabais, remises, ristournes obtenus sur achats
609100 Rabais, remises, ristournes obtenus sur matières premières
609400 Rabais, remises, ristournes obtenus sur études et prestations
609700 Rabais, remises, ristournes obtenus sur marchandises
609800 Rabais, remises, ristournes obtenus non affectés
611000 Sous-traitance générale
612000 Redevances de crédit-bail
613200 Locations immobilières
613500 Locations mobilières
614000 Charges locatives et de copropriété
615000 Entretien et réparations
615600 Maintenance
616000 Primes d’assurance
617000 Études et recherches
618000 Divers (documentation, colloques)
621000 Personnel extérieur
622200 Commissions et courtages
622600 Honoraires
622700 Frais d’actes et de contentieux
623000 Publicité, publications, relations publiques
623400 Cadeaux à la clientèle
624100 Transports sur achats
624200 Transports sur ventes
625100 Voyages et déplacements
625600 Missions
625700 Réceptions
626000 Frais postaux et de télécommunications
627000 Services bancaires et assimilés
628000 Divers services extérieurs
631000 Impôts et taxes sur rémunérations
635100 Impôts directs (CFE, CVAE)
637000 Autres impôts et taxes
641000 Rémunérations du personnel
644000 Rémunération de l’exploitant
645000 Charges de sécurité sociale et prévoyance
651000 Redevances, licences, droits
654000 Pertes sur créances irrécouvrables
656000 Pertes de change sur créances et dettes commerciales
657000 Valeurs comptables des immobilisations cédées
658000 Pénalités et autres charges
661000 Charges d’intérêts
665000 Escomptes accordés
666000 Pertes de change financières
668000 Autres charges financières
681000 Dotations aux amortissements et provisions
695000 Impôts sur les bénéfices
701000 Ventes de produits finis
701200 Produits finis, livraisons intracommunautaires
701300 Produits finis, exportations
701400 Produits finis, autoliquidation
701500 Produits finis exonérés
701600 Produits finis hors champ
706000 Prestations de services
706200 Prestations de services intracommunautaires
706300 Prestations de services hors Union européenne
706400 Prestations de services en autoliquidation
706500 Prestations de services exonérées
706600 Prestations de services hors champ
707000 Ventes de marchandises
707200 Livraisons intracommunautaires
707300 Ventes à l’exportation
707400 Ventes de marchandises en autoliquidation
707500 Ventes de marchandises exonérées
707600 Ventes de marchandises hors champ
708000 Produits des activités annexes
708500 Ports et frais accessoires facturés
709000 Rabais, remises, ristournes accordés
709100 Rabais, remises, ristournes sur ventes de produits finis
709600 Rabais, remises, ristournes sur prestations de services
709700 Rabais, remises, ristournes sur ventes de marchandises
709800 Rabais, remises, ristournes sur activités annexes
713000 Variation des stocks de produits
740000 Subventions d’exploitation
751000 Redevances pour licences et brevets
756000 Gains de change sur créances et dettes commerciales
757000 Produits des cessions d’immobilisations
758000 Indemnités et autres produits
761000 Produits de participations
764000 Revenus des valeurs mobilières de placement
765000 Escomptes obtenus
766000 Gains de change financiers
768000 Autres produits financiers
781000 Reprises sur amortissements et provisions
`

/** The default chart, each account at the number that `sized` gives it. */
export function defaultChart(sized: (number: string) => AccountNumber): ChartAccount[] {
  return CHART.trim()
    .split('\n')
    .map((line) => ({ number: sized(line.slice(0, 6)), label: line.slice(7) }))
}
