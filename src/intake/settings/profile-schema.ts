import * as v from 'valibot'
import { parsePlainDate } from '../../domain/date'
import { vatRate } from '../../domain/document'
import { customFormat } from './custom-format-file'

/** Version of the profile file; raised when a field changes its meaning. */
export const PROFILE_VERSION = 1

/** Rows of any list of a profile. */
const MOST_ROWS = 20_000

const rows = <Row extends v.GenericSchema>(row: Row) => v.pipe(v.array(row), v.maxLength(MOST_ROWS))
const account = v.pipe(v.string(), v.regex(/^\d{3}[0-9A-Za-z]{0,17}$/))
const code = v.pipe(v.string(), v.regex(/^[A-Z0-9]{1,8}$/))
const rate = v.pipe(
  v.string(),
  v.check((text) => vatRate(text) === text),
)
const words = v.pipe(v.string(), v.maxLength(200))
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const kind = v.picklist(['goods', 'service', 'finished-product', 'transport', 'disbursement', 'fixed-asset', 'other'])
const treatment = v.picklist(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'F'])
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const rule = v.strictObject({
  id: name,
  code: v.exactOptional(words),
  category: v.exactOptional(words),
  kind: v.exactOptional(kind),
  treatment: v.exactOptional(treatment),
  rate: v.exactOptional(rate),
  party: v.exactOptional(words),
  document: v.exactOptional(v.picklist(['invoice', 'credit-note', 'rebate'])),
  account,
  section: v.exactOptional(words),
})

const auxiliary = v.strictObject({
  template: name,
  width: whole(2, 20),
  shared: rows(v.strictObject({ category: words, account: words })),
})

const settings = v.strictObject({
  chart: rows(v.strictObject({ number: account, label: words })),
  journals: rows(
    v.strictObject({
      code,
      label: words,
      kind: v.picklist(['sales', 'purchases', 'bank', 'cash', 'general', 'opening']),
      account: v.exactOptional(account),
    }),
  ),
  salesJournal: code,
  purchasesJournal: code,
  salesRules: rows(rule),
  purchaseRules: rows(rule),
  vatAccounts: rows(
    v.strictObject({
      direction: v.picklist(['sale', 'purchase']),
      treatment,
      rate: v.exactOptional(rate),
      kind: v.exactOptional(v.literal('fixed-asset')),
      account,
    }),
  ),
  paymentModes: rows(v.strictObject({ code: name, label: words, aliases: rows(words), journal: code, account })),
  special: v.partial(
    v.strictObject({
      customers: account,
      suppliers: account,
      depositReceived: account,
      depositPaid: account,
      vatOnDeposit: account,
      vatWaiting: account,
      vatWaitingPurchase: account,
      reverseChargeIntra: account,
      reverseChargeOther: account,
      reverseChargeDeductible: account,
      discountGiven: account,
      discountObtained: account,
      roundingLoss: account,
      roundingGain: account,
      badDebt: account,
      fees: account,
      feesVat: account,
      exchangeLoss: account,
      exchangeGain: account,
    }),
  ),
  auxiliaries: v.strictObject({ customer: auxiliary, supplier: auxiliary }),
  accountWidth: v.nullable(whole(3, 20)),
  depositMethod: v.picklist(['net', 'gross']),
  roundingLimit: whole(0, 1000),
  bankLine: v.picklist(['per-payment', 'per-slip', 'per-day']),
  lockedThrough: v.nullable(
    v.pipe(
      v.string(),
      v.check((text) => parsePlainDate(text) !== undefined),
    ),
  ),
  reverseChargeRate: rate,
  deductOnPayment: v.boolean(),
  defaultKind: v.strictObject({ sale: kind, purchase: kind }),
})

/** Formats of one's own in a profile. */
const MOST_FORMATS = 100

/** A profile file. Fields that a later version adds beside the settings are passed over; the settings are strict. */
export const profileFile = v.object({
  ecritoire: v.literal('profil'),
  version: whole(1, PROFILE_VERSION),
  vatRegime: v.exactOptional(v.picklist(['debits', 'encaissements', 'franchise'])),
  format: v.exactOptional(words),
  formatOptions: v.exactOptional(v.record(words, v.record(words, words))),
  customFormats: v.exactOptional(v.pipe(v.array(customFormat), v.maxLength(MOST_FORMATS))),
  settings,
})
