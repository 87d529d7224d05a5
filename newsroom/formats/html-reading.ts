import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import type { Losses } from './losses.ts'

/** A picture as the HTML names it. */
export type HtmlImage = { src: string; alt: string; caption: string; attachment: string | null; credit?: string }

export type HtmlReading = {
  losses: Losses
  /** Whose quotation marks `<q>` gets; English without it. */
  language?: Language
  /** The story's own picture for an image, or the reason why there is none. */
  picture: (image: HtmlImage) => Picture | string
  /** What relative links are relative to. */
  base?: string | undefined
  /** WordPress' classic texts: an empty line parts paragraphs, a single newline is a line break. */
  newlines?: boolean
  /** A person typed it in a word processor: links that touch each other were typed so. On pages of the web they are drawn apart. */
  isTyped?: boolean
}

/** What is being read: the blocks so far, and the line that is not ended yet. */
export type Page = {
  blocks: DocumentNode[]
  line: DocumentNode[]
  reading: HtmlReading
  /** How an element is read; the same for the whole text (newsroom/formats/html-elements.ts). */
  read: (node: Tree.ChildNode, marks: DocumentMark[], page: Page) => void
  /** How many lists this stands in. */
  lists: number
  /** Blanks and newlines count, as in `<pre>`. */
  isPreformatted: boolean
  /** The address of the link that ended just before, with nothing since. */
  linkBefore: string | null
  /** How many `<q>` this stands in. */
  quotes: number
}
