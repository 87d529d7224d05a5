import type { ArticleDocument, DocumentNode } from '#lib/document-types.ts'
import { nodesOf } from '#newsroom/articles/document.ts'
import { documentToHtml } from '#newsroom/articles/document-to-html.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { treeOf } from '#newsroom/formats/html-nodes.ts'
import type { HtmlImage } from '#newsroom/formats/html-reading.ts'
import { Losses } from '#newsroom/formats/losses.ts'
import { treeToDocument } from '#newsroom/formats/tree-to-document.ts'
import { isSheet, nameHeadings } from '../cells/paste-cells.ts'
import { type PastedPicture, takePicture, withoutGroups } from '../pasted-pictures.ts'
import { normaliseClipboard } from './clipboard.ts'

/** Elements that only our own HTML has, as the editor writes it. */
const ownParts =
  '[data-picture], [data-related-story], figure[data-embed], [data-story-link], [data-insertion], [data-deletion], [data-modification], [data-comment], div[data-aligned], div[data-read-also], figure[data-attachment][data-title], figure[data-drawn-as] > h4'

/** Converts the HTML of a clipboard to the editor's own HTML. Modifies `page`. */
export function storyHtmlOf(page: Document): { text: string; losses: string[]; taken: PastedPicture[]; left: number } {
  const isTyped = /urn:schemas-microsoft-com|class="?Mso|docs-internal-guid/i.test(page.documentElement.outerHTML.slice(0, 200_000))
  const isOfSheet = isSheet(page)
  const isOwn = page.body.querySelector(ownParts) !== null
  const text = normaliseClipboard(page)
  const taken: PastedPicture[] = []
  let left = 0
  if (isOwn) return { text, losses: [], taken, left }
  const losses = new Losses()
  const nodes = [...page.body.childNodes].flatMap((node) => treeOf(node) ?? [])
  const picture = (image: HtmlImage) => {
    const found = takePicture(image, taken)
    if (typeof found === 'string') left += 1
    return found
  }
  const pageLanguage = page.body.getAttribute('lang') || page.documentElement.getAttribute('lang') || undefined
  const read = withoutGroups(treeToDocument(nodes, { losses, isTyped, pageLanguage, picture }))
  const document = isOfSheet ? nameHeadings(read) : read
  const isLost = isEmpty(document) && page.body.textContent?.trim() !== '' && taken.length === 0
  return { text: isLost ? text : documentToHtml(document), losses: losses.list(), taken, left }
}

/** Whether it has no words, and nothing that is there without any. */
const isEmpty = (document: ArticleDocument): boolean => plainText(document) === '' && ![...nodesOf(document)].some(isThing)

/** An embed or a map, or a block without text that names what it shows. */
function isThing({ type }: DocumentNode): boolean {
  const { atom, inline, attrs } = nodeSpecOf(type)
  return type === 'embed' || type === 'map' || (atom === true && !inline && attrs !== undefined)
}
