import { render } from 'solid-js/web'
import { startEngine } from './acts/client'
import { App } from './ui/app'
import { loadTexts } from './ui/texts'
import { applyTheme } from './ui/theme'

const engine = startEngine()
applyTheme()
await loadTexts()
const place = document.getElementById('app')
if (!place) throw new Error('the page has no #app')
render(() => <App engine={engine} />, place)
