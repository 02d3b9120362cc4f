import * as Comlink from 'comlink'
import { reader } from '../src/acts/reader'

// Reads files and nothing else: it holds no data, and is ended with a file that hangs or fills the memory.
Comlink.expose(reader)
