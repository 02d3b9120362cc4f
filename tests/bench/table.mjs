// A made-up table of sales, as a billing application exports it: one row a document, any number of rows, always the same.

const NAMES = [
  'Société Générale d’Été & Fils',
  'Café « L’Épicéa »',
  'Les Bâtisseurs du Ponant',
  'Hôtel des Trois Ponts',
  'Boulangerie Œuf & Cœur',
]
const RATES = [
  ['20', 2000],
  ['10', 1000],
  ['5,5', 550],
]

/** A small deterministic generator (mulberry32), so that every run has the same documents. */
function random(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function cents(value) {
  return `${Math.trunc(value / 100)},${String(value % 100).padStart(2, '0')}`
}

/**
 * `count` invoices spread evenly over the months of `year` from `firstMonth` to `lastMonth`, as CSV (UTF-8, `;`).
 * `serial` starts the numbers, so that two tables do not meet.
 */
export function salesTable(count, year, firstMonth, lastMonth, serial = 1) {
  const next = random(count + year)
  const months = lastMonth - firstMonth + 1
  const lines = ['Numéro;Date;Échéance;Code client;Client;Libellé;Nature;Total HT;Taux TVA;Total TVA;Total TTC']
  for (let i = 0; i < count; i++) {
    const month = firstMonth + Math.floor((i * months) / count)
    const day = 1 + Math.floor(next() * 28)
    const customer = Math.floor(next() * 2000)
    const net = 1000 + Math.floor(next() * 900_000)
    const [rate, hundredths] = RATES[Math.floor(next() * RATES.length)]
    const vat = Math.round((net * hundredths) / 10_000)
    const two = (part) => String(part).padStart(2, '0')
    lines.push(
      [
        `F-${year}-${String(serial + i).padStart(7, '0')}`,
        `${two(day)}/${two(month)}/${year}`,
        `28/${two(month)}/${year}`,
        `C${String(customer).padStart(5, '0')}`,
        `${NAMES[customer % NAMES.length]} ${customer}`,
        'Prestation du mois',
        'service',
        cents(net),
        rate,
        cents(vat),
        cents(net + vat),
      ].join(';'),
    )
  }
  return `${lines.join('\r\n')}\r\n`
}
