import { For, Match, Switch } from 'solid-js'
import { formatDate, parseTypedDate } from '../../../domain/date'
import { vatRate } from '../../../domain/document'
import type { Dossier, Settings } from '../../../domain/dossier'
import type { AccountNumber } from '../../../domain/entry'
import { amount } from '../../../domain/money'
import { CheckField, SelectField, TextField } from '../../components/fields'
import { t } from '../../texts'

const choices = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Third parties' accounts, the choices that schemes leave open, and the accounts that they need by name. */
export function Options(props: {
  readonly dossier: Dossier
  readonly section: 'tiers' | 'options' | 'speciaux' | string
  readonly onChange: (dossier: Dossier) => void
}) {
  const settings = () => props.dossier.settings
  const set = (part: Partial<Settings>) => props.onChange({ ...props.dossier, settings: { ...settings(), ...part } })
  const template = (side: 'customer' | 'supplier', part: Partial<Settings['auxiliaries']['customer']>) =>
    set({ auxiliaries: { ...settings().auxiliaries, [side]: { ...settings().auxiliaries[side], ...part } } })
  return (
    <div class="form">
      <Switch>
        <Match when={props.section === 'tiers'}>
          <For each={['customer', 'supplier'] as const}>
            {(side) => (
              <div class="form-row">
                <TextField
                  label={side === 'customer' ? t().settings.customerTemplate : t().settings.supplierTemplate}
                  hint={t().settings.templateHint}
                  value={settings().auxiliaries[side].template}
                  onInput={(text) => template(side, { template: text })}
                />
                <TextField
                  label={t().settings.width}
                  inputMode="numeric"
                  value={String(settings().auxiliaries[side].width)}
                  onInput={(text) => /^\d{1,2}$/.test(text) && template(side, { width: Math.max(2, Number(text)) })}
                />
              </div>
            )}
          </For>
        </Match>
        <Match when={props.section === 'options'}>
          <SelectField
            label={t().settings.depositMethod}
            value={settings().depositMethod}
            options={choices(t().settings.depositMethods)}
            onChange={(value) => set({ depositMethod: value === 'gross' ? 'gross' : 'net' })}
          />
          <TextField
            label={t().settings.roundingLimit}
            inputMode="numeric"
            value={String(settings().roundingLimit)}
            onInput={(text) => /^\d{1,3}$/.test(text) && set({ roundingLimit: amount(Number(text)) })}
          />
          <SelectField
            label={t().settings.bankLine}
            value={settings().bankLine}
            options={choices(t().settings.bankLines)}
            onChange={(value) => set({ bankLine: value as Settings['bankLine'] })}
          />
          <TextField
            label={t().settings.lockedThrough}
            hint={t().settings.lockedHint}
            value={
              settings().lockedThrough
                ? formatDate(settings().lockedThrough ?? props.dossier.fiscalYears[0]?.start ?? ('' as never))
                : ''
            }
            onInput={(text) => {
              const day = parseTypedDate(text)
              if (text.trim() === '') set({ lockedThrough: null })
              else if (day) set({ lockedThrough: day })
            }}
          />
          <TextField
            label={t().settings.reverseChargeRate}
            inputMode="decimal"
            value={settings().reverseChargeRate}
            onInput={(text) => {
              const rate = vatRate(text)
              if (rate) set({ reverseChargeRate: rate })
            }}
          />
          <CheckField
            label={t().settings.deductOnPayment}
            checked={settings().deductOnPayment}
            onChange={(on) => set({ deductOnPayment: on })}
          />
        </Match>
        <Match when={props.section === 'speciaux'}>
          <For each={Object.keys(settings().special) as (keyof Settings['special'])[]}>
            {(name) => (
              <TextField
                label={t().settings.special[name]}
                value={settings().special[name]}
                onInput={(text) => set({ special: { ...settings().special, [name]: text.trim() as AccountNumber } })}
              />
            )}
          </For>
        </Match>
      </Switch>
    </div>
  )
}
