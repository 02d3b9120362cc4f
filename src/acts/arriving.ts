import { ibanChanged } from '../checks'
import type { Document, DocumentKey } from '../domain/document'
import type { Problem } from '../domain/problem'
import { NO_RELATED } from '../posting'
import type { Place } from '../storage'
import { contentHash } from '../storage'
import type { Book } from './books'
import { fateOf, heldAgainst, twinKey } from './conflicts'
import type { FieldDifference, ImportItem } from './contract'
import { differences } from './differences'
import { EarlierPapers } from './earlier-papers'

/** What became of one arriving document. */
export interface Taken {
  readonly what: Extract<ImportItem['what'], 'taken' | 'unchanged' | 'changed'>
  readonly key: DocumentKey
  readonly differences: readonly FieldDifference[]
  readonly problems: readonly Problem[]
}

/** A document that is there already: in the dossier, or earlier in the same arrival. */
interface Found {
  readonly document: Document
  /** Undefined when it has just arrived. */
  readonly place: Place | undefined
}

/** Holds arriving documents against those of a dossier, one after the other; what is to be written is gathered. */
export class Arriving {
  readonly add = new Map<DocumentKey, Document>()
  readonly replace = new Map<Place, Document>()
  /** Second papers of this arrival, by the key whose number they bear. */
  private readonly twins = new Map<DocumentKey, DocumentKey[]>()

  private readonly earlier: EarlierPapers

  constructor(private readonly book: Book) {
    this.earlier = new EarlierPapers(book.shelf)
  }

  async take(document: Document): Promise<Taken> {
    const { shelf } = this.book
    const { key } = document
    if (!this.add.has(key) && shelf.mayHave(key)) {
      const same = shelf.placeOfSame(key, contentHash(document))
      if (same !== undefined && !this.replace.has(same)) return unchanged(key)
    }
    const before = await this.find(key)
    if (!before) {
      const twin = await this.find(twinKey(document))
      if (twin) return unchanged(twin.document.key)
      const told = await this.earlier.told(document)
      this.add.set(key, told)
      return { what: 'taken', key, differences: [], problems: noticesOf(told) }
    }
    const fate = fateOf(before.document, document)
    // One that was deleted after its export is there again.
    const deleted = before.place !== undefined && !this.replace.has(before.place) && shelf.isDeleted(before.place)
    if (fate.is === 'conflict' && !deleted) return this.takeTwin(document, before)
    const after = fate.is === 'change' ? fate.document : fate.is === 'conflict' ? document : before.document
    return fate.is === 'same' && !deleted ? unchanged(key) : this.put(before, after)
  }

  private put(before: Found, after: Document): Taken {
    if (before.place === undefined) this.add.set(after.key, after)
    else this.replace.set(before.place, after)
    return { what: 'changed', key: after.key, differences: differences(before.document, after), problems: [] }
  }

  /** Another paper under a number that is taken: kept beside it, and both wait for a person. */
  private async takeTwin(document: Document, first: Found): Promise<Taken> {
    for (const twin of await this.twinsOf(document)) {
      const fate = fateOf(twin.document, document)
      if (fate.is === 'same') return unchanged(twin.document.key)
      if (fate.is === 'change') {
        const held = twin.document.holds.some((hold) => hold.code === 'number-conflict')
        const { key } = twin.document
        const after = held ? heldAgainst(fate.document, first.document, key) : { ...fate.document, key }
        return this.put(twin, after)
      }
    }
    const twin = heldAgainst(document, first.document, twinKey(document))
    const { key } = twin
    this.add.set(key, twin)
    this.twins.set(document.key, [...(this.twins.get(document.key) ?? []), key])
    // One that is exported stays as it is: its figures are in the books already.
    if (first.place === undefined) this.add.set(document.key, heldAgainst(first.document, twin))
    else if (!this.book.register.of(first.place)) this.replace.set(first.place, heldAgainst(first.document, twin))
    const problems: Problem[] = twin.holds
      .filter((hold) => hold.code === 'number-conflict')
      .map((hold) => ({ code: 'posting.hold', level: 'blocking', document: key, number: document.number, hold }))
    return { what: 'taken', key, differences: differences(first.document, document), problems }
  }

  private async twinsOf(document: Document): Promise<Found[]> {
    const { shelf } = this.book
    const beginning = `${document.key}|`
    const stored = await shelf.read(shelf.placesByNumber(document.number).filter((place) => shelf.isLive(place)))
    const keys = [
      ...stored.map((each) => each.key).filter((key) => key.startsWith(beginning)),
      ...(this.twins.get(document.key) ?? []),
    ]
    const found = await Promise.all(keys.map((key) => this.find(key)))
    return found.filter((each) => each !== undefined)
  }

  private async find(key: DocumentKey): Promise<Found | undefined> {
    const arrived = this.add.get(key)
    if (arrived) return { document: arrived, place: undefined }
    if (!this.book.shelf.mayHave(key)) return undefined
    const stored = await this.book.shelf.find(key)
    return stored && { place: stored.place, document: this.replace.get(stored.place) ?? stored.document }
  }
}

/** What a person should hear of a new document at once. */
function noticesOf(document: Document): Problem[] {
  const problems: Problem[] = []
  ibanChanged().add(document, (problem) => problems.push(problem), NO_RELATED)
  return problems
}

function unchanged(key: DocumentKey): Taken {
  return { what: 'unchanged', key, differences: [], problems: [] }
}
