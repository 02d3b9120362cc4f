import type { DocumentView, Engine } from '../../../acts/contract'
import type { Direction, DocumentKey, Hold, LineKind } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import { t } from '../../texts'

/** What the engine is told when a question is answered. */
export type Answer = Parameters<Engine['liftHolds']>[2]

/** One way to answer a question of a reader. */
export type Choice =
  | { readonly does: 'answer'; readonly label: string; readonly answer: Answer }
  | { readonly does: 'rate'; readonly label: string; readonly proposed: string }
  | { readonly does: 'nature'; readonly label: string; readonly kinds: readonly LineKind[] }
  | {
      readonly does: 'settle'
      readonly label: string
      readonly keep: 'this' | 'other' | 'both'
      readonly other: DocumentKey
    }
  | { readonly does: 'open'; readonly label: string; readonly key: DocumentKey }
  | { readonly does: 'move'; readonly label: string; readonly to: DossierId }
  | { readonly does: 'edit' | 'delete'; readonly label: string }

/** The answers that a question has, the plainest first. */
export function choicesFor(hold: Hold, direction: Direction, owners: DocumentView['owners']): readonly Choice[] {
  const words = t().documents.holds
  const answer = (label: string, more: Omit<Answer, 'holds'> = {}): Choice => ({
    does: 'answer',
    label,
    answer: { holds: [hold.code], ...more },
  })
  const kind = (each: 'invoice' | 'credit-note' | 'deposit' | 'deposit-credit-note') =>
    answer(words.isKind(each), { kind: each })
  const remove: Choice = { does: 'delete', label: words.remove }
  const edit: Choice = { does: 'edit', label: words.edit }
  switch (hold.code) {
    case 'direction-unknown':
    case 'direction-both':
      return [
        ...owners.map(({ id: to, name }): Choice => ({ does: 'move', label: words.move(name), to })),
        answer(words.sale, { direction: 'sale' }),
        answer(words.purchase, { direction: 'purchase' }),
        remove,
      ]
    case 'test-document':
    case 'archive-only':
    case 'already-reported':
      return [answer(words.real), remove]
    // Its total is never one invoice: there is nothing to confirm.
    case 'several-sellers':
      return [remove]
    case 'type-to-confirm':
      return [kind('invoice'), kind('credit-note'), kind('deposit'), kind('deposit-credit-note')]
    case 'type-conflict':
      return [kind('invoice'), kind('credit-note')]
    case 'negative-credit-note':
      return [kind('credit-note'), kind('invoice')]
    case 'replaces-invoice':
      return [answer(words.replaced), remove]
    case 'minimum-profile':
      return [{ does: 'rate', label: words.rateUse, proposed: hold.rate ?? '' }, edit]
    case 'vat-category':
      return [edit, remove]
    case 'number-conflict':
      return [
        { does: 'settle', label: words.keepThis, keep: 'this', other: hold.other },
        { does: 'settle', label: words.keepOther, keep: 'other', other: hold.other },
        { does: 'settle', label: words.keepBoth, keep: 'both', other: hold.other },
        edit,
        { does: 'open', label: words.other, key: hold.other },
      ]
    case 'line-kind-unknown':
      return [{ does: 'nature', label: words.natureUse, kinds: natures(direction) }]
    case 'reading-check':
      return [answer(words.confirm), edit, remove]
  }
}

function natures(direction: Direction): readonly LineKind[] {
  return direction === 'sale'
    ? ['service', 'goods', 'finished-product', 'transport', 'disbursement']
    : ['goods', 'service', 'transport', 'disbursement', 'fixed-asset']
}
