import { html as dom, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { ArticleDocument, DocumentMark, DocumentNode, Picture } from '#lib/document-types.ts'
import { isSafeHref, markParts } from '#newsroom/articles/document.ts'
import { excerpt, type Losses } from './losses.ts'
import { sound } from './text.ts'

/** A picture as the HTML names it. */
export type HtmlImage = { src: string; alt: string; caption: string; attachment: string | null; credit?: string }

export type HtmlReading = {
  losses: Losses
  /** The story's own picture for an image, or the reason why there is none. */
  picture: (image: HtmlImage) => Picture | string
  /** What relative links are relative to. */
  base?: string | undefined
  /** WordPress' classic texts: an empty line parts paragraphs, a single newline is a line break. */
  newlines?: boolean
}

/**
 * HTML (WHATWG, so XHTML too) as a document of our schema: an allow-list of elements, everything else by name in `losses`.
 * Words are kept wherever they can be; scripts, styles and what was struck out are not words.
 */
export function htmlToDocument(html: string, reading: HtmlReading): ArticleDocument {
  const content = blocksOf(parseFragment(sound(html)).childNodes, [], reading)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** Every image of the HTML, so that its file can be looked for before the text is read. */
export function imagesIn(html: string): HtmlImage[] {
  const images: HtmlImage[] = []
  const walk = (node: Tree.Node) => {
    if (isElement(node) && node.tagName === 'img') images.push(imageOf(node, ''))
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parseFragment(html))
  return images
}

/** The words of HTML alone, on one line. */
export function htmlToText(html: string): string {
  return textOf(parseFragment(sound(html)))
    .replace(/\s+/g, ' ')
    .trim()
}

type Page = { blocks: DocumentNode[]; line: DocumentNode[]; reading: HtmlReading }
type Handler = (element: Tree.Element, marks: DocumentMark[], page: Page) => void

function blocksOf(nodes: Tree.ChildNode[], marks: DocumentMark[], reading: HtmlReading): DocumentNode[] {
  const page: Page = { blocks: [], line: [], reading }
  for (const node of nodes) walk(node, marks, page)
  endLine(page)
  return page.blocks
}

function walk(node: Tree.ChildNode, marks: DocumentMark[], page: Page): void {
  if (isElement(node)) addElement(node, marks, page)
  else if (node.nodeName === '#text') addText((node as Tree.TextNode).value, marks, page)
  else if (node.nodeName === '#comment') noteComment((node as Tree.CommentNode).data, page.reading)
}

function addElement(element: Tree.Element, marks: DocumentMark[], page: Page): void {
  const { losses } = page.reading
  if (attribute(element, 'style') || attribute(element, 'class')) losses.add('styles and classes of elements')
  const handler = Object.hasOwn(handlers, element.tagName) ? handlers[element.tagName] : undefined
  if (!handler) losses.add(`<${element.tagName}>: only its words were kept`)
  const handle = handler ?? inside
  handle(element, marks, page)
}

const inside: Handler = (element, marks, page) => {
  for (const child of element.childNodes) walk(child, marks, page)
}

/** A box of blocks: its lines begin and end with it. */
const box: Handler = (element, marks, page) => {
  endLine(page)
  inside(element, marks, page)
  endLine(page)
}

const marked =
  (type: string): Handler =>
  (element, marks, page) =>
    inside(element, withMark(marks, { type }), page)

const wordsOnly =
  (what: string): Handler =>
  (element, marks, page) => {
    page.reading.losses.add(`${what}: only its words were kept`)
    inside(element, marks, page)
  }

const dropped =
  (what: string): Handler =>
  (element, _marks, page) => {
    const words = excerpt(textOf(element))
    page.reading.losses.add(words && !wordless.has(element.tagName) ? `${what} “${words}” was left out` : `${what} was left out`)
  }

const wordless = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'canvas'])

/** Something that plays elsewhere: a link to it stays. */
const played =
  (what: string): Handler =>
  (element, marks, page) => {
    const source = attribute(element, 'src') ?? attribute(element, 'data') ?? firstSource(element)
    const href = source ? resolved(source, page.reading.base) : null
    if (!href) return page.reading.losses.add(`${what} was left out`)
    page.reading.losses.add(`${what} became a link to ${excerpt(href, 120)}`)
    endLine(page)
    addText(href, withMark(marks, { type: 'link', attrs: { href } }), page)
    endLine(page)
  }

const struck: Handler = (element, _marks, page) => {
  page.reading.losses.add(`struck-out words “${excerpt(textOf(element))}” were left out`)
}

const heading =
  (level: 2 | 3, was: number): Handler =>
  (element, marks, page) => {
    endLine(page)
    const { line, rest } = flat(blocksOf(element.childNodes, marks, page.reading))
    if (was !== level) page.reading.losses.add(`a heading of level ${was} became one of level ${level}`)
    if (line.length > 0) page.blocks.push({ type: 'heading', attrs: { level }, content: line })
    page.blocks.push(...rest)
  }

const list: Handler = (element, marks, page) => {
  endLine(page)
  const items: DocumentNode[] = []
  const after: DocumentNode[] = []
  const add = (nodes: Tree.ChildNode[]) => {
    const { content, hoisted } = fitted(blocksOf(nodes, marks, page.reading), 'a list', page.reading, ['bulletList', 'orderedList'])
    after.push(...hoisted)
    if (content.length === 0) return
    if (content[0]?.type !== 'paragraph') content.unshift({ type: 'paragraph' })
    items.push({ type: 'listItem', content })
  }
  for (const child of element.childNodes) {
    if (isElement(child) && child.tagName === 'li') add(child.childNodes)
    else if (isElement(child) && (child.tagName === 'ul' || child.tagName === 'ol'))
      addToLast(items, blocksOf([child], marks, page.reading))
    else if (textOf(child).trim() !== '' || (isElement(child) && child.tagName === 'figure')) add([child])
  }
  if (items.length > 0) page.blocks.push(element.tagName === 'ol' ? ordered(element, items, page) : { type: 'bulletList', content: items })
  page.blocks.push(...after)
}

function ordered(element: Tree.Element, items: DocumentNode[], page: Page): DocumentNode {
  if (attribute(element, 'reversed') !== undefined) page.reading.losses.add('a list that counts down counts up')
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10)
  return { type: 'orderedList', attrs: { start: start >= 0 && start <= 100_000 ? start : 1 }, content: items }
}

/** A list that stands between the items of another belongs to the item before it. */
function addToLast(items: DocumentNode[], blocks: DocumentNode[]): void {
  const last = items.at(-1)
  if (last) last.content = [...(last.content ?? []), ...blocks]
  else if (blocks.length > 0) items.push({ type: 'listItem', content: [{ type: 'paragraph' }, ...blocks] })
}

const quotation: Handler = (element, marks, page) => {
  endLine(page)
  const { content, hoisted } = fitted(blocksOf(element.childNodes, marks, page.reading), 'a quotation', page.reading)
  if (content.length > 0) page.blocks.push({ type: 'blockquote', content })
  page.blocks.push(...hoisted)
}

const cite: Handler = (element, marks, page) => {
  // The source of a quotation stands on a line of its own; the title of a work stands in its sentence.
  const block = isElement(element.parentNode) && ['blockquote', 'figure'].includes(element.parentNode.tagName)
  if (block) endLine(page)
  inside(element, withMark(marks, { type: 'italic' }), page)
  if (block) endLine(page)
}

const figure: Handler = (element, marks, page) => {
  endLine(page)
  const images = elementsIn(element, 'img')
  const captions = elementsIn(element, 'figcaption').filter((caption) => elementsIn(caption, 'img').length === 0)
  if (images.length === 1 && images[0]) {
    const found = imageOf(images[0], captions.map((caption) => textOf(caption).replace(/\s+/g, ' ').trim()).join(' '))
    return addPicture({ ...found, credit: creditIn(element) }, page)
  }
  // A gallery is a figure of figures; anything else is its parts, the caption as a paragraph.
  inside(element, marks, page)
  endLine(page)
}

/** Agencies set who took a picture beside it: `<div class="byline">`. */
function creditIn(figureElement: Tree.Element): string {
  const credits = ['div', 'p', 'span', 'small', 'cite']
    .flatMap((name) => elementsIn(figureElement, name))
    .filter((one) => /(?:^|\s)(?:byline|credit|copyright)(?:\s|$)/.test(attribute(one, 'class') ?? ''))
  return credits.map((one) => textOf(one).replace(/\s+/g, ' ').trim()).join(' ')
}

const image: Handler = (element, _marks, page) => {
  const src = attribute(element, 'src') ?? ''
  // Smileys and counting pixels are not pictures.
  if (Number(attribute(element, 'width')) === 1 || /\/(?:smilies|emoji)\//.test(src)) {
    return page.reading.losses.add(`the small picture “${attribute(element, 'alt') ?? ''}” was left out`)
  }
  endLine(page)
  addPicture(imageOf(element, ''), page)
}

function addPicture(found: HtmlImage, page: Page): void {
  const picture = page.reading.picture(found)
  if (typeof picture === 'string') {
    page.reading.losses.add(`picture ${excerpt(found.src, 120) || 'without an address'}: ${picture}`)
    if (found.caption) page.reading.losses.add(`caption “${excerpt(found.caption)}” went with its picture`)
  } else page.blocks.push({ type: 'picture', attrs: { ...picture } })
}

const link: Handler = (element, marks, page) => {
  const given = attribute(element, 'href')
  const href = given === undefined ? null : resolved(given, page.reading.base)
  if (given !== undefined && !href && !given.startsWith('#'))
    page.reading.losses.add(`link to “${excerpt(given)}”: only its words were kept`)
  if (given?.startsWith('#')) page.reading.losses.add('links within the page')
  inside(element, href ? withMark(marks, { type: 'link', attrs: { href } }) : marks, page)
}

const preformatted: Handler = (element, marks, page) => {
  endLine(page)
  page.reading.losses.add('fixed-width text became a paragraph with its line breaks')
  const lines = textOf(element)
    .replace(/^\n|\n$/g, '')
    .split('\n')
  for (const [index, line] of lines.entries()) {
    if (index > 0) page.line.push({ type: 'hardBreak' })
    if (line.trim()) page.line.push(textNode(line, marks))
  }
  endLine(page)
}

const term: Handler = (element, marks, page) => {
  page.reading.losses.add('a list of terms became paragraphs')
  box(element, element.tagName === 'dt' ? withMark(marks, { type: 'bold' }) : marks, page)
}

const table: Handler = (element, marks, page) => {
  endLine(page)
  const after: DocumentNode[] = []
  const rows: DocumentNode[] = []
  for (const row of rowsIn(element)) {
    const cells = row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
    const content = cells.map((cell): DocumentNode => {
      const inCell = fitted(blocksOf(cell.childNodes, marks, page.reading), 'a table', page.reading)
      after.push(...inCell.hoisted)
      return {
        type: cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
        attrs: { colspan: span(cell, 'colspan', 100), rowspan: span(cell, 'rowspan', 1000) },
        content: inCell.content.length > 0 ? inCell.content : [{ type: 'paragraph' }],
      }
    })
    if (content.length > 0) rows.push({ type: 'tableRow', content })
  }
  for (const caption of element.childNodes) if (isElement(caption) && caption.tagName === 'caption') box(caption, marks, page)
  if (rows.length > 0) page.blocks.push({ type: 'table', content: rows })
  page.blocks.push(...after)
}

function rowsIn(element: Tree.Element): Tree.Element[] {
  return element.childNodes
    .filter(isElement)
    .flatMap((child) => (child.tagName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsIn(child) : []))
}

function span(cell: Tree.Element, name: string, most: number): number {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10)
  return value >= 1 && value <= most ? value : 1
}

const rule: Handler = (_element, _marks, page) => {
  endLine(page)
  page.blocks.push({ type: 'horizontalRule' })
}

const lineBreak: Handler = (_element, _marks, page) => {
  page.line.push({ type: 'hardBreak' })
}

const quoted: Handler = (element, marks, page) => {
  addText('“', marks, page)
  inside(element, marks, page)
  addText('”', marks, page)
}

const handlers: Record<string, Handler> = {
  p: box,
  div: box,
  section: box,
  article: box,
  main: box,
  header: box,
  footer: box,
  aside: box,
  figcaption: box,
  address: box,
  details: box,
  summary: box,
  center: box,
  li: box,
  dl: box,
  dt: term,
  dd: term,
  h1: heading(2, 1),
  h2: heading(2, 2),
  h3: heading(3, 3),
  h4: heading(3, 4),
  h5: heading(3, 5),
  h6: heading(3, 6),
  ul: list,
  ol: list,
  blockquote: quotation,
  figure,
  img: image,
  picture: inside,
  source: () => {},
  hr: rule,
  br: lineBreak,
  wbr: () => {},
  pre: preformatted,
  table,
  a: link,
  b: marked('bold'),
  strong: marked('bold'),
  i: marked('italic'),
  em: marked('italic'),
  dfn: marked('italic'),
  cite,
  q: quoted,
  span: inside,
  font: inside,
  time: inside,
  bdi: inside,
  label: inside,
  u: wordsOnly('underlining'),
  ins: wordsOnly('<ins>'),
  small: wordsOnly('small print'),
  big: wordsOnly('large print'),
  sub: wordsOnly('a lowered sign'),
  sup: wordsOnly('a raised sign'),
  code: wordsOnly('code'),
  kbd: wordsOnly('a key'),
  tt: wordsOnly('fixed-width text'),
  samp: wordsOnly('fixed-width text'),
  var: marked('italic'),
  mark: wordsOnly('a highlight'),
  abbr: (element, marks, page) => {
    const title = attribute(element, 'title')
    if (title) page.reading.losses.add(`the explanation of “${excerpt(textOf(element), 20)}”: “${excerpt(title)}”`)
    inside(element, marks, page)
  },
  acronym: (element, marks, page) => handlers.abbr?.(element, marks, page),
  del: struck,
  s: struck,
  strike: struck,
  iframe: played('an embedded page'),
  embed: played('an embedded object'),
  object: played('an embedded object'),
  video: played('a video'),
  audio: played('a recording'),
  script: dropped('a script'),
  style: dropped('a style sheet'),
  title: dropped('the title of the page'),
  noscript: dropped('a text for browsers without scripts'),
  template: dropped('a template'),
  form: dropped('a form'),
  input: dropped('a form field'),
  select: dropped('a form field'),
  textarea: dropped('a form field'),
  button: dropped('a button'),
  svg: dropped('a drawing'),
  math: dropped('a formula'),
  canvas: dropped('a drawing'),
}

const wordpressBlock = /^\s*\/?wp:([a-z0-9/-]+)/

function noteComment(data: string, { losses }: HtmlReading): void {
  const block = wordpressBlock.exec(data)
  // A block that closes itself has no HTML: WordPress makes its content when it shows the page.
  if (block && /\/\s*$/.test(data)) losses.add(`block ${block[1]}: made by WordPress on the page, left out`)
  else if (/^\s*more\b/.test(data)) losses.add('the cut before “read more”')
  else if (/^\s*nextpage\s*$/.test(data)) losses.add('pages were joined into one')
}

function addText(value: string, marks: DocumentMark[], page: Page): void {
  const paragraphs = page.reading.newlines ? value.split(/\n[ \t\r]*\n\s*/) : [value]
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index > 0) endLine(page)
    for (const [number, line] of (page.reading.newlines ? paragraph.split('\n') : [paragraph]).entries()) {
      if (number > 0) page.line.push({ type: 'hardBreak' })
      addLine(line, marks, page)
    }
  }
}

function addLine(value: string, marks: DocumentMark[], page: Page): void {
  const text = value.replace(/[ \t\r\n\f]+/g, ' ')
  const before = page.line.at(-1)
  const atStart = before === undefined || before.type === 'hardBreak' || before.text?.endsWith(' ')
  const added = atStart ? text.replace(/^ /, '') : text
  if (added !== '') page.line.push(textNode(added, marks))
}

const textNode = (text: string, marks: DocumentMark[]): DocumentNode =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }

/** Ends a paragraph: blanks and breaks at its edges go, neighbours that look alike are one, an address alone is a link. */
function endLine(page: Page): void {
  const line = trimmed(page.line)
  page.line = []
  if (line.length === 0) return
  const [only] = line
  if (line.length === 1 && only?.text && !only.marks && /^https?:\/\/\S+$/.test(only.text) && isSafeHref(only.text)) {
    only.marks = [{ type: 'link', attrs: { href: only.text } }]
    page.reading.losses.add(`what WordPress or another site shows for ${excerpt(only.text, 120)} became a link`)
  }
  page.blocks.push({ type: 'paragraph', content: line })
}

function trimmed(line: DocumentNode[]): DocumentNode[] {
  const joined: DocumentNode[] = []
  for (const node of line) {
    const last = joined.at(-1)
    if (node.text && last?.text && sameMarks(last, node)) last.text += node.text
    else joined.push({ ...node })
  }
  const edge = (at: 0 | -1) => {
    for (let node = joined.at(at); node; node = joined.at(at)) {
      if (node.text) node.text = at === 0 ? node.text.trimStart() : node.text.trimEnd()
      if (node.text) return
      if (at === 0) joined.shift()
      else joined.pop()
    }
  }
  edge(0)
  edge(-1)
  for (const [index, node] of joined.entries()) if (node.text && joined[index + 1]?.type === 'hardBreak') node.text = node.text.trimEnd()
  return joined.filter((node) => node.type !== 'text' || node.text !== '')
}

const sameMarks = (one: DocumentNode, other: DocumentNode) => JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])

/** Blocks as they may stand in a quotation, a list item or a cell: paragraphs and what else `also` allows; pictures and rules leave it. */
function fitted(blocks: DocumentNode[], where: string, { losses }: HtmlReading, also: string[] = []) {
  const content: DocumentNode[] = []
  const hoisted: DocumentNode[] = []
  const place = (block: DocumentNode) => {
    if (block.type === 'paragraph' || also.includes(block.type)) content.push(block)
    else if (block.type === 'heading') content.push({ type: 'paragraph', content: block.content ?? [] })
    else if (block.type === 'picture' || block.type === 'horizontalRule') hoisted.push(block)
    else for (const child of block.content ?? []) place(child)
    if (block.type === 'picture') losses.add(`a picture inside ${where} stands after it`)
    else if (block.type !== 'paragraph' && !also.includes(block.type) && !inner.has(block.type)) {
      losses.add(`${names[block.type] ?? block.type} inside ${where} became paragraphs`)
    }
  }
  blocks.forEach(place)
  return { content, hoisted }
}

const inner = new Set(['listItem', 'tableRow', 'tableCell', 'tableHeader', 'horizontalRule', 'picture'])
const names: Record<string, string> = {
  heading: 'a heading',
  bulletList: 'a list',
  orderedList: 'a list',
  blockquote: 'a quotation',
  table: 'a table',
}

/** The inline content of blocks, for a heading; what is not text comes after it. */
function flat(blocks: DocumentNode[]): { line: DocumentNode[]; rest: DocumentNode[] } {
  const line: DocumentNode[] = []
  const rest: DocumentNode[] = []
  for (const block of blocks) {
    if (block.type !== 'paragraph') rest.push(block)
    else {
      if (line.length > 0) line.push({ type: 'text', text: ' ' })
      line.push(...(block.content ?? []))
    }
  }
  return { line: trimmed(line), rest }
}

const order = Object.keys(markParts)

function withMark(marks: DocumentMark[], mark: DocumentMark): DocumentMark[] {
  return [...marks.filter(({ type }) => type !== mark.type), mark].sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
}

function resolved(address: string, base: string | undefined): string | null {
  const trimmedAddress = address.trim()
  if (trimmedAddress === '' || trimmedAddress.startsWith('#')) return null
  if (!URL.canParse(trimmedAddress, base)) return null
  const { href } = new URL(trimmedAddress, base)
  return isSafeHref(href) ? href : null
}

function imageOf(element: Tree.Element, caption: string): HtmlImage {
  const attachment = attribute(element, 'data-attachment') ?? /\bwp-image-(\d+)\b/.exec(attribute(element, 'class') ?? '')?.[1] ?? null
  return { src: (attribute(element, 'src') ?? '').trim(), alt: attribute(element, 'alt') ?? '', caption, attachment }
}

function firstSource(element: Tree.Element): string | undefined {
  for (const child of elementsIn(element, 'source')) {
    const src = attribute(child, 'src')
    if (src) return src
  }
  return undefined
}

function elementsIn(element: Tree.Element, name: string): Tree.Element[] {
  return element.childNodes.filter(isElement).flatMap((child) => (child.tagName === name ? [child] : elementsIn(child, name)))
}

function textOf(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

const attribute = (element: Tree.Element, name: string): string | undefined => element.attrs.find((found) => found.name === name)?.value

const isElement = (node: Tree.Node | null): node is Tree.Element =>
  node !== null && 'tagName' in node && (node.namespaceURI === dom.NS.HTML || node.tagName === 'svg' || node.tagName === 'math')
