import { SelectField, TextField } from '../../components/fields'
import { t } from '../../texts'

/** Minutes that the user may choose from. */
const IDLES = ['0', '5', '15', '60'] as const

/** The name that is shown and the idle time. */
export function LockOptions(props: {
  readonly name: string
  readonly idle: string
  readonly onName: (name: string) => void
  readonly onIdle: (idle: string) => void
}) {
  const words = () => t().lock
  return (
    <div class="form-row">
      <TextField label={words().name} hint={words().nameHint} value={props.name} size={32} onInput={props.onName} />
      <SelectField
        label={words().idle}
        value={props.idle}
        options={IDLES.map((value) => ({ value, label: words().idles[value] }))}
        onChange={props.onIdle}
      />
    </div>
  )
}
