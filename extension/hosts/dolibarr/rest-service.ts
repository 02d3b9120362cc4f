import type { HostParty } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { answer, answers, filled, text } from '../answers'
import { pagesOf } from '../paging'
import type { Site } from '../site'
import { HostError } from '../site'
import { rootOf } from './root'

// `/api/index.php` with the user's key. Amounts are strings with eight decimals; days are seconds of the server's
// midnight; there is no list of payments, each invoice has its own.

const PAGE = 100

/** A group of documents: the calls of sales and of purchases are alike. */
export interface Side {
  readonly direction: 'sale' | 'purchase'
  readonly list: 'invoices' | 'supplierinvoices'
  readonly code: 'code_client' | 'code_fournisseur'
}

export const SALES: Side = { direction: 'sale', list: 'invoices', code: 'code_client' }
export const PURCHASES: Side = { direction: 'purchase', list: 'supplierinvoices', code: 'code_fournisseur' }

/** The service of one Dolibarr, asked with the user's key; what was asked for once is known. */
export class Rest {
  currency = ''
  readonly #parties = new Map<string, HostParty>()
  readonly #numbers = new Map<string, string>()

  constructor(
    private readonly site: Site,
    private readonly key: string,
  ) {}

  /** Whether the key is one, and the currency of the books. */
  async open(): Promise<void> {
    const company = answer(await this.get('setup/company'), 'company')
    this.currency = text(company, 'currency_code') || 'EUR'
  }

  async get(path: string): Promise<unknown> {
    try {
      return await this.site.json(`${rootOf(this.site)}api/index.php/${path}`, { headers: { DOLAPIKEY: this.key } })
    } catch (cause) {
      // The session has no part in it: only the key can be refused.
      if (cause instanceof HostError && cause.code === 'session') throw new HostError('key', cause.detail)
      throw cause
    }
  }

  /** Documents that a filter of the service names, in pages. */
  documents(side: Side, filter: string): AsyncGenerator<Answer[]> {
    return pagesOf(PAGE, async (offset) => {
      const page = `limit=${PAGE}&page=${offset / PAGE}&sqlfilters=${encodeURIComponent(filter)}`
      const found = answers(await this.listed(`${side.list}?sortfield=t.rowid&sortorder=ASC&${page}`), side.list)
      for (const each of found) this.#numbers.set(`${side.list} ${text(each, 'id')}`, numberOf(each, side))
      return found
    })
  }

  /** Deposit invoices of a customer. */
  async depositsOf(customer: string): Promise<Answer[]> {
    const found: Answer[] = []
    for await (const page of this.documents(SALES, `(t.type:=:3) and (t.fk_soc:=:${Number(customer)})`))
      found.push(...page.filter((each) => text(each, 'type') === '3' && text(each, 'socid') === customer))
    return found
  }

  /** A list; before version 18 an empty one was « not found ». A service that is not there is another refusal (501). */
  async listed(path: string): Promise<unknown> {
    try {
      return await this.get(path)
    } catch (cause) {
      if (cause instanceof HostError && cause.status === 404) return []
      throw cause
    }
  }

  /** The number of a document by its identifier. */
  async number(side: Side, id: string): Promise<string> {
    const name = `${side.list} ${id}`
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = numberOf(answer(await this.get(`${side.list}/${id}`), side.list), side)
    this.#numbers.set(name, number)
    return number
  }

  async party(side: Side, id: string): Promise<HostParty> {
    const known = this.#parties.get(id)
    if (known) return known
    const found = answer(await this.get(`thirdparties/${id}`), 'thirdparty')
    const country = text(found, 'country_code')
    const french = country === 'FR' || country === ''
    const party: HostParty = {
      name: text(found, 'name') || id,
      ...filled({
        code: text(found, side.code),
        siren: french ? text(found, 'idprof1') : '',
        siret: french ? text(found, 'idprof2') : '',
        vatId: text(found, 'tva_intra'),
        country,
        postalCode: text(found, 'zip'),
        city: text(found, 'town'),
        street: text(found, 'address').replace(/\s+/g, ' '),
      }),
    }
    this.#parties.set(id, party)
    return party
  }
}

/** A purchase bears its supplier's number. */
export function numberOf(each: Answer, side: Side): string {
  return (side === PURCHASES && text(each, 'ref_supplier')) || text(each, 'ref')
}

/** A document's state, under the name that its version gives it. */
export function statusOf(each: Answer): string {
  return text(each, 'status') || text(each, 'statut')
}
