/** Member states by the prefix of their VAT numbers, Greece and Northern Ireland among them (directive 2006/112, art. 215). */
const COMMUNITY: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
)

/** Where a party is for French VAT: at home (Monaco included, CGI art. 262 ter and 297), in the Community, or outside. */
export function territoryOf(country: string | undefined, vatId: string | undefined): 'home' | 'community' | 'outside' {
  const prefix = vatId && /^[A-Z]{2}/.test(vatId) ? vatId.slice(0, 2) : undefined
  // A foreign company registered in another member state is there for VAT.
  const code = prefix && COMMUNITY.has(prefix) ? prefix : (country ?? prefix)
  if (code === undefined || code === 'FR' || code === 'MC') return 'home'
  if (COMMUNITY.has(code)) return 'community'
  // Departments and territories have country codes of their own; VAT of the departments is French.
  return ['GP', 'MQ', 'RE', 'GF', 'YT'].includes(code) ? 'home' : 'outside'
}
