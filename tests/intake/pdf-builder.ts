import { deflateSync } from 'node:zlib'

/** Bytes of a text, one byte a character. */
export const bin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff)

/** Joins texts and bytes. */
export function join(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? bin(part) : part))))
}

/** An object of a PDF: its dictionary or value, and the raw bytes of its stream. */
export interface PdfObject {
  readonly number: number
  readonly value: string
  readonly stream?: Uint8Array
}

/** An embedded-file stream, deflated. */
export function embedded(number: number, content: string | Uint8Array, extra = ''): PdfObject {
  const raw = deflateSync(typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
  return {
    number,
    value: `<< /Type /EmbeddedFile /Subtype /text#2Fxml /Filter /FlateDecode /Length ${raw.length} ${extra}>>`,
    stream: new Uint8Array(raw),
  }
}

/** Bytes as ASCII85 (ISO 32000, 7.4.3), of groups of five characters. */
export function ascii85(bytes: Uint8Array): Uint8Array {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const group = bytes.subarray(at, at + 4)
    let value = [0, 1, 2, 3].reduce((sum, i) => sum * 256 + (group[i] ?? 0), 0)
    let five = ''
    for (let i = 0; i < 5; i++) {
      five = String.fromCharCode(33 + (value % 85)) + five
      value = Math.floor(value / 85)
    }
    text += five === '!!!!!' && group.length === 4 ? 'z' : five.slice(0, group.length + 1)
  }
  return bin(`${text}~>`)
}

/** A file specification of a stream. */
export function filespec(number: number, name: string, stream: number, extra = ''): PdfObject {
  return {
    number,
    value: `<< /Type /Filespec /F ${name} /UF ${name} /AFRelationship /Data ${extra} /EF << /F ${stream} 0 R >> >>`,
  }
}

function body(object: PdfObject): Uint8Array {
  const head = `${object.number} 0 obj\n${object.value}\n`
  return object.stream ? join(head, 'stream\n', object.stream, '\nendstream\nendobj\n') : join(head, 'endobj\n')
}

/** What to write around the objects. */
export interface PdfOptions {
  readonly before?: string
  readonly trailer?: string
  readonly startxref?: number
}

/** A classic PDF: header, objects, table, trailer with `/Root 1 0 R`. */
export function pdf(
  objects: readonly PdfObject[],
  { before = '', trailer = '', startxref }: PdfOptions = {},
): Uint8Array {
  return update(bin(`${before}%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`), objects, {
    trailer,
    ...(startxref === undefined ? {} : { startxref }),
  })
}

/** An incremental update: new versions of objects, their table, a trailer. */
export function update(
  file: Uint8Array,
  objects: readonly PdfObject[],
  { trailer = '', startxref }: PdfOptions = {},
): Uint8Array {
  let whole = file
  const rows: string[] = []
  for (const object of objects) {
    rows.push(`${object.number} 1\n${String(whole.length).padStart(10, '0')} 00000 n \n`)
    whole = join(whole, body(object))
  }
  const size = Math.max(...objects.map((object) => object.number)) + 1
  const table = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\n`
  return join(whole, table, `startxref\n${startxref ?? whole.length}\n%%EOF\n`)
}

/** A page tree of one empty page, objects 2 and 3. */
export function page(extra = ''): PdfObject[] {
  return [
    { number: 2, value: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' },
    { number: 3, value: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${extra}>>` },
  ]
}

/** A catalog, object 1. */
export function catalog(extra: string): PdfObject {
  return { number: 1, value: `<< /Type /Catalog /Pages 2 0 R ${extra} >>` }
}

/** A PDF whose catalog, pages and file specification lie in an object stream, with a cross-reference stream. */
export function pdfWithObjectStream(values: ReadonlyMap<number, string>, file: PdfObject): Uint8Array {
  let index = ''
  let content = ''
  for (const [number, value] of values) {
    index += `${number} ${content.length} `
    content += `${value}\n`
  }
  const packed = deflateSync(Buffer.from(index + content, 'latin1'))
  const holder: PdfObject = {
    number: 20,
    value: `<< /Type /ObjStm /N ${values.size} /First ${index.length} /Filter /FlateDecode /Length ${packed.length} >>`,
    stream: new Uint8Array(packed),
  }
  const start = bin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  const first = body(file)
  const second = body(holder)
  const table = start.length + first.length + second.length
  const offsets = new Map([
    [file.number, [1, start.length, 0]],
    [20, [1, start.length + first.length, 0]],
    [21, [1, table, 0]],
    ...[...values.keys()].map((number, i): [number, number[]] => [number, [2, 20, i]]),
  ])
  const rows: number[] = []
  for (let number = 0; number <= 21; number++) {
    const [kind = 0, at = 0, extra = 0] = offsets.get(number) ?? []
    rows.push(kind, (at >> 16) & 0xff, (at >> 8) & 0xff, at & 0xff, extra)
  }
  const raw = deflateSync(Uint8Array.from(rows))
  const xref: PdfObject = {
    number: 21,
    value: `<< /Type /XRef /Size 22 /W [1 3 1] /Root 1 0 R /Filter /FlateDecode /Length ${raw.length} >>`,
    stream: new Uint8Array(raw),
  }
  return join(start, first, second, body(xref), `startxref\n${table}\n%%EOF\n`)
}
