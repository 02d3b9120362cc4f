import { createMemo, createResource, Show } from 'solid-js'
import { formatDate, parseTypedDate } from '../../../domain/date'
import { CheckField, DayField, SelectField, TextField } from '../../components/fields'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { useSettings } from './context'
import { PRACTICE } from './practice-draft'
import { createSection } from './section'
import { SectionForm } from './section-form'

const DEPOSITS = ['net', 'gross'] as const
const BANK_LINES = ['per-payment', 'per-slip', 'per-day'] as const

/** Deposits, rounding, bank, lock: each with what it changes. */
export default function Practice() {
  const section = createSection(PRACTICE)
  const words = () => t().settings.practice
  return (
    <SectionForm section={section} lead={words().lead}>
      <SelectField
        label={words().deposit}
        hint={words().depositHints[section.draft.depositMethod]}
        value={section.draft.depositMethod}
        options={DEPOSITS.map((value) => ({ value, label: words().deposits[value] }))}
        onChange={(value) => section.setDraft('depositMethod', DEPOSITS.find((each) => each === value) ?? 'net')}
      />
      <TextField
        label={words().rounding}
        hint={words().roundingHint}
        value={section.draft.roundingLimit}
        error={section.error('roundingLimit')}
        size={8}
        inputMode="decimal"
        onInput={(text) => section.setDraft('roundingLimit', text)}
      />
      <SelectField
        label={words().bankLine}
        hint={words().bankLineHint}
        value={section.draft.bankLine}
        options={BANK_LINES.map((value) => ({ value, label: words().bankLines[value] }))}
        onChange={(value) => section.setDraft('bankLine', BANK_LINES.find((each) => each === value) ?? 'per-payment')}
      />
      <CheckField
        label={words().deductOnPayment}
        checked={section.draft.deductOnPayment}
        onChange={(on) => section.setDraft('deductOnPayment', on)}
      />
      <DayField
        label={words().locked}
        hint={words().lockedHint}
        value={section.draft.lockedThrough}
        error={section.error('lockedThrough')}
        onInput={(text) => section.setDraft('lockedThrough', text)}
      />
      <LockConsequence typed={section.draft.lockedThrough} />
    </SectionForm>
  )
}

/** How many documents that are not exported yet fall under the lock, and where they would go. */
function LockConsequence(props: { readonly typed: string }) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().settings.practice
  const day = createMemo(() => parseTypedDate(props.typed))
  const [count] = createResource(
    () => day(),
    async (to) => {
      const query = {
        dossier: dossier().id,
        search: '',
        kinds: [],
        direction: null,
        states: ['pending', 'blocked'] as const,
        from: null,
        to,
        journal: null,
        sort: 'date' as const,
      }
      return (await engine.documents(query, 0, 1)).total
    },
  )
  return (
    <p role="status" class="why">
      <Show when={day()}>{(found) => <>{words().lockedMeans(formatDate(found()), count.latest ?? 0)}</>}</Show>
    </p>
  )
}
