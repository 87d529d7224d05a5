import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import { cleanText } from '#lib/clean-text.ts'
import { languageFacts } from '#lib/languages.ts'
import { cleanHref } from '#newsroom/articles/clean-href.ts'
import { isAbbreviated, longestNote } from '#newsroom/articles/nodes.ts'
import { addText, endLine } from './html-lines.ts'
import { attribute, elementsIn, isElement, readStyle, textOf } from './html-nodes.ts'
import { type Handler, readInside, withMark } from './html-page.ts'
import { nameLinkOfPictures } from './html-picture-links.ts'
import type { Page } from './html-reading.ts'
import { excerpt, type LossCode } from './losses.ts'

/** What is left out with its words, and what becomes a link: the words are in the dictionary, `losses.dropped` and `losses.linked`. */
type Dropped = 'form' | 'script' | 'sheet' | 'title' | 'noscript' | 'template' | 'field' | 'button' | 'drawing' | 'formula'
type Shown = 'page' | 'object' | 'video' | 'recording'

export const addMark =
  (type: string): Handler =>
  (element, marks, page) =>
    readInside(element, withMark(marks, { type }), page)

export const wordsOnly =
  (what: LossCode): Handler =>
  (element, marks, page) => {
    page.reading.losses.name(what, what === 'unknown' ? { element: `<${element.tagName}>` } : {})
    readInside(element, marks, page)
  }

/** Words of code: in fixed-width text they are what they were. */
export const readCode =
  (what: LossCode): Handler =>
  (element, marks, page) =>
    (page.isPreformatted ? readInside : wordsOnly(what))(element, marks, page)

/** Struck-out and deleted text is left out, whichever program marked it; only our own HTML says that struck words are to be read. */
export const dropStruck: Handler = (element, _marks, page) => {
  const words = excerpt(textOf(element))
  if (words) page.reading.losses.name('struck', { words })
}

export const isStruck = (element: Tree.Element): boolean =>
  attribute(element, 'data-strikethrough') === undefined &&
  (['del', 's', 'strike'].includes(element.tagName) ||
    /\bline-through\b/.test(readStyle(element, 'text-decoration') + readStyle(element, 'text-decoration-line')) ||
    /(?:^|\s)msoDel(?:\s|$)/.test(attribute(element, 'class') ?? ''))

export const link: Handler = (element, marks, page) => {
  const given = attribute(element, 'href')
  if (given?.startsWith('#')) return withinPage(given, element, marks, page)
  const href = given === undefined ? null : cleanHref(given, page.reading.base)
  if (given !== undefined && !href) page.reading.losses.name('link', { address: excerpt(given) })
  if (href && isStuck(page, href, textOf(element))) addText(' ', [], page)
  nameLinkOfPictures(element, page)
  readInside(element, href ? withMark(marks, { type: 'link', attrs: { href } }) : marks, page)
  page.linkBefore = href
}

/** Two adjacent links that a browser shows apart, so a space is added. A word that is split only because of its style stays one word. */
function isStuck(page: Page, href: string, words: string): boolean {
  const before = page.line.at(-1)?.text ?? ''
  if (page.reading.isTyped || page.linkBefore === null || !/[\p{L}\p{N}]$/u.test(before) || !/^[\p{L}\p{N}]/u.test(words)) return false
  return page.linkBefore !== href || (/[\p{Ll}\p{N}]$/u.test(before) && /^\p{Lu}/u.test(words))
}

/** Links to footnotes and back. The number is written in brackets, so that it is not part of the word before it. */
const withinPage = (href: string, element: Tree.Element, marks: Parameters<Handler>[1], page: Page): void => {
  page.reading.losses.name('linksWithin')
  const words = textOf(element).trim()
  if (/^(?:[↩↑⤴⏎^\s]|\ufe0e|\ufe0f)+$/u.test(words)) return
  const isNote =
    /^#(?:_?ftn(?!ref)|_?edn(?!ref)|fn(?!ref)|footnote-?\d|note-?\d|endnote)/i.test(href) || attribute(element, 'role') === 'doc-noteref'
  if (isNote || marks.some(({ type }) => type === 'superscript')) addReference(words, marks, page)
  else readInside(element, marks, page)
}

function addReference(words: string, marks: Parameters<Handler>[1], page: Page): void {
  const isNumber = /^[\p{L}\p{N}*†‡§]{1,6}$/u.test(words)
  addText(isNumber ? `[${words}]` : words, withMark(marks, { type: 'superscript' }), page)
}

export const readRaised: Handler = (element, marks, page) => {
  const words = cleanText(attribute(element, 'data-note') ?? '').slice(0, longestNote)
  if (words) return void page.line.push({ type: 'footnote', attrs: { words } })
  const isNote = attribute(element, 'data-fn') !== undefined && elementsIn(element, 'a').length === 0
  if (isNote) addReference(textOf(element).trim(), marks, page)
  else readInside(element, withMark(marks, { type: 'superscript' }), page)
}

export const readQuoted: Handler = (element, marks, page) => {
  page.quotes += 1
  const [opening, closing, openingInside, closingInside] = languageFacts[page.reading.language ?? 'en'].quotes
  const isInside = page.quotes % 2 === 0
  addText(isInside ? openingInside : opening, marks, page)
  readInside(element, marks, page)
  addText(isInside ? closingInside : closing, marks, page)
  page.quotes -= 1
}

export const lineBreak: Handler = (_element, _marks, page) => {
  page.linkBefore = null
  page.line.push({ type: 'hardBreak' })
}

export const abbreviation: Handler = (element, marks, page) => {
  const title = cleanText(attribute(element, 'title') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  const isKept = isAbbreviated(title)
  if (title && !isKept) page.reading.losses.name('explanation', { of: excerpt(textOf(element), 20), words: excerpt(title) })
  readInside(element, isKept ? withMark(marks, { type: 'abbreviation', attrs: { title } }) : marks, page)
}

export const drop =
  (what: Dropped): Handler =>
  (element, _marks, page) => {
    const words = excerpt(textOf(element))
    if (words && !wordless.has(element.tagName)) page.reading.losses.name('droppedWords', { what, words })
    else page.reading.losses.name('dropped', { what })
  }

const wordless = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'canvas'])

/** Embedded media become a link. */
export const linkTo =
  (what: Shown): Handler =>
  (element, marks, page) => {
    const source = attribute(element, 'src') ?? attribute(element, 'data') ?? firstSource(element)
    const href = source ? cleanHref(source, page.reading.base) : null
    if (!href) return page.reading.losses.name('dropped', { what })
    page.reading.losses.name('linked', { what, address: excerpt(href, 120) })
    endLine(page)
    addText(href, withMark(marks, { type: 'link', attrs: { href } }), page)
    endLine(page)
  }

const firstSource = (element: Tree.Element): string | undefined =>
  element.childNodes
    .filter(isElement)
    .find((child) => child.tagName === 'source')
    ?.attrs.find(({ name }) => name === 'src')?.value
