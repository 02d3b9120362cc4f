import { DAY_FUNCTIONS } from './days'
import type { FunctionSpec } from './spec'
import { TEXT_FUNCTIONS } from './texts'
import { VALUE_FUNCTIONS } from './values'

/** Every function, by its name. Their plain descriptions are in the texts, which do not compile without one. */
const FUNCTIONS = {
  ...TEXT_FUNCTIONS,
  ...VALUE_FUNCTIONS,
  ...DAY_FUNCTIONS,
} as const

/** A function's name. */
export type FunctionId = keyof typeof FUNCTIONS

/** The functions in the order of a list. */
export const FUNCTION_IDS = Object.keys(FUNCTIONS) as FunctionId[]

/** The function with this name. */
export function functionOf(name: string): FunctionSpec | undefined {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionId] : undefined
}
