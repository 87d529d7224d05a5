import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanLine } from '#lib/clean-text.ts'
import type { ArticleDocument } from '#lib/document-types.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { attribute, isElement } from './html-nodes.ts'
import { imageOf } from './html-pictures.ts'
import type { HtmlImage, HtmlReading } from './html-reading.ts'
import { Losses } from './losses.ts'
import { parseHtml } from './parse-html.ts'
import { treeToDocument } from './tree-to-document.ts'
import { BrokenItem } from './wire-story.ts'

/**
 * Converts HTML (WHATWG, so XHTML too) to a document of our schema. Other elements than those of an allow-list are named in `losses`. Words
 * are kept wherever possible, except those of scripts, styles and struck-out text. Takes linear time; throws a `BrokenItem` for HTML that
 * is too long or nested too deep.
 */
export const htmlToDocument = (html: string, reading: HtmlReading): ArticleDocument => treeToDocument(parseHtml(html).childNodes, reading)

/** The images of the HTML, so that their files can be found before it is read. Empty if the HTML cannot be read. */
export const imagesIn = (html: string): HtmlImage[] => namedIn(html, 'img').map((element) => imageOf(element, ''))

/** The addresses of the links in HTML; none if it cannot be read. */
export const linkedIn = (html: string): string[] => namedIn(html, 'a').flatMap((element) => attribute(element, 'href') ?? [])

function namedIn(html: string, name: string): Tree.Element[] {
  const found: Tree.Element[] = []
  const walk = (node: Tree.Node) => {
    if (isElement(node) && node.tagName === name) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  try {
    walk(parseHtml(html))
  } catch (error) {
    if (!(error instanceof BrokenItem)) throw error
  }
  return found
}

/** Only the words of HTML, cleaned and on one line. */
export function htmlToText(html: string): string {
  try {
    return cleanLine(plainText(htmlToDocument(html, { losses: new Losses(), picture: () => '', onlyWords: true })))
  } catch (error) {
    if (!(error instanceof BrokenItem)) throw error
    return cleanLine(html.replace(/<[^<>]*>/g, ' '))
  }
}
