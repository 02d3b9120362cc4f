import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FecCode, FecLine, FecOptions } from '../../../src/formats'
import { FEC_RULES, readFec } from '../../../src/formats'
import { day } from '../example'

const NAME = '123456782FEC20261231.txt'
const SOUND = readFileSync(join(import.meta.dirname, 'expected.txt'), 'utf8')
const YEAR: FecOptions = { profile: 'legal', from: day('2026-01-01'), to: day('2026-12-31') }

function read(text: string | Uint8Array, options: FecOptions = YEAR, name = NAME) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const lines: FecLine[] = []
  const reading = readFec(bytes, name, options, (line) => lines.push(line))
  return { ...reading, lines, codes: reading.findings.map((each) => each.code) }
}

/** The sound file with one field of one line changed (line 1 is the header). */
function changed(line: number, field: string, value: string): string {
  const rows = SOUND.split('\r\n').map((row) => row.split('\t'))
  const at = rows[0]?.indexOf(field) ?? -1
  const row = rows[line - 1]
  if (!row || at < 0) throw new Error(`no ${field} on line ${line}`)
  row[at] = value
  return rows.map((each) => each.join('\t')).join('\r\n')
}

function latin(text: string, over: Readonly<Record<string, number>> = {}): Uint8Array {
  return Uint8Array.from([...text].map((char) => over[char] ?? char.charCodeAt(0)))
}

describe('a sound file', () => {
  it('is conformant and raises nothing', () => {
    const { verdict, findings, lines, debit, credit, entries } = read(SOUND)
    expect(verdict).toBe('conformant')
    expect(findings).toEqual([])
    expect([lines.length, entries, debit, credit]).toEqual([5, 2, 240000, 240000])
    expect(lines[4]).toMatchObject({
      account: '41100000',
      auxiliary: 'CDURAND',
      pieceDate: '2026-02-10',
      credit: 120000,
      letter: 'A',
      label: 'Virement Durand SARL FA-2026-0001',
    })
  })

  it.each([
    ['vertical bars', SOUND.replaceAll('\t', '|')],
    ['LF', SOUND.replaceAll('\r\n', '\n')],
    ['CR', SOUND.replaceAll('\r\n', '\r')],
    ['no last line end', SOUND.slice(0, -2)],
  ])('written with %s stays sound', (_, text) => {
    const { verdict, findings, lines } = read(text)
    expect([verdict, findings, lines.length]).toEqual(['conformant', [], 5])
  })

  it('in ISO 8859-15 keeps its accents and its euro sign', () => {
    const text = changed(2, 'EcritureLib', 'Réglé en €')
    const { findings, lines, shape } = read(latin(text, { '€': 0xa4 }))
    expect(findings).toEqual([])
    expect([shape?.charset, lines[0]?.label]).toEqual(['iso-8859-15', 'Réglé en €'])
  })

  it('with a side instead of two columns says the same', () => {
    const rows = SOUND.slice(0, -2)
      .split('\r\n')
      .map((row, i) => {
        const fields = row.split('\t')
        const debit = fields[11] ?? ''
        const signed = debit === '0,00' ? [fields[12] ?? '', i % 2 ? 'C' : '-1'] : [debit, i % 2 ? 'd' : '+1']
        fields.splice(11, 2, ...(i === 0 ? ['Montant', 'Sens'] : signed))
        return fields.join('\t')
      })
    const { verdict, findings, debit, credit } = read(rows.join('\r\n'))
    expect([verdict, findings, debit, credit]).toEqual(['conformant', [], 240000, 240000])
  })
})

/** One broken rule a row: the file, the code that must come out, what the administration's checker would say. */
const HEADER = SOUND.slice(0, SOUND.indexOf('\r\n'))
const withHeader = (header: string) => SOUND.replace(HEADER, header)
const extended = (header: string, value: string) =>
  SOUND.slice(0, -2)
    .split('\r\n')
    .map((row, i) => `${row}\t${i === 0 ? header : value}`)
    .join('\r\n')
const swapped = (a: string, b: string) => SOUND.replace(a, '\0').replace(b, a).replace('\0', b)
const cash = extended('DateRglt\tModeRglt\tNatOp', '20260210\tVIR\t')

type Case = readonly [FecCode, string | Uint8Array, 'conformant' | 'not-conformant' | 'refused', FecOptions?, string?]
const CASES: readonly Case[] = [
  ['NAME', SOUND, 'refused', YEAR, 'FEC20261231.txt'],
  ['NAME', SOUND, 'refused', YEAR, 'export_FEC_2026.txt'],
  ['NAME-SIREN', SOUND, 'conformant', YEAR, '123456789FEC20261231.txt'],
  ['NAME-SIREN', SOUND, 'conformant', YEAR, '123456782FEC20261130.txt'],
  ['SEP', SOUND.replaceAll('\t', ';'), 'refused'],
  ['SEP-TRAIL', extended('', ''), 'conformant'],
  ['EMPTY', `${HEADER}\r\n`, 'not-conformant'],
  ['COL-NONE', SOUND.slice(HEADER.length + 2), 'refused'],
  ['COL-MISSING', withHeader(HEADER.replace('DateLet', 'Autre')), 'not-conformant'],
  ['COL-ALIAS', withHeader(HEADER.replace('CompAuxNum', 'CompteAuxNum')), 'not-conformant'],
  ['COL-SPELL', withHeader(HEADER.replace('Montantdevise', 'MontantDevise')), 'conformant'],
  ['COL-SPELL', withHeader(HEADER.replace('Credit', 'Crédit')), 'conformant'],
  ['COL-ORDER', withHeader(swappedHeader()), 'conformant'],
  ['COL-DUP', extended('Idevise', ''), 'conformant'],
  ['COL-MIX', extended('Montant', '0,00'), 'conformant'],
  ['COL-EXTRA', extended('NumFacture', 'FA1'), 'conformant'],
  ['LINE-COUNT', changed(3, 'EcritureLib', 'un\tdeux'), 'not-conformant'],
  ['LINE-COUNT', `${SOUND}\x1a`, 'not-conformant'],
  ['LINE-BLANK', `${SOUND}\r\n`, 'not-conformant'],
  ['EOL-MIX', SOUND.replace('\r\nBQ', '\nBQ'), 'not-conformant'],
  ['EOL-IN-FIELD', changed(2, 'EcritureLib', 'un\ndeux'), 'conformant'],
  ['ENC', latin(changed(2, 'EcritureLib', 'Réglé en €'), { '€': 0x80 }), 'conformant'],
  ['ENC-BOM', `\ufeff${SOUND}`, 'conformant'],
  ['ENC-UTF16', Uint8Array.from(Buffer.from(`\ufeff${SOUND}`, 'utf16le')), 'not-conformant'],
  ['REQ', changed(2, 'EcritureLib', ' \u00a0'), 'not-conformant'],
  ['REQ-DATA', changed(2, 'ValidDate', ''), 'not-conformant'],
  ['REQ-CASH', cash.replace('20260210\tVIR', '\t'), 'conformant'],
  ['DATE-BAD', changed(2, 'EcritureDate', '20261301'), 'not-conformant'],
  ['DATE-BAD', changed(2, 'PieceDate', '150126'), 'not-conformant'],
  ['DATE-ZERO', changed(2, 'DateLet', '00000000'), 'conformant'],
  ['DATE-ZERO', changed(2, 'EcritureDate', '00000000'), 'not-conformant'],
  ['DATE-FORM', changed(2, 'EcritureDate', '15/01/2026'), 'conformant'],
  ['DATE-FORM', changed(2, 'PieceDate', '20260230'), 'conformant'],
  ['DATE-CENTURY', changed(2, 'PieceDate', '21260115'), 'conformant'],
  ['DATE-YEAR', changed(2, 'EcritureDate', '20251231'), 'conformant'],
  ['DATE-ORDER', changed(2, 'ValidDate', '20260101'), 'conformant'],
  ['PIECE-YEAR', changed(2, 'PieceDate', '20251231'), 'conformant'],
  ['NUM-DOT', changed(2, 'Debit', '1200.00'), 'not-conformant'],
  ['NUM-THOUSAND', changed(2, 'Debit', '1 200,00'), 'not-conformant'],
  ['NUM-BAD', changed(2, 'Debit', '1200,00 €'), 'not-conformant'],
  ['NUM-BAD', changed(2, 'Debit', '- 1200,00'), 'not-conformant'],
  ['NUM-LARGE', changed(2, 'Debit', '123456789012345678,00'), 'conformant'],
  ['NUM-LAX', changed(2, 'Debit', '1,2E3'), 'conformant'],
  ['NUM-LAX', changed(2, 'Debit', '+1200'), 'conformant'],
  ['NUM-BLANK', changed(2, 'Credit', ''), 'conformant'],
  ['ACC-3', changed(2, 'CompteNum', 'CDURAND'), 'conformant'],
  ['DC-BOTH', changed(2, 'Credit', '5,00'), 'conformant'],
  ['DC-ZERO', changed(4, 'Credit', '0,00'), 'conformant'],
  ['SENS', withHeader(HEADER.replace('Debit\tCredit', 'Montant\tSens')), 'refused'],
  ['BAL-ENTRY', changed(2, 'Debit', '1200,01'), 'conformant'],
  ['BAL-FILE', changed(2, 'Debit', '1200,01'), 'conformant'],
  ['ENTRY-1LINE', changed(2, 'EcritureNum', '0'), 'conformant'],
  ['ENTRY-DATES', changed(3, 'EcritureDate', '20260116'), 'conformant'],
  ['SEQ-GAP', SOUND.replaceAll('Banque\t2\t', 'Banque\t4\t'), 'conformant'],
  ['SEQ-DUP', swappedLines(4, 5), 'conformant'],
  ['SEQ-ORDER', SOUND.replaceAll('Banque\t2\t', 'Banque\t0\t'), 'conformant'],
  ['AN-FIRST', SOUND.replaceAll('BQ\tBanque', 'AN\tÀ-nouveaux'), 'conformant'],
  ['VALID-ORDER', SOUND.replaceAll('20260228', '20260115'), 'conformant'],
  ['AUX-PAIR', changed(2, 'CompAuxLib', ''), 'conformant'],
  ['AUX-ACCOUNT', changed(2, 'CompteNum', '70600000'), 'conformant'],
  ['LET-PAIR', changed(2, 'DateLet', ''), 'conformant'],
  ['LET-BAL', changed(2, 'EcritureLet', 'B'), 'conformant'],
  ['CUR-PAIR', changed(2, 'Idevise', 'USD'), 'conformant'],
  ['LIB-VARIES', changed(6, 'CompteLib', 'Client'), 'conformant'],
]

function swappedHeader(): string {
  return HEADER.replace('PieceRef', '\0').replace('EcritureLib', 'PieceRef').replace('\0', 'EcritureLib')
}

function swappedLines(a: number, b: number): string {
  const rows = SOUND.split('\r\n')
  return swapped(rows[a - 1] ?? '', rows[b - 1] ?? '')
}

describe('each rule has a file that breaks it, and the verdict of the administration’s checker', () => {
  it.each(CASES.map((each) => [each[0], each] as const))('%s', (_, [code, file, verdict, options, name]) => {
    const reading = read(file, options, name)
    expect(reading.codes).toContain(code)
    expect(reading.verdict).toBe(verdict)
  })

  it('covers every rule', () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(Object.keys(FEC_RULES)))
  })
})

describe('a lenient reader', () => {
  it('says on which line and in which field, counts all and keeps the first places', () => {
    const row = SOUND.split('\r\n')[2]?.replace('1000,00', '1000.00') ?? ''
    const { findings } = read(`${HEADER}\r\n${`${row}\r\n`.repeat(200)}`)
    const dots = findings.find((each) => each.code === 'NUM-DOT')
    expect([dots?.count, dots?.places.length]).toEqual([200, 50])
    expect(dots?.places[1]).toEqual({ line: 3, field: 'Credit', value: '1000.00' })
  })

  it('moves a negative debit to the credit side', () => {
    const { lines } = read(changed(2, 'Debit', '-1200,00'))
    expect([lines[0]?.debit, lines[0]?.credit]).toEqual([0, 120000])
  })

  it('rounds half away from zero what has more than two decimals, and says so', () => {
    const { lines, codes } = read(changed(2, 'Debit', '1199,995'))
    expect(lines[0]?.debit).toBe(120000)
    expect(codes).toEqual(['NUM-LAX'])
  })

  it('accepts commas and semicolons of years closed before 2013', () => {
    const text = SOUND.replaceAll('\t', ';').replaceAll('2026', '2012')
    const { verdict } = read(text, { profile: 'legal' }, '123456782FEC20121231.txt')
    expect(verdict).toBe('conformant')
  })

  it('takes one sequence a journal as well as one for the file', () => {
    const { findings } = read(SOUND.replaceAll('Banque\t2\t', 'Banque\t1\t'))
    expect(findings).toEqual([])
  })

  it('asks nothing of opening entries in a batch', () => {
    const { findings } = read(SOUND.replaceAll('BQ\tBanque', 'AN\tÀ-nouveaux'), { ...YEAR, profile: 'batch' })
    expect(findings).toEqual([])
  })

  it('reads 100,000 lines in one pass', () => {
    const body = SOUND.slice(HEADER.length + 2)
    const file = `${HEADER}\r\n${body.repeat(20_000)}`
    const { lines } = readFec(new TextEncoder().encode(file), NAME, YEAR)
    expect(lines).toBe(100_000)
  })
})
