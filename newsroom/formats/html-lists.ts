import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { deepestLists } from '#newsroom/articles/document.ts'
import { fitBlocks } from './fit-blocks.ts'
import { endLine } from './html-lines.ts'
import { attribute, elementsIn, isElement, textOf } from './html-nodes.ts'
import { blocksOf, type Handler } from './html-page.ts'
import type { Page } from './html-reading.ts'

export const isListElement = (element: Tree.Element): boolean => ['ul', 'ol', 'menu', 'dir'].includes(element.tagName)
const listTypes = ['bulletList', 'orderedList']
const isList = (node: DocumentNode | undefined): node is DocumentNode => node !== undefined && listTypes.includes(node.type)

/** A list whose items contain paragraphs and lists. A list in the place of an item belongs to the item before it. */
export const list: Handler = (element, marks, page) => {
  endLine(page)
  const after: DocumentNode[] = []
  const items: DocumentNode[] = []
  let borrowed: DocumentNode | null = null
  const levels: number[] = []
  for (const child of element.childNodes) {
    if (!isElement(child) ? textOf(child).trim() === '' : isSkipped(child)) continue
    const content = contentOf(child, marks, page, after)
    while (isList(content[0])) {
      const nested = content[0]
      content.shift()
      const last = items.at(-1)
      if (last) last.content = [...(last.content ?? []), nested]
      else {
        // The selection began at a deeper level, so there is no item for these.
        borrowed ??= nested
        for (const item of nested.content ?? []) {
          items.push(item)
          levels.push(1)
        }
      }
    }
    if (content.length === 0) continue
    items.push({ type: 'listItem', content })
    levels.push(levelOf(child))
    if (isElement(child) && !isListElement(child)) borrowed = borrowed && { ...borrowed, type: 'mixed' }
  }
  addItems(element, items, levels, borrowed, page)
  for (const block of after) page.blocks.push(block)
}

const isSkipped = (child: Tree.Element): boolean =>
  child.tagName !== 'li' && textOf(child).trim() === '' && elementsIn(child, 'img').length === 0 && child.tagName !== 'img'

/** The content of one child of a list. Lists that are nested too deep for a story become paragraphs of their item. */
function contentOf(child: Tree.ChildNode, marks: DocumentMark[], page: Page, after: DocumentNode[]): DocumentNode[] {
  const nodes = isElement(child) && child.tagName === 'li' ? child.childNodes : [child]
  const { content, hoisted } = fitBlocks(
    blocksOf(nodes, marks, page, page.lists + 1),
    'list',
    page.reading,
    page.lists + 1 < deepestLists ? listTypes : [],
  )
  for (const block of hoisted) after.push(block)
  return content
}

function addItems(element: Tree.Element, items: DocumentNode[], levels: number[], borrowed: DocumentNode | null, page: Page): void {
  if (items.length === 0) return
  if (borrowed && listTypes.includes(borrowed.type)) page.blocks.push({ ...borrowed, content: items })
  else if (levels.some((level) => level > 1) || ids.has(page.blocks.at(-1) ?? page)) addByLevel(element, items, levels, page)
  else page.blocks.push(rememberId(element, { ...kindOf(element, page), content: items }))
}

function kindOf(element: Tree.Element, page: Page): DocumentNode {
  if (element.tagName !== 'ol') return { type: 'bulletList' }
  if (attribute(element, 'reversed') !== undefined) page.reading.losses.name('countdown')
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10)
  return { type: 'orderedList', attrs: { start: start >= 0 && start <= 100_000 ? start : 1 } }
}

/** Word Online writes each level as a separate list, with its level (`data-aria-level`) and its list (`data-listid`). */
const levelOf = (child: Tree.ChildNode): number => (isElement(child) && Number(attribute(child, 'data-aria-level'))) || 1
const idOf = (element: Tree.Element): string | undefined => {
  const first = element.childNodes.find((child) => isElement(child) && child.tagName === 'li')
  return first && isElement(first) && attribute(first, 'data-aria-level') ? (attribute(first, 'data-listid') ?? '') : undefined
}
const ids = new WeakMap<object, string>()

function rememberId(element: Tree.Element, node: DocumentNode): DocumentNode {
  const id = idOf(element)
  if (id !== undefined) ids.set(node, id)
  return node
}

/** Puts each item into the last item of the level above it. */
function addByLevel(element: Tree.Element, items: DocumentNode[], levels: number[], page: Page): void {
  for (const [index, item] of items.entries()) {
    let siblings = page.blocks
    for (let level = 1; level < Math.min(levels[index] ?? 1, deepestLists - page.lists); level += 1) {
      const above: DocumentNode | undefined = siblings.at(-1)
      const parent: DocumentNode | undefined = isList(above) ? above.content?.at(-1) : undefined
      if (!parent) break
      siblings = parent.content ??= []
    }
    const last = siblings.at(-1)
    const kind = kindOf(element, page)
    const goesOn = isList(last) && last.type === kind.type && (ids.get(last) === idOf(element) || index > 0)
    if (goesOn) last.content = [...(last.content ?? []), item]
    else siblings.push(rememberId(element, { ...kind, content: [item] }))
  }
}
