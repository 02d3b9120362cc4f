import { invoiceTables } from './tables'

// Injected into the page that the user is on, when the user asks. The last value is what the popup is given.
Reflect.set(globalThis, '__ecritoireTables', invoiceTables())
