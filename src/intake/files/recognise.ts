import { latin, utf16Of } from './decode'

/** What a file is, by its bytes alone; its name and media type say nothing that can be relied upon. */
export type Container =
  | { readonly is: 'empty' | 'pdf' | 'zip' | 'xml' | 'table' }
  /** Understood and not read; `name` for the message. */
  | { readonly is: 'unsupported'; readonly name: string }
  | { readonly is: 'other'; readonly name: string }

const SIGNATURES: readonly (readonly [prefix: string, name: string])[] = [
  ['\xd0\xcf\x11\xe0', 'Excel .xls'],
  ['\x89PNG', 'image PNG'],
  ['\xff\xd8\xff', 'image JPEG'],
  ['GIF8', 'image GIF'],
  ['II*\0', 'image TIFF'],
  ['MM\0*', 'image TIFF'],
  ['\x1f\x8b', 'gzip'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7-Zip'],
  ['-----BEGIN PKCS7', '.p7m'],
  ['-----BEGIN CMS', '.p7m'],
  ['UNB+', 'EDIFACT'],
]

/** Recognises a container: PDF within the first 1 024 bytes, ZIP, DER envelope, XML, text that may be a table. */
export function recognise(bytes: Uint8Array): Container {
  if (bytes.length === 0) return { is: 'empty' }
  const start = latin(bytes.subarray(0, 1024))
  if (start.includes('%PDF-')) return { is: 'pdf' }
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { is: 'zip' }
  // DER or BER: a sequence with a length of its own, as every signed file of more than a few bytes has.
  if (/^\x30[\x80\x82-\x84]/.test(start)) return { is: 'unsupported', name: '.p7m' }
  if (/^UNA.{5}[^\w\s]\s*UNB\+/.test(start)) return { is: 'unsupported', name: 'EDIFACT' }
  for (const [prefix, name] of SIGNATURES) if (start.startsWith(prefix)) return { is: 'unsupported', name }
  const utf16 = utf16Of(bytes)
  const text = utf16 ? new TextDecoder(utf16).decode(bytes.subarray(0, 1024)) : start.replace(/^\xef\xbb\xbf/, '')
  const head = text.replace(/^[\ufeff\s]+/, '')
  if (head === '') return bytes.length <= 1024 ? { is: 'empty' } : { is: 'other', name: 'binary' }
  if (/^<(?:!doctype\s+html|html\b)/i.test(head)) return { is: 'other', name: 'HTML' }
  if (head.startsWith('<')) return { is: 'xml' }
  if (/^(?:\{\s*["}]|\[\s*[{[\]])/.test(head)) return { is: 'other', name: 'JSON' }
  // A text has no NUL and hardly any control character; binary data does.
  const odd = text.match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return odd > 0 ? { is: 'other', name: 'binary' } : { is: 'table' }
}
