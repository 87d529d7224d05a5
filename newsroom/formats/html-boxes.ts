import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { type BoxKind, boxKinds, type PictureLayout, pictureLayouts } from '#newsroom/articles/nodes.ts'
import { fitBlocks, flat } from './fit-blocks.ts'
import { endLine } from './html-lines.ts'
import { attribute, isElement, isText } from './html-nodes.ts'
import { blocksOf, box, type Handler } from './html-page.ts'
import type { Page } from './html-reading.ts'

const isOneOf = <Value extends string>(values: readonly Value[], value: string | undefined): value is Value =>
  values.some((each) => each === value)

/** An element that our own HTML names by an attribute. */
export function ownBlock(element: Tree.Element): Handler | undefined {
  const kind = attribute(element, 'data-box')
  if (isOneOf(boxKinds, kind)) return readBox(kind, ['h4'])
  if (attribute(element, 'data-notes') !== undefined) return () => {} // each stands in the text, too
  const layout = attribute(element, 'data-pictures')
  return isOneOf(pictureLayouts, layout) ? readPictures(layout) : undefined
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** An aside with a heading is a box of facts; any other is read as the blocks in it. */
export const aside: Handler = (element, marks, page) => {
  const first = element.childNodes.find((child) => isElement(child) || (isText(child) && child.value.trim() !== ''))
  const isBox = first !== undefined && isElement(first) && headings.includes(first.tagName)
  return (isBox ? readBox('facts', headings) : box)(element, marks, page)
}

/** What one opens to read on: a question and its answer. */
export const details: Handler = (element, marks, page) => readBox('answer', ['summary'])(element, marks, page)

/** The first element of these names is the title. */
const readBox =
  (kind: BoxKind, titles: readonly string[]): Handler =>
  (element, marks, page) => {
    endLine(page)
    const head = element.childNodes.find((child) => isElement(child) && titles.includes(child.tagName))
    const rest = element.childNodes.filter((child) => child !== head)
    const title = head ? lineIn(head, marks, page) : []
    const inside = fitBlocks(blocksOf(rest, marks, page), 'box', page.reading, ['heading', 'bulletList', 'orderedList'])
    if (title.length > 0 || inside.content.length > 0)
      page.blocks.push({
        type: 'box',
        attrs: { kind },
        content: [
          ...(title.length > 0 ? [{ type: 'title', content: title }] : []),
          ...(inside.content.length > 0 ? inside.content : [{ type: 'paragraph' }]),
        ],
      })
    for (const block of inside.hoisted) page.blocks.push(block)
  }

/** The words of an element as one line. */
export const lineIn = (node: Tree.ChildNode, marks: DocumentMark[], page: Page): DocumentNode[] =>
  flat(blocksOf(isElement(node) ? node.childNodes : [node], marks, page)).line

/** The pictures in an element as one group; what else is in it stands after them. */
export const readPictures =
  (layout: PictureLayout): Handler =>
  (element, marks, page) => {
    endLine(page)
    const blocks = blocksOf(element.childNodes, marks, page)
    const pictures = blocks.filter(({ type }) => type === 'picture')
    if (pictures.length > 0) page.blocks.push({ type: 'pictures', attrs: { layout }, content: pictures })
    for (const block of blocks) if (block.type !== 'picture') page.blocks.push(block)
  }

/** How WordPress and others say in a class that a picture is wider than the text, or that pictures are a gallery. */
export function layoutOf(element: Tree.Element): PictureLayout | null {
  const classes = attribute(element, 'class') ?? ''
  if (/(?:^|\s)(?:wp-block-gallery|gallery|blocks-gallery-grid)(?:\s|$)/.test(classes)) return 'gallery'
  return /(?:^|\s)align(wide|full)(?:\s|$)/.exec(classes)?.[1] === 'full'
    ? 'full'
    : /(?:^|\s)alignwide(?:\s|$)/.test(classes)
      ? 'wide'
      : null
}
