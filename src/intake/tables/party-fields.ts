import type { TableField } from './field'
import { ALL, field, PAYMENTS, PURCHASES, SALES } from './field'

const CUSTOMER =
  'client|nom client|customer|customer name|raison sociale|raison sociale client|client name|billing company|billing name|invoice partner display name|partner name|partner|partenaire|contact name|display name'
const SUPPLIER =
  'fournisseur|nom fournisseur|raison sociale fournisseur|supplier|supplier name|vendor|vendor name|payee'
const NAME =
  'tiers|nom tiers|societe|nom societe|entreprise|company|company name|raison sociale|organisation|organization|bill to|destinataire|contact|nom contact|beneficiaire|payeur|emetteur|nom|customer description|card name|name'

/** Who, on both sides. */
export const PARTY: readonly TableField[] = [
  field('party', SALES, 'Client', 'Customer', `${CUSTOMER}|${NAME}`),
  field('party', PURCHASES, 'Fournisseur', 'Supplier', `${SUPPLIER}|${CUSTOMER}|${NAME}`),
  field('party', PAYMENTS, 'Client ou fournisseur', 'Customer or supplier', `${CUSTOMER}|${SUPPLIER}|${NAME}`),
  field('firstName', ALL, 'Prénom', 'First name', 'prenom|prenom client|first name|billing first name|firstname'),
  field(
    'lastName',
    ALL,
    'Nom de famille',
    'Last name',
    'nom famille|last name|billing last name|surname|lastname|nom client|nom',
  ),
  field(
    'email',
    ALL,
    'Courriel',
    'Email',
    'email|e mail|mail|courriel|adresse email|adresse e mail|customer email|billing email|from email address|adresse email expediteur',
  ),
  field(
    'code',
    ALL,
    'Code du tiers',
    'Party’s code',
    'code client|n client|numero client|ref client|reference client|code fournisseur|n fournisseur|customer code|customer id|client id|id client|identifiant client|code tiers|n tiers|compte tiers|compte auxiliaire|account number|customer number|code',
  ),
  field('siren', ALL, 'SIREN', 'SIREN', 'siren|n siren|numero siren|siren client|company id|company number'),
  field('siret', ALL, 'SIRET', 'SIRET', 'siret|n siret|numero siret|siret client'),
  field(
    'vatId',
    ALL,
    'N° de TVA',
    'VAT number',
    'n tva|numero tva|n tva intracommunautaire|numero tva intracommunautaire|tva intracommunautaire|n tva intracom|tva intracom|n tva intra|tva intra|n tva client|tva client|vat number|vat id|vat no|vat registration number|vat registration no|tax id|tax number|tax identification number|billing vat',
  ),
  field(
    'country',
    ALL,
    'Pays',
    'Country',
    'pays|code pays|pays client|pays facturation|country|country code|billing country|billing country code|customer country|contact country|pays livraison|shipping country',
  ),
  field(
    'postalCode',
    ALL,
    'Code postal',
    'Postcode',
    'code postal|cp|code postal client|code postal facturation|zip|zip code|postcode|postal code|billing zip|billing postcode|billing code',
  ),
  field('city', ALL, 'Ville', 'Town', 'ville|ville client|ville facturation|commune|city|town|billing city'),
  field(
    'street',
    ALL,
    'Adresse',
    'Street',
    'adresse|adresse 1|adresse client|adresse facturation|rue|address|address 1|street|billing address|billing address 1|billing address1|billing street',
  ),
  field(
    'partyCategory',
    ALL,
    'Catégorie du tiers',
    'Party’s category',
    'categorie client|type client|groupe client|famille client|customer type|customer group|customer category|categorie tiers',
  ),
]
