import { lang } from '../../texts'

/** A rate as it is typed in the language on the screen: `5,5` or `5.5`. */
export function typedRate(rate: string): string {
  return lang() === 'fr' ? rate.replace('.', ',') : rate
}
