import { makeLists } from './word-lists.ts'

/**
 * Converts the HTML of a clipboard to HTML that ProseMirror's parser understands. Word writes lists as paragraphs with a number as text, puts
 * internal notes into comments and separates paragraphs by empty ones; Google Docs wraps everything in a `<b>` that is not bold. Modifies
 * `page`.
 */
export function normaliseClipboard(page: Document): string {
  const { body } = page
  for (const part of body.querySelectorAll(noText)) part.remove()
  dropComments(body)
  for (const element of [...body.querySelectorAll('*')]) if (isHidden(element)) element.remove()
  for (const spaces of body.querySelectorAll('[style*="mso-spacerun"], .Apple-converted-space')) spaces.textContent = ' '
  for (const form of [...body.querySelectorAll('form')]) rename(page, form, 'div')
  makeLists(page)
  for (const number of [...body.querySelectorAll('*')]) if (/mso-list:\s*Ignore/i.test(styleOf(number))) number.remove()
  keepStruck(page)
  for (const [selector, tag] of styles) for (const found of body.querySelectorAll(selector)) rename(page, found, tag)
  for (const element of [...body.querySelectorAll('*')]) if (isDress(element)) element.replaceWith(...element.childNodes)
  for (const frame of body.querySelectorAll('td, th, blockquote:not([data-embed]), li')) keepParagraphsOnly(page, frame)
  for (const line of [...body.querySelectorAll('br')]) if (isStrayBreak(line)) line.remove()
  for (const paragraph of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]) if (isBlank(paragraph)) paragraph.remove()
  return body.innerHTML
}

const noText = [
  'style, script, xml, meta, link, title, template, noscript, iframe, object, embed',
  // Comments in the margin of a Word document.
  '.MsoCommentReference, .msocomanchor, [style*="mso-element:comment"]',
].join(', ')

/** The elements for Word's paragraph styles. */
const styles = [
  ['p.MsoTitle', 'h2'],
  ['p.MsoSubtitle', 'h3'],
  ['p.MsoQuote, p.MsoIntenseQuote', 'blockquote'],
] as const

/** Words that somebody struck out and left to be read stay so (decision 0077). What a program deleted (`<del>`) is not text. */
function keepStruck(page: Document): void {
  for (const struck of page.body.querySelectorAll('s, strike')) rename(page, struck, 's').setAttribute('data-strikethrough', '')
  for (const styled of page.body.querySelectorAll('[style*="line-through" i]')) {
    if (styled.closest('del, .msoDel') || [...styled.querySelectorAll('*')].some(isBlock)) continue
    styled.setAttribute('style', styleOf(styled).replaceAll(/\bline-through\b/gi, ''))
    if (styled.closest('s')) continue
    const struck = page.createElement('s')
    struck.setAttribute('data-strikethrough', '')
    struck.append(...styled.childNodes)
    styled.append(struck)
  }
}

function dropComments(node: Node): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType === 8) child.remove()
    else dropComments(child)
  }
}

const styleOf = (element: Element) => element.getAttribute('style') ?? ''
const isHidden = (element: Element) => /(^|[;\s])(display:\s*none|mso-hide:\s*all)/i.test(styleOf(element))
/** Whether nothing stands in it. An empty cell of ours can still say how its column is aligned. */
const isBlank = (element: Element) =>
  element.textContent?.trim() === '' && !element.querySelector('br, hr, img') && !element.hasAttribute('data-aligned')

/** Elements that only style or name their content: Office's own, bookmarks, and the `<b>` of Google Docs that is not bold. */
function isDress(element: Element): boolean {
  const tag = element.tagName.toLowerCase()
  if (tag.includes(':') || tag === 'font') return true
  if (tag === 'a') return !element.hasAttribute('href')
  if (tag === 'b' || tag === 'strong') return /(^|[;\s])font-weight:\s*(normal|[1-4]00)/i.test(styleOf(element))
  return false
}

/** A line break between pages or blocks, or at the end of a block, where it is superfluous. */
function isStrayBreak(line: Element): boolean {
  if (/page-break/i.test(styleOf(line)) || line.classList.contains('Apple-interchange-newline')) return true
  const next = findBeside(line, 'nextSibling')
  const before = findBeside(line, 'previousSibling')
  return next === null || before === null || isBlock(next) || isBlock(before)
}

function findBeside(node: Node, way: 'nextSibling' | 'previousSibling'): Node | null {
  let found = node[way]
  while (found?.nodeType === 3 && found.textContent?.trim() === '') found = found[way]
  if (found || !node.parentNode || isBlock(node.parentNode)) return found
  return findBeside(node.parentNode, way)
}

const isBlock = (node: Node) =>
  /^(body|p|div|h[1-6]|ul|ol|li|table|tbody|tr|td|th|blockquote|pre|hr|section|article|figure)$/i.test(node.nodeName)

/** Table cells, quotations and list items may contain only paragraphs (list items also lists). Other blocks in them become paragraphs. */
function keepParagraphsOnly(page: Document, frame: Element): void {
  const isItem = /^li$/i.test(frame.tagName)
  for (const heading of frame.querySelectorAll('h1, h2, h3, h4, h5, h6')) rename(page, heading, 'p')
  if (isItem) {
    for (const quotation of frame.querySelectorAll('blockquote')) quotation.replaceWith(...quotation.childNodes)
    return
  }
  for (const item of frame.querySelectorAll('li')) if (!item.querySelector('p, li')) rename(page, item, 'p')
  for (const list of [...frame.querySelectorAll('ul, ol, li')]) list.replaceWith(...list.childNodes)
}

function rename(page: Document, element: Element, tag: string): Element {
  const renamed = page.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}
