import type { PDFDict as Dict, PDFObject } from '@cantoo/pdf-lib'
import { safeName } from './clean'
import { LIMITS, overLimit, Refusal, unreadable } from './limits'
import { unfiltered } from './pdf-filters'
import { refuseObjectBombs } from './pdf-streams'

/** A file embedded in a PDF. `bytes` is there for XML candidates only; others are kept by name, type and size. */
export interface PdfFile {
  readonly name: string
  readonly type: string | null
  readonly size: number | null
  readonly bytes: Uint8Array | null
}

/**
 * The files embedded in a PDF, each stream once: the catalog's name tree, then its /AF array, then FileAttachment
 * annotations of the pages. The structure is the library's work; the attachments' raw bytes are inflated here with a
 * count. Throws a Refusal: protected, damaged, over a bound.
 */
export async function pdfFiles(bytes: Uint8Array, file: string): Promise<readonly PdfFile[]> {
  try {
    return await embeddedFiles(bytes, file)
  } catch (cause) {
    // The library throws its own errors where a structure is damaged, at any look-up: expected, and told as such.
    if (cause instanceof Refusal) throw cause
    throw unreadable(file, `pdf: ${cause instanceof Error ? cause.message : 'structure'}`)
  }
}

async function embeddedFiles(bytes: Uint8Array, file: string): Promise<readonly PdfFile[]> {
  const lib = await import('@cantoo/pdf-lib')
  const { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString } = lib
  await refuseObjectBombs(bytes, file)
  const document = await load(lib, bytes, file)
  const { context, catalog } = document
  if (context.trailerInfo.Encrypt) throw new Refusal({ code: 'intake.pdf-protected', level: 'blocking', file })
  if (!(catalog instanceof PDFDict)) throw unreadable(file, 'pdf: catalog')
  if (context.largestObjectNumber > LIMITS.pdfObjects) {
    throw overLimit(file, 'pdf-objects', LIMITS.pdfObjects, context.largestObjectNumber)
  }

  const get = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? context.lookup(object) : object
  const dictAt = (dict: Dict | undefined, key: string): Dict | undefined => {
    const found = get(dict?.get(PDFName.of(key)))
    return found instanceof PDFDict ? found : undefined
  }
  const listAt = (dict: Dict | undefined, key: string): readonly PDFObject[] => {
    const found = get(dict?.get(PDFName.of(key)))
    return found instanceof PDFArray ? found.asArray() : []
  }
  const textAt = (dict: Dict, key: string): string | undefined => {
    const found = get(dict.get(PDFName.of(key)))
    if (found instanceof PDFString || found instanceof PDFHexString) return found.decodeText()
    return found instanceof PDFName ? found.decodeText() : undefined
  }

  /** Walks a tree of dictionaries once each, to a depth; loops are met in hostile files. */
  const walk = (start: Dict | undefined, visit: (node: Dict) => void) => {
    const seen = new Set<Dict>()
    const step = (node: Dict, depth: number) => {
      if (seen.has(node)) return
      if (depth > LIMITS.pdfDepth) throw overLimit(file, 'pdf-depth', LIMITS.pdfDepth, depth)
      seen.add(node)
      visit(node)
      for (const kid of listAt(node, 'Kids')) {
        const found = get(kid)
        if (found instanceof PDFDict) step(found, depth + 1)
      }
    }
    if (start) step(start, 1)
  }

  const specs: PDFObject[] = []
  walk(dictAt(dictAt(catalog, 'Names'), 'EmbeddedFiles'), (node) => {
    specs.push(...listAt(node, 'Names').filter((_, i) => i % 2 === 1))
  })
  specs.push(...listAt(catalog, 'AF'))
  walk(dictAt(catalog, 'Pages'), (node) => {
    for (const each of listAt(node, 'Annots')) {
      const annotation = get(each)
      if (!(annotation instanceof PDFDict) || textAt(annotation, 'Subtype') !== 'FileAttachment') continue
      const spec = annotation.get(PDFName.of('FS'))
      if (spec) specs.push(spec)
    }
  })

  const files: PdfFile[] = []
  const seen = new Set<PDFObject>()
  let room: number = LIMITS.pdfBytes
  for (const each of specs) {
    const spec = get(each)
    if (!(spec instanceof PDFDict)) continue
    const embedded = dictAt(spec, 'EF')
    const stream = get(embedded?.get(PDFName.of('UF')) ?? embedded?.get(PDFName.of('F')))
    if (!(stream instanceof PDFRawStream) || seen.has(stream)) continue
    seen.add(stream)
    const name = safeName(textAt(spec, 'UF') ?? textAt(spec, 'F') ?? '')
    const type = textAt(stream.dict, 'Subtype') ?? null
    const declared = Number(get(dictAt(stream.dict, 'Params')?.get(PDFName.of('Size')))?.toString() ?? Number.NaN)
    const size = Number.isSafeInteger(declared) ? declared : null
    if (!/\.xml$/i.test(name) && !/xml/i.test(type ?? '')) {
      files.push({ name, type, size, bytes: null })
      continue
    }
    const filter = get(stream.dict.get(PDFName.of('Filter')))
    const filters = filter instanceof PDFArray ? filter.asArray().map(get) : filter ? [filter] : []
    const names = filters.map((each) => (each instanceof PDFName ? each.decodeText() : ''))
    const content = await unfiltered(stream.contents, names, room, file)
    room -= content.length
    files.push({ name, type, size: content.length, bytes: content })
  }
  return files
}

/** Loads the structure, within a time; encrypted files load without their key, to be told apart from damaged ones. */
async function load(lib: typeof import('@cantoo/pdf-lib'), bytes: Uint8Array, file: string) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          overLimit(file, 'pdf-time', `${LIMITS.pdfMilliseconds / 1000} s`, `> ${LIMITS.pdfMilliseconds / 1000} s`),
        ),
      LIMITS.pdfMilliseconds,
    )
  })
  try {
    const options = { ignoreEncryption: true, updateMetadata: false, throwOnInvalidObject: false }
    return await Promise.race([lib.PDFDocument.load(bytes, options), late])
  } finally {
    clearTimeout(timer)
  }
}
