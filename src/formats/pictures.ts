import type { Charset } from './charset'
import type { Spans } from './encoder'

/** One record as it stands in the bytes. */
export interface RecordPicture {
  readonly part: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly fields: readonly {
    name: string
    start: number
    length: number
    text: string
    altered: 'cut' | 'replaced' | null
    original: string | null
  }[]
}

/** A record in the bytes of its set, with the places of its fields there. */
export function pictured(bytes: Uint8Array, spans: Spans, set: Charset, lineEnd: string): Omit<RecordPicture, 'part'> {
  const { outward = (same: Uint8Array) => same } = set
  const placed = (end: number) => outward(bytes.subarray(0, end)).length
  const fields = spans.fields.map((field) => {
    const start = placed(field.start)
    const own = outward(bytes.subarray(field.start, field.start + field.length))
    return { ...field, start, length: own.length, text: set.decode(own) }
  })
  const text = set.decode(outward(bytes.subarray(0, -lineEnd.length)))
  return { bytes: outward(bytes), text, fields }
}
