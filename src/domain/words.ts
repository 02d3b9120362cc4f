/** A text in the two languages of the interface, for words that live beside data (a format's help, a host's name). */
export interface Words {
  readonly fr: string
  readonly en: string
}
