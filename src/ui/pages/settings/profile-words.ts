import { t } from '../../texts'

/** The path of a setting in words: `salesRules.services-K.account` → « Règles de ventes › services-K › Compte ». */
export function pathWords(path: string): string {
  const words = t().settings.profile.paths
  return path
    .split('.')
    .map((part) => words[part] ?? part)
    .join(' › ')
}
