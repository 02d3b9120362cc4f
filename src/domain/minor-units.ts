/** ISO 4217 minor units where they are not 2. */
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
}

/** Number of decimals of a currency by its code, ISO 4217: JPY 0, EUR 2, TND 3. Needs no arithmetic, so any reader may ask. */
export function minorUnits(code: string): number {
  return DECIMALS[code] ?? 2
}
