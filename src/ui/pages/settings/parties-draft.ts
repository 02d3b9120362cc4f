import type { Direction } from '../../../domain/document'
import type { AuxiliaryTemplate, Dossier } from '../../../domain/dossier'
import type { Reading } from './reading'
import type { SectionSpec } from './section'

/** A template of third parties' accounts as it is typed. */
export interface TypedTemplate {
  template: string
  width: string
  shared: { key: string; category: string; account: string }[]
}

export interface PartiesDraft {
  customer: TypedTemplate
  supplier: TypedTemplate
}

/** The name of a side in the settings. */
export function sideOf(direction: Direction): keyof PartiesDraft {
  return direction === 'sale' ? 'customer' : 'supplier'
}

/** A template without one of its tokens gives the same account to all: it is refused. */
export function isTemplate(text: string): boolean {
  const rest = text.replace(/\{(code|name|siren)(:[1-9]\d?)?\}/g, '')
  return rest !== text && /^[A-Za-z0-9]*$/.test(rest)
}

function typed(template: AuxiliaryTemplate): TypedTemplate {
  return {
    template: template.template,
    width: String(template.width),
    shared: template.shared.map((each, i) => ({ key: String(i), category: each.category, account: each.account })),
  }
}

/** Reads a template; errors are under `path.template`, `path.width`, `path.shared.0.account`… */
export function readTemplate(draft: TypedTemplate, path: string, reading: Reading): AuxiliaryTemplate {
  const template = reading.filled(`${path}.template`, draft.template)
  if (template !== '' && !isTemplate(template)) reading.refuse(`${path}.template`, 'template')
  const shared = draft.shared.map((each, i) => {
    const account = each.account.trim().toUpperCase()
    if (!/^[A-Z0-9]{1,20}$/.test(account)) reading.refuse(`${path}.shared.${i}.account`, 'letters')
    return { category: reading.filled(`${path}.shared.${i}.category`, each.category), account }
  })
  reading.distinct(shared.map((each, i) => [`${path}.shared.${i}.category`, each.category]))
  return { template, width: reading.whole(`${path}.width`, draft.width, 2, 20), shared }
}

/** Third parties' accounts: how they are made, who shares one. */
export const PARTIES: SectionSpec<PartiesDraft> = {
  read: ({ settings }) => ({
    customer: typed(settings.auxiliaries.customer),
    supplier: typed(settings.auxiliaries.supplier),
  }),
  write(draft, dossier, reading): Dossier {
    const auxiliaries = {
      customer: readTemplate(draft.customer, 'customer', reading),
      supplier: readTemplate(draft.supplier, 'supplier', reading),
    }
    return { ...dossier, settings: { ...dossier.settings, auxiliaries } }
  },
}
