import { startEngine } from './acts/client'
import './ui/styles/tokens.css'
import './ui/styles/base.css'
import './ui/styles/frame.css'
import './ui/styles/controls.css'
import './ui/styles/tables.css'
import './ui/styles/figures.css'
import './ui/styles/helpers.css'
import { dossierAt, pageAt, startingPath } from './ui/routes'
import { loadTexts } from './ui/texts'
import { applyTheme } from './ui/theme'

// What takes longest comes first, and all of it side by side: the engine and its dossier, the texts, the page.
const engine = startEngine()
applyTheme()
const path = startingPath(location.hash)
const dossier = dossierAt(path)
if (dossier) engine.prepare(dossier)
pageAt(path)?.()
const [{ show }] = await Promise.all([import('./ui/show'), loadTexts()])
show(engine)
