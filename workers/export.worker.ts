import * as Comlink from 'comlink'
import { browserPorts } from '../src/acts/browser-ports'
import { rejoin } from '../src/acts/client'
import { createEngine } from '../src/acts/engine'

// Owns the database and all that is computed: the page only shows and asks.
Comlink.expose(rejoin(createEngine(browserPorts())))
