import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { coordinatesOf, mapAddress } from '#lib/coordinates.ts'
import { type Marker, readMarker } from '#newsroom/articles/marker.ts'
import { lineIn } from './html-boxes.ts'
import { endLine } from './html-lines.ts'
import { attribute, elementsIn, isElement, textOf } from './html-nodes.ts'
import { blocksOf, type Handler } from './html-page.ts'

/** A figure that says where the marker of a map stands, as documentToHtml writes it. */
export function mapElement(element: Tree.Element): Handler | undefined {
  const marker = element.tagName === 'figure' ? readMarker(attribute(element, 'data-map')) : null
  return marker ? readMap(marker) : undefined
}

/** Its picture and the name of the place; the link is ours to write. What else somebody has put in stands after it. */
const readMap =
  (marker: Marker): Handler =>
  (element, marks, page) => {
    endLine(page)
    const given = attribute(element, 'data-coordinates') ?? ''
    const coordinates = coordinatesOf(given) ? given : ''
    const head = element.childNodes.find((child) => isElement(child) && child.tagName === 'h4')
    const rest = element.childNodes.filter((child) => child !== head && !isLinkTo(child, mapAddress(coordinates)))
    const title = head ? lineIn(head, marks, page) : []
    const blocks = blocksOf(rest, marks, page)
    const picture = blocks.find(({ type }) => type === 'picture')
    page.blocks.push({
      type: 'map',
      attrs: { marker, coordinates },
      content: [...(picture ? [picture] : []), { type: 'title', ...(title.length > 0 && { content: title }) }],
    })
    for (const block of blocks) if (block !== picture) page.blocks.push(block)
  }

/** A paragraph that is only a link, and leads where the map does. */
function isLinkTo(node: Tree.ChildNode, address: string | null): boolean {
  if (!isElement(node) || node.tagName !== 'p' || address === null) return false
  const [link, ...more] = elementsIn(node, 'a')
  const isAlone = link !== undefined && more.length === 0 && textOf(node).trim() === textOf(link).trim()
  return isAlone && attribute(link, 'href') === address
}
