import { render } from 'solid-js/web'
import type { Engine } from '../acts/contract'
import { App } from './app'

/** Shows the application in the page, once its texts are loaded. */
export function show(engine: Engine): void {
  const place = document.getElementById('app')
  if (!place) throw new Error('the page has no #app')
  render(() => <App engine={engine} />, place)
}
