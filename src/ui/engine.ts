import { createContext, useContext } from 'solid-js'
import type { Engine } from '../acts/contract'

/** Carries the engine to every page; `main.ts` gives the one in the worker, a test may give another. */
export const EngineContext = createContext<Engine>()

/** The engine. Throws outside the application: that is our own mistake. */
export function useEngine(): Engine {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('no engine above this component')
  return engine
}
