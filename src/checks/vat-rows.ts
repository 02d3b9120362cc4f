import { amount, percentOf } from '../domain/money'
import type { CheckContext, Question } from './question'
import { isInvoice, on } from './question'

/** Rates that French law knows or has known (CGI art. 278 to 281 nonies, 294 to 297; BR-FR-16). */
const USUAL = new Set([
  '20',
  '10',
  '5.5',
  '2.1',
  '8.5',
  '0.9',
  '1.05',
  '1.75',
  '7',
  '9.2',
  '9.6',
  '13',
  '19.6',
  '20.6',
  '0',
])

/** Is a taxed rate one that France or the dossier knows? Other members' rates (OSS) are, once they have an account. */
export function unusualRate({ dossier }: CheckContext): Question {
  const known = new Set<string>(USUAL)
  for (const { rate } of dossier.settings.vatAccounts) if (rate !== undefined) known.add(rate)
  return {
    add(document, report) {
      if (!isInvoice(document)) return
      for (const { treatment, rate } of document.vat) {
        if (treatment !== 'S' || known.has(rate)) continue
        report({ ...on(document), code: 'check.rate-unusual', level: 'notice', rate })
      }
    },
  }
}

/**
 * Is the printed VAT base × rate? A cent for each line is the issuer's rounding (EN 16931 BR-CO-17, French extension);
 * beyond it is said, and a whole unit blocks in posting.
 */
export function vatDiffers(): Question {
  return {
    add(document, report) {
      if (!isInvoice(document)) return
      for (const { treatment, rate, base, vat } of document.vat) {
        if (treatment !== 'S') continue
        const off = Math.abs(base * Number(rate) - vat * 100)
        // Half a cent is exact rounding: the usual row ends here, without decimal arithmetic or a count of lines.
        if (off <= 50.001) continue
        const lines = document.lines.filter((line) => line.treatment === treatment && line.rate === rate).length
        if (off <= Math.max(1, lines) * 100 + 0.001) continue
        const expected = percentOf(base, rate)
        report({ ...on(document), code: 'check.vat-differs', level: 'notice', rate, expected, found: amount(vat) })
      }
    },
  }
}
