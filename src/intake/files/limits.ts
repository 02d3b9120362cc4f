import type { IntakeProblem } from '../../domain/problems/intake'

const MIB = 1024 * 1024

/** Bounds of what is read from a file; a file is hostile until read. Each is told with its figure when it is passed. */
export const LIMITS = {
  fileBytes: 50 * MIB,
  zipEntries: 1000,
  zipBytes: 200 * MIB,
  zipRatio: 200,
  pdfObjects: 100_000,
  pdfBytes: 64 * MIB,
  pdfDepth: 30,
  pdfMilliseconds: 10_000,
  xmlBytes: 32 * MIB,
  xmlDepth: 64,
  xmlElements: 500_000,
  xmlAttributes: 64,
  lines: 10_000,
  vatRows: 1000,
  /** Sum of all the amounts of a document, in minor units: far above any invoice, below what integers hold exactly. */
  amounts: 4_000_000_000_000_000,
} as const

/**
 * Carries one problem out of a deep walk (parser callbacks, streams) to the reader of the file, which is the only one to
 * catch it. Never leaves this folder.
 */
export class Refusal extends Error {
  readonly problem: IntakeProblem

  constructor(problem: IntakeProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/** The refusal of a file that passes a bound. `limit` is a key of the texts: `file-size`, `xml-depth`… */
export function overLimit(file: string, limit: string, allowed: string | number, found: string | number): Refusal {
  return new Refusal({
    code: 'intake.over-limit',
    level: 'blocking',
    file,
    limit,
    allowed: String(allowed),
    found: String(found),
  })
}

/** The refusal of a file whose bytes do not make sense. */
export function unreadable(file: string, detail: string): Refusal {
  return new Refusal({ code: 'intake.unreadable', level: 'blocking', file, detail })
}

/** The refusal of a thing that is understood and not read, by its name. */
export function unsupported(file: string, found: string): Refusal {
  return new Refusal({ code: 'intake.unsupported', level: 'blocking', file, found })
}

/** Bytes as people count them: `50 Mio`. */
export function mebibytes(bytes: number): string {
  return bytes < MIB ? `${Math.ceil(bytes / 1024)} Kio` : `${Math.ceil(bytes / MIB)} Mio`
}
