import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DocumentMark } from '#lib/document-types.ts'
import { isLanguageCode } from '#newsroom/articles/nodes.ts'
import { ariaHeading, heading } from './html-blocks.ts'
import { layoutOf, ownBlock, readPictures } from './html-boxes.ts'
import { embedElement } from './html-embeds.ts'
import { blockElements, inlineElements } from './html-known-elements.ts'
import { addText, endLine } from './html-lines.ts'
import { mapElement } from './html-maps.ts'
import { attribute, isElement, isText, readStyle, textOf } from './html-nodes.ts'
import { type Handler, readInside, withMark } from './html-page.ts'
import type { Page } from './html-reading.ts'
import { dropStruck, isStruck } from './html-words.ts'
import { excerpt, type Losses } from './losses.ts'

/** Reads one node of HTML. Elements that are not in the allow-list are named in `losses`, and only their words are kept. */
export function readNode(node: Tree.ChildNode, marks: DocumentMark[], page: Page): void {
  if (isElement(node)) readElement(node, marks, page)
  else if (isText(node)) addText(node.value, marks, page)
  else if (node.nodeName === '#comment') noteComment((node as Tree.CommentNode).data, page.reading.losses)
}

function readElement(element: Tree.Element, marks: DocumentMark[], page: Page): void {
  const { losses } = page.reading
  if (attribute(element, 'style') || attribute(element, 'class')) losses.name('styles')
  const { tagName } = element
  const display = readStyle(element, 'display')
  const inText = inlineElements.get(tagName)
  const block = ofItself(element, display) ?? blockElements.get(tagName)
  if (!inText && !block) losses.name('unknown', { element: `<${tagName}>` })
  const handle = block ?? inText ?? readInside
  const isBox = !block && (drawnAsBlock.test(display) || (!inText && isUnknownBlock(element)))
  if (isBox) endLine(page)
  handle(element, withLanguage(element, withLook(element, marks), page), page)
  if (isBox) endLine(page)
}

/** How an element is read because of its attributes, whatever its name. */
function ofItself(element: Tree.Element, display: string): Handler | undefined {
  if (isStruck(element)) return dropStruck
  if (display === 'none') return dropHidden
  const own = ownBlock(element) ?? mapElement(element) ?? embedElement(element)
  if (own) return own
  if (element.tagName !== 'figure' && layoutOf(element) === 'gallery') return readPictures('gallery')
  if (element.tagName === 'div' && display === 'inline') return readInside
  // Google Docs wraps everything in a <b> that is not bold.
  if (['b', 'strong'].includes(element.tagName) && /^(?:normal|[1-4]00)$/.test(readStyle(element, 'font-weight'))) return readInside
  const level = ariaHeading(element)
  return level > 0 ? heading(level < 3 ? 2 : 3, level) : undefined
}

const drawnAsBlock = /^(?:block|flex|grid|flow-root|list-item|table)\b/

const dropHidden: Handler = (element, _marks, page) => {
  const words = excerpt(textOf(element))
  if (words) page.reading.losses.name('hidden', { words })
}

/** The marks that a style switches on or off. Word, Google Docs and others write bold, italic, superscript and subscript like this. */
function withLook(element: Tree.Element, marks: DocumentMark[]): DocumentMark[] {
  if (!attribute(element, 'style')) return marks
  const weight = readStyle(element, 'font-weight')
  const slant = readStyle(element, 'font-style')
  const offset = readStyle(element, 'vertical-align')
  let looks = marks
  if (/^(?:bold|bolder|[5-9]00)$/.test(weight)) looks = withMark(looks, { type: 'bold' })
  else if (/^(?:normal|[1-4]00)$/.test(weight)) looks = looks.filter(({ type }) => type !== 'bold')
  if (slant === 'italic') looks = withMark(looks, { type: 'italic' })
  else if (slant === 'normal') looks = looks.filter(({ type }) => type !== 'italic')
  if (offset === 'super') return withMark(looks, { type: 'superscript' })
  return offset === 'sub' ? withMark(looks, { type: 'subscript' }) : looks
}

/** Words of another language than those around them. Word processors write a language on every piece, mostly that of the keyboard. */
function withLanguage(element: Tree.Element, marks: DocumentMark[], { reading }: Page): DocumentMark[] {
  const code = attribute(element, 'lang')
  if (code === undefined || reading.isTyped || !isLanguageCode(code)) return marks
  const base = reading.pageLanguage ?? reading.language
  const around = languageAround(element) ?? base
  if (base !== undefined && primary(base) === primary(code)) return marks.filter(({ type }) => type !== 'language')
  if (around !== undefined && primary(around) === primary(code)) return marks
  // What says the language of the whole text is no word of it.
  if (around === undefined && !inlineElements.has(element.tagName)) return marks
  return withMark(marks, { type: 'language', attrs: { code } })
}

/** What the element that holds this one says, or the nearest around that. */
function languageAround({ parentNode }: Tree.Element): string | undefined {
  if (!parentNode || !isElement(parentNode)) return undefined
  return attribute(parentNode, 'lang') ?? languageAround(parentNode)
}

const primary = (code: string): string => code.split('-')[0] ?? code

/** How an unknown element is read depends on its place: next to text it is inline, between elements it is a block. */
function isUnknownBlock({ parentNode }: Tree.Element): boolean {
  if (!parentNode) return true
  if (isElement(parentNode) && (inlineElements.has(parentNode.tagName) || holdsWords.has(parentNode.tagName))) return false
  const known = besideWords.get(parentNode)
  const found = known ?? parentNode.childNodes.some((child) => isText(child) && child.value.trim() !== '')
  besideWords.set(parentNode, found)
  return !found
}
const holdsWords = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'caption', 'dt', 'summary', 'legend', 'pre'])
const besideWords = new WeakMap<object, boolean>()

const wordpressBlock = /^\s*\/?wp:([a-z0-9/-]+)/

function noteComment(data: string, losses: Losses): void {
  const block = wordpressBlock.exec(data)
  // A self-closing WordPress block has no HTML in the export: WordPress creates its content when it shows the page.
  if (block && data.trimEnd().endsWith('/')) losses.add(`block ${block[1]}: made by WordPress on the page, left out`)
  else if (/^\s*more\b/.test(data)) losses.add('the cut before “read more”')
  else if (/^\s*nextpage\s*$/.test(data)) losses.add('pages were joined into one')
}
