import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode, Picture } from '#lib/document-types.ts'
import type { Language } from '#lib/languages.ts'
import type { Losses } from './losses.ts'

/** A picture as the HTML names it. */
export type HtmlImage = { src: string; alt: string; caption: string; captionLinks?: string[]; attachment: string | null; credit?: string }

export type HtmlReading = {
  losses: Losses
  /** The language whose quotation marks replace `<q>`; English by default. */
  language?: Language
  /** The language that the page says it is in, as it says it. */
  pageLanguage?: string | undefined
  /** The story's own picture for an image, or the reason why there is none. */
  picture: (image: HtmlImage) => Picture | string
  /** Whether a sound, video or document of ours that the HTML names is here. Without it, none is. */
  hasAttachment?: (attachmentId: string) => boolean
  /** The base of relative links. */
  base?: string | undefined
  /** True for WordPress' classic texts, where an empty line separates paragraphs and a single newline is a line break. */
  newlines?: boolean
  /** True where only words are wanted: the address of what others show is one, too. */
  onlyWords?: boolean
  /**
   * True for text that was typed in a word processor, where links without a space between them were typed like that. On web pages CSS may
   * separate them.
   */
  isTyped?: boolean
}

/** The state while reading: the finished blocks, and the current line. */
export type Page = {
  blocks: DocumentNode[]
  line: DocumentNode[]
  reading: HtmlReading
  /** How elements are read (newsroom/formats/html-elements.ts). */
  read: (node: Tree.ChildNode, marks: DocumentMark[], page: Page) => void
  /** The number of lists around this. */
  lists: number
  /** White space is kept, as in `<pre>`. */
  isPreformatted: boolean
  /** The address of the link that ended immediately before, if nothing has followed it. */
  linkBefore: string | null
  /** The number of `<q>` around this. */
  quotes: number
}
