import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanLine } from '#lib/clean-text.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { isElement } from './html-nodes.ts'
import { imageOf } from './html-pictures.ts'
import type { HtmlImage, HtmlReading } from './html-reading.ts'
import { Losses } from './losses.ts'
import { parseHtml } from './parse-html.ts'
import { treeToDocument } from './tree-to-document.ts'
import { BrokenItem } from './wire-story.ts'

/**
 * HTML (WHATWG, so XHTML too) as a document of our schema: an allow-list of elements, everything else by name in `losses`.
 * Words are kept wherever they can be; scripts, styles and what was struck out are not words. Linear in the HTML; throws a
 * `BrokenItem` for HTML that is too long or nested too deep.
 */
export const htmlToDocument = (html: string, reading: HtmlReading): ArticleDocument => treeToDocument(parseHtml(html).childNodes, reading)

/** Every image of the HTML, so that its file can be looked for before the text is read. None of HTML that cannot be read. */
export function imagesIn(html: string): HtmlImage[] {
  const images: HtmlImage[] = []
  const walk = (node: Tree.Node) => {
    if (isElement(node) && node.tagName === 'img') images.push(imageOf(node, ''))
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  try {
    walk(parseHtml(html))
  } catch (error) {
    if (!(error instanceof BrokenItem)) throw error
  }
  return images
}

/** The words of HTML alone, clean and on one line. */
export function htmlToText(html: string): string {
  try {
    return cleanLine(plainText(htmlToDocument(html, { losses: new Losses(), picture: () => '' })))
  } catch (error) {
    if (!(error instanceof BrokenItem)) throw error
    return cleanLine(html.replace(/<[^<>]*>/g, ' '))
  }
}
