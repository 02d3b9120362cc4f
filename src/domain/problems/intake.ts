/** Where in a file: its name, and the line, row, page or element that is wrong. */
interface InFile {
  readonly file: string
  readonly line?: number
  readonly column?: string
}

/** Why a file, or a part of it, could not be taken. `refused` concerns the file; the others one line or one document of it. */
export type IntakeProblem = InFile &
  (
    | { readonly code: 'intake.not-an-invoice'; readonly level: 'blocking'; readonly found: string }
    | { readonly code: 'intake.not-for-the-books'; readonly level: 'notice'; readonly found: string }
    | { readonly code: 'intake.unsupported'; readonly level: 'blocking'; readonly found: string }
    | { readonly code: 'intake.unreadable'; readonly level: 'blocking'; readonly detail: string }
    | {
        readonly code: 'intake.over-limit'
        readonly level: 'blocking'
        readonly limit: string
        readonly allowed: string
        readonly found: string
      }
    | { readonly code: 'intake.pdf-without-invoice'; readonly level: 'blocking' }
    | { readonly code: 'intake.pdf-protected'; readonly level: 'blocking' }
    | {
        readonly code: 'intake.pdf-two-invoices'
        readonly level: 'blocking'
        readonly first: string
        readonly second: string
      }
    | { readonly code: 'intake.missing'; readonly level: 'blocking'; readonly what: string }
    | {
        readonly code: 'intake.bad-value'
        readonly level: 'blocking'
        readonly what: string
        readonly value: string
        readonly expected: string
      }
    /** Two rows of a table are one document; the second is not taken. */
    | {
        readonly code: 'intake.number-twice'
        readonly level: 'blocking'
        readonly number: string
        readonly first: number
      }
    /** VAT that no rate gives: a row mixes rates, or a figure is wrong. Figures as text. */
    | {
        readonly code: 'intake.rate-unclear'
        readonly level: 'blocking'
        readonly net: string
        readonly vat: string
        readonly percent: string
      }
    /** Rows of one number that differ in what they should share; `what` is a field. */
    | {
        readonly code: 'intake.rows-disagree'
        readonly level: 'blocking'
        readonly number: string
        readonly what: string
        readonly found: string
        readonly first: string
      }
    /** Neither a FEC nor a chart of accounts. */
    | { readonly code: 'intake.no-accounts'; readonly level: 'blocking' }
    | { readonly code: 'intake.encoding-guessed'; readonly level: 'notice'; readonly encoding: string }
    | { readonly code: 'intake.cleaned-text'; readonly level: 'notice'; readonly what: string }
    | { readonly code: 'intake.mapping-needed'; readonly level: 'blocking' }
    | { readonly code: 'intake.empty'; readonly level: 'blocking' }
    /** The reading hung, filled the memory, or failed by a mistake of ours; the rest of the import goes on. */
    | { readonly code: 'intake.given-up'; readonly level: 'blocking'; readonly reason: 'time' | 'memory' | 'fault' }
  )

/**
 * What a reader of e-invoices tells without blocking. The detail is a figure, a number or an identifier of the document;
 * the words are in `ui/texts/problems/reading-warnings.*`.
 */
export type ReadingWarningCode =
  | 'siren-key'
  | 'siret-key'
  | 'siret-other-siren'
  | 'vat-id-key'
  | 'vat-group'
  | 'tax-representative'
  | 'foreign-vat'
  | 'untaxed-from-abroad'
  | 'disbursement-bought'
  | 'iban-key'
  | 'iban-choices'
  | 'iban-changed'
  | 'due-estimated'
  | 'due-before-issue'
  | 'due-unreadable'
  | 'year-unusual'
  | 'number-form'
  | 'credit-without-reference'
  | 'notes-missing'
  | 'notes-repeated'
  | 'framework-odd'
  | 'paid-to-subcontractor'
  | 'margin-scheme'
  | 'currency-deduced'
  | 'prepaid'
  | 'arrears'
  | 'third-party'
  | 'already-paid'
  | 'no-exchange-rate'
  | 'rows-and-gross'
  | 'totals'
  | 'vat-rounding'
  | 'vat-point-mixed'
  | 'factored'
  | 'other-payee'
  | 'instalments'
  | 'type-unusual'
  | 'rate-unusual'
  | 'rate-deduced'
  | 'direction-guessed'
  | 'signs-turned'
  | 'nothing-to-book'
  | 'amount-rounded'
