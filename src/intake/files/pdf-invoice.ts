import type { AttachmentFacts, Facts } from './facts'
import { Refusal } from './limits'
import { type PdfFile, pdfFiles } from './pdf'
import { readXml, type XmlReading } from './xml'

/** The invoice of a hybrid PDF, and the names of the other files in it and in its XML. */
export type PdfReading =
  | {
      readonly is: 'invoice'
      readonly facts: Facts
      readonly attachments: readonly AttachmentFacts[]
      readonly guessed?: string
      readonly cleaned: readonly string[]
    }
  | { readonly is: 'not-for-books'; readonly name: string }

type Invoice = Extract<XmlReading, { is: 'invoice' }>

/** Names of the attachment in the order of preference, without regard to case; then any other XML. */
const NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml']

/**
 * Finds the invoice among the files of a PDF: the XML is what is booked, nothing is guessed from the page. Two that
 * agree in number, day and totals are one. Throws a Refusal when there is none, or two that differ.
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<PdfReading> {
  const files = await pdfFiles(bytes, file)
  const invoices: { readonly from: PdfFile; readonly read: Invoice }[] = []
  const counted: string[] = []
  const refusals: Refusal[] = []
  for (const from of [...files].sort((a, b) => rank(a) - rank(b))) {
    if (!from.bytes) continue
    try {
      const read = readXml(from.bytes, `${file} › ${from.name}`)
      if (read.is === 'invoice') invoices.push({ from, read })
      else if (read.is === 'not-for-books') counted.push(read.name)
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      refusals.push(cause)
    }
  }
  const [chosen, ...others] = invoices
  if (!chosen) {
    if (counted[0] !== undefined) return { is: 'not-for-books', name: counted[0] }
    throw refusals[0] ?? new Refusal({ code: 'intake.pdf-without-invoice', level: 'blocking', file })
  }
  const different = others.find((other) => !agree(chosen.read.facts, other.read.facts))
  if (different) {
    throw new Refusal({
      code: 'intake.pdf-two-invoices',
      level: 'blocking',
      file,
      first: named(chosen.read.facts),
      second: named(different.read.facts),
    })
  }
  const beside = files.filter((each) => each !== chosen.from)
  return {
    ...chosen.read,
    attachments: [...beside.map(({ name, type, size }) => ({ name, type, size })), ...chosen.read.facts.attachments],
  }
}

function rank({ name }: PdfFile): number {
  const at = NAMES.indexOf(name.toLowerCase())
  return at < 0 ? NAMES.length : at
}

function agree(a: Facts, b: Facts): boolean {
  const total = (facts: Facts) => Number(facts.totals.gross ?? Number.NaN)
  return a.number === b.number && a.date === b.date && total(a) === total(b)
}

function named({ number, totals, currency }: Facts): string {
  return `${number ?? '?'} (${totals.gross ?? '?'} ${currency ?? ''})`
}
