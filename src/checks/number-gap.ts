import type { CheckContext, Question } from './question'
import { isInvoice } from './question'

interface Numbered {
  readonly value: number
  readonly text: string
}

/**
 * Is a number missing in a series of our sales? A series is what stands before and after the last group of digits, and
 * the year of issue, since many restart in January. Numbers that the customer gave (self-billing) are not of our series.
 */
export function numberGap({ knownNumber }: CheckContext): Question {
  const series = new Map<string, Numbered[]>()
  return {
    add(document) {
      if (!isInvoice(document) || document.direction !== 'sale' || document.selfBilled) return
      const match = /^(.*?)(\d{1,15})(\D*)$/.exec(document.number.trim())
      if (!match) return
      const [, before = '', digits = '', after = ''] = match
      const key = `${before}\n${after}\n${document.date.slice(0, 4)}`
      const list = series.get(key)
      const numbered = { value: Number(digits), text: document.number.trim() }
      if (list) list.push(numbered)
      else series.set(key, [numbered])
    },
    end(report) {
      for (const [key, list] of series) {
        const [before = '', after = '', year = ''] = key.split('\n')
        list.sort((a, b) => a.value - b.value)
        for (let i = 1; i < list.length; i++) {
          const [low, high] = [list[i - 1], list[i]]
          if (!low || !high || high.value - low.value < 2) continue
          const missing = missingBetween(low, high, after)
          if (missing === 0) continue
          const name = before === '' && after === '' ? year : `${before}…${after}`
          report({
            code: 'check.number-gap',
            level: 'notice',
            series: name,
            after: low.text,
            before: high.text,
            missing,
          })
        }
      }
    },
  }

  /** Numbers between two that are nowhere in the dossier. A long gap is not looked through: it is counted. */
  function missingBetween(low: Numbered, high: Numbered, after: string): number {
    const all = high.value - low.value - 1
    if (!knownNumber || all > 1000) return all
    const start = low.text.slice(0, low.text.length - after.length)
    const digits = /\d+$/.exec(start)?.[0] ?? ''
    const prefix = start.slice(0, start.length - digits.length)
    let missing = 0
    for (let value = low.value + 1; value < high.value; value++) {
      if (!knownNumber(prefix + String(value).padStart(digits.length, '0') + after)) missing += 1
    }
    return missing
  }
}
