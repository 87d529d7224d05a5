import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode, Picture } from '#lib/document-types.ts'
import { markParts } from '#newsroom/articles/document.ts'
import { endLine } from './html-lines.ts'
import type { Losses } from './losses.ts'

/** A picture as the HTML names it. */
export type HtmlImage = { src: string; alt: string; caption: string; attachment: string | null; credit?: string }

export type HtmlReading = {
  losses: Losses
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

export type Handler = (element: Tree.Element, marks: DocumentMark[], page: Page) => void

/** What stands in these nodes, as blocks of its own. */
export function blocksOf(nodes: readonly Tree.ChildNode[], marks: DocumentMark[], around: Page, lists = around.lists): DocumentNode[] {
  const page: Page = { ...around, blocks: [], line: [], linkBefore: null, lists }
  for (const node of nodes) page.read(node, marks, page)
  endLine(page)
  return page.blocks
}

/** Reads what stands in an element as if the element were not there. */
export const inside: Handler = (element, marks, page) => {
  for (const child of element.childNodes) page.read(child, marks, page)
}

/** A box of blocks: its lines begin and end with it. */
export const box: Handler = (element, marks, page) => {
  endLine(page)
  inside(element, marks, page)
  endLine(page)
}

const order = Object.keys(markParts)

export function withMark(marks: DocumentMark[], mark: DocumentMark): DocumentMark[] {
  return [...marks.filter(({ type }) => type !== mark.type), mark].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}
