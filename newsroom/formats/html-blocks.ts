import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { fitBlocks, flat } from './fit-blocks.ts'
import { lineIn } from './html-boxes.ts'
import { endLine, joinTexts } from './html-lines.ts'
import { attribute, isElement, textOf } from './html-nodes.ts'
import { blocksOf, box, type Handler, readInside, withMark } from './html-page.ts'
import type { Page } from './html-reading.ts'

export const heading =
  (level: 2 | 3, was: number): Handler =>
  (element, marks, page) => {
    endLine(page)
    const { line, rest } = flat(blocksOf(element.childNodes, marks, page))
    if (was !== level) page.reading.losses.name('headingLevel', { was, level })
    if (line.length > 0) page.blocks.push({ type: 'heading', attrs: { level }, content: line })
    for (const block of rest) page.blocks.push(block)
  }

/** The heading level of a paragraph in WAI-ARIA, which Word Online uses; 0 if there is none. */
export function ariaHeading(element: Tree.Element): number {
  if (attribute(element, 'role') !== 'heading') return 0
  const level = Number(attribute(element, 'aria-level') ?? 2)
  return level >= 1 && level <= 9 ? level : 2
}

export const quotation: Handler = (element, marks, page) => readQuotation(element, sourceIn(element), { marks, page })

/** A quotation, with the element that names its source. */
export function readQuotation(
  element: Tree.Element,
  source: Tree.Element | undefined,
  { marks, page }: { marks: DocumentMark[]; page: Page },
): void {
  endLine(page)
  const words = element.childNodes.filter((child) => child !== source)
  const { content, hoisted } = fitBlocks(blocksOf(words, marks, page), 'quotation', page.reading)
  const line = source ? lineIn(source, marks, page) : []
  const [first] = line
  if (first?.text) first.text = first.text.replace(/^[—–―-]\s*/, '')
  const attribution = line.filter(({ text }) => text !== '')
  if (content.length === 0 && attribution.length > 0) content.push({ type: 'paragraph', content: attribution })
  else if (attribution.length > 0) content.push({ type: 'attribution', content: attribution })
  if (content.length > 0) page.blocks.push({ type: isPulled(element) ? 'pullQuote' : 'blockquote', content })
  for (const block of hoisted) page.blocks.push(block)
}

/** What ends a quotation and names its source. */
function sourceIn({ childNodes }: Tree.Element): Tree.Element | undefined {
  const last = childNodes.findLast((child) => isElement(child) || textOf(child).trim() !== '')
  return last && isElement(last) && ['cite', 'footer'].includes(last.tagName) ? last : undefined
}

/** Whether the element or the figure around it is a pull quote. */
function isPulled(element: Tree.Element): boolean {
  if (attribute(element, 'data-pull') !== undefined) return true
  const around = element.parentNode && isElement(element.parentNode) ? [element, element.parentNode] : [element]
  return around.some((each) => /(?:^|[\s-])pull-?quote(?:\s|$)/.test(attribute(each, 'class') ?? ''))
}

export const cite: Handler = (element, marks, page) => {
  // The source of a quotation is on its own line; the title of a work is part of a sentence.
  const block = isElement(element.parentNode) && ['blockquote', 'figure'].includes(element.parentNode.tagName)
  if (block) endLine(page)
  readInside(element, withMark(marks, { type: 'italic' }), page)
  if (block) endLine(page)
}

/** Verse and preformatted text: spaces, line breaks, marks and links are kept. */
export const readPreformatted: Handler = (element, marks, page) => {
  endLine(page)
  const inside: Page = { ...page, blocks: [], line: [], linkBefore: null, isPreformatted: true }
  readInside(element, marks, inside)
  const above = fitBlocks(inside.blocks, 'preformatted', page.reading)
  const lines = [...above.content.flatMap(({ content = [] }) => [...content, { type: 'hardBreak' }]), ...inside.line]
  while (lines.at(-1)?.type === 'hardBreak') lines.pop()
  if (lines.some(holdsWords)) page.blocks.push({ type: 'preformatted', content: joinTexts(lines) })
  for (const block of above.hoisted) page.blocks.push(block)
}

const holdsWords = ({ type, text }: DocumentNode): boolean => type === 'footnote' || Boolean(text?.trim())

export const term: Handler = (element, marks, page) => {
  page.reading.losses.name('terms')
  box(element, element.tagName === 'dt' ? withMark(marks, { type: 'bold' }) : marks, page)
}

export const rule: Handler = (_element, _marks, page) => {
  endLine(page)
  page.blocks.push({ type: 'horizontalRule' })
}
