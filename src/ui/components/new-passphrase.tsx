import { isLongEnough, LEAST_PASSPHRASE } from '../../domain/passphrase'
import { t } from '../texts'
import { PassphraseField } from './passphrase-field'

/** A new passphrase, typed twice. */
export interface Typed {
  readonly first: string
  readonly again: string
}

export const NOTHING_TYPED: Typed = { first: '', again: '' }

/** Whether it can be taken: long enough, and twice the same. */
export function isTyped({ first, again }: Typed): boolean {
  return isLongEnough(first) && first === again
}

/** The two fields of a new passphrase. */
export function NewPassphrase(props: {
  readonly label: string
  readonly value: Typed
  readonly onInput: (value: Typed) => void
}) {
  const different = () => props.value.again !== '' && props.value.again !== props.value.first
  return (
    <>
      <PassphraseField
        label={props.label}
        hint={t().lock.firstHint(LEAST_PASSPHRASE)}
        value={props.value.first}
        kind="new"
        onInput={(first) => props.onInput({ ...props.value, first })}
      />
      <PassphraseField
        label={t().lock.again}
        error={different() ? t().lock.different : undefined}
        value={props.value.again}
        kind="new"
        onInput={(again) => props.onInput({ ...props.value, again })}
      />
    </>
  )
}
