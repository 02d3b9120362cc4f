import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import type { Document, Source } from '../../domain/document'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { OurIdentity } from '../files/identity'
import { invoiceOf } from './invoice'
import { paymentOf } from './payment'
import { plainText, TooLarge } from './reading'
import type { HostBatch, HostPaper } from './wire'
import { hostPaper } from './wire'

export type { HostBatch } from './wire'
export { hostBatchOf } from './wire'

/** What a batch holds: documents of the books, what is wrong paper by paper, what was left out and counted. */
export interface HostReading {
  readonly documents: readonly { readonly document: Document }[]
  readonly problems: readonly IntakeProblem[]
  readonly notForBooks: readonly { readonly file: string; readonly what: string }[]
}

/** How people name where a batch comes from: the application and its site. */
export function placeOf(batch: HostBatch): string {
  return plainText(`${batch.label} · ${batch.origin.replace(/^https?:\/\//, '')}`, 400)
}

/** Reads a checked batch into documents of the books of `us`. Pure; every paper ends as a document or as a problem. */
export function readHostBatch(batch: HostBatch, us: OurIdentity, franchise: boolean): HostReading {
  const documents: { document: Document }[] = []
  const problems: IntakeProblem[] = []
  for (const paper of batch.papers) {
    const read = v.safeParse(hostPaper, paper)
    if (!read.success) problems.push(shapeProblem(paper, read.issues[0], placeOf(batch)))
    else take(read.output, batch, us, franchise, documents, problems)
  }
  const file = placeOf(batch)
  const notForBooks = batch.notForBooks.flatMap(({ what, count }) =>
    Array.from({ length: count }, () => ({ file, what: plainText(what, 60) })),
  )
  return { documents, problems, notForBooks }
}

function take(
  paper: HostPaper,
  batch: HostBatch,
  us: OurIdentity,
  franchise: boolean,
  documents: { document: Document }[],
  problems: IntakeProblem[],
): void {
  const file = placeOf(batch)
  const outside = paper.date < batch.from || paper.date > batch.to
  const refuse = (what: string, value: string, expected: string) =>
    problems.push({
      code: 'intake.bad-value',
      level: 'blocking',
      file: `${file} · ${plainText(paper.number, 60)}`,
      what,
      value: plainText(value, 80),
      expected,
    })
  if (outside) {
    refuse('date', paper.date, `${batch.from} – ${batch.to}`)
    return
  }
  const source = sourceOf(paper, batch)
  try {
    const document =
      paper.type === 'invoice' ? invoiceOf(paper, source, us, franchise) : paymentOf(paper, source, batch)
    if (document === undefined) refuse('amount', '0', '> 0')
    else if ('key' in document) documents.push({ document })
    else {
      const { net, vat } = document
      problems.push({
        code: 'intake.rate-unclear',
        level: 'blocking',
        file: `${file} · ${plainText(paper.number, 60)}`,
        net,
        vat,
        percent: '?',
      })
    }
  } catch (cause) {
    if (!(cause instanceof TooLarge)) throw cause
    refuse('amount', cause.value.slice(0, 40), '< 10¹¹')
  }
}

/** Where the paper is in its application, and a digest of what it said: the same again takes back no person's answer. */
function sourceOf(paper: HostPaper, batch: HostBatch): Source {
  const { state, ...says } = paper
  return {
    kind: `host:${batch.host}`,
    name: placeOf(batch),
    record: plainText([batch.company, paper.id, state].filter((part) => part !== '').join(' · '), 400),
    said: bytesToHex(sha256(utf8ToBytes(JSON.stringify(says)))).slice(0, 32),
  }
}

function shapeProblem(paper: unknown, issue: v.BaseIssue<unknown>, file: string): IntakeProblem {
  const number =
    typeof paper === 'object' && paper !== null && 'number' in paper && typeof paper.number === 'string'
      ? plainText(paper.number, 60)
      : ''
  return {
    code: 'intake.bad-value',
    level: 'blocking',
    file: number === '' ? file : `${file} · ${number}`,
    what: plainText(v.getDotPath(issue) ?? 'paper', 120),
    value: issue.received === 'undefined' ? '–' : plainText(String(issue.received), 80),
    expected: plainText(String(issue.expected ?? issue.type), 80),
  }
}
