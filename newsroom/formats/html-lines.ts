import { cleanRun, cleanText } from '#lib/clean-text.ts'
import type { DocumentMark, DocumentNode } from '#lib/document-types.ts'
import { embedIdOf, isOfProvider } from '#lib/embeds/embed.ts'
import { isSafeHref } from '#newsroom/articles/nodes.ts'
import type { Page } from './html-reading.ts'
import { excerpt } from './losses.ts'

/** Adds text, with white space collapsed as in HTML, or kept as in `<pre>` and in WordPress' classic texts. */
export function addText(value: string, marks: DocumentMark[], page: Page): void {
  if (page.isPreformatted) addLines(cleanText(value).split('\n'), marks, page, addWords)
  else if (page.reading.newlines) addClassic(value, marks, page)
  else addBlanked(value, marks, page)
}

function addClassic(value: string, marks: DocumentMark[], page: Page): void {
  for (const [index, paragraph] of value.split(/\n[ \t\r]*\n\s*/).entries()) {
    if (index > 0) endLine(page)
    addLines(paragraph.split('\n'), marks, page, addBlanked)
  }
}

/** A newline right after a `<br>` adds no second break, as WordPress reads it. */
function addLines(lines: string[], marks: DocumentMark[], page: Page, add: typeof addWords): void {
  for (const [number, line] of lines.entries()) {
    const afterBreak = !page.isPreformatted && page.line.at(-1)?.type === 'hardBreak' && lines[number - 1]?.trim() === '' && number === 1
    if (number > 0 && !afterBreak) page.line.push({ type: 'hardBreak' })
    add(line, marks, page)
  }
}

function addBlanked(value: string, marks: DocumentMark[], page: Page): void {
  const text = value.replace(/[ \t\r\n\f]+/g, ' ')
  const before = page.line.at(-1)
  const atStart = before === undefined || before.type === 'hardBreak' || before.text?.endsWith(' ')
  addWords(atStart ? text.replace(/^ /, '') : text, marks, page)
}

function addWords(value: string, marks: DocumentMark[], page: Page): void {
  const text = cleanRun(value)
  if (text === '') return
  page.linkBefore = null
  page.line.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text })
}

type EmbedParts = { picture?: DocumentNode; title?: DocumentNode[]; text?: DocumentNode[]; author?: DocumentNode[] }

/** A card for what others show, with its parts in their order. */
export const embedBlock = (embedId: string, { picture, title = [], text = [], author = [] }: EmbedParts = {}): DocumentNode => ({
  type: 'embed',
  attrs: { embedId },
  content: [
    ...(picture ? [picture] : []),
    { type: 'title', ...(title.length > 0 && { content: title }) },
    ...text,
    ...(author.length > 0 ? [{ type: 'attribution', content: author }] : []),
  ],
})

/** Ends a paragraph. Two line breaks in a row end one, too. An address on a line of its own becomes an embed, or a link. */
export function endLine(page: Page): void {
  const { line } = page
  page.line = []
  page.linkBefore = null
  if (line.length === 0) return
  for (const part of splitLine(line)) {
    const content = trimLine(part)
    const [only] = content
    if (only === undefined) continue
    if (content.length === 1 && only.text && !only.marks && /^https?:\/\/\S+$/.test(only.text) && isSafeHref(only.text)) {
      const embedId = page.reading.onlyWords ? null : embedIdOf(only.text)
      if (isOfProvider(embedId)) {
        page.blocks.push(embedBlock(embedId))
        continue
      }
      only.marks = [{ type: 'link', attrs: { href: only.text } }]
      page.reading.losses.name('addressLine', { address: excerpt(only.text, 120) })
    }
    page.blocks.push({ type: 'paragraph', content })
  }
}

const isBlank = (node: DocumentNode) => node.text !== undefined && node.text.trim() === ''

/** Splits a line where two or more line breaks have only white space between them. */
function splitLine(line: DocumentNode[]): DocumentNode[][] {
  const parts: DocumentNode[][] = []
  let part: DocumentNode[] = []
  let waiting: DocumentNode[] = []
  let breaks = 0
  for (const node of line) {
    if (node.type === 'hardBreak' || (breaks > 0 && isBlank(node))) {
      if (node.type === 'hardBreak') breaks += 1
      waiting.push(node)
      continue
    }
    if (breaks > 1) {
      parts.push(part)
      part = []
    } else for (const kept of waiting) part.push(kept)
    waiting = []
    breaks = 0
    part.push(node)
  }
  parts.push(part)
  return parts
}

/** Removes white space and line breaks at both ends of a line, and joins neighbours with the same marks. */
export function trimLine(line: DocumentNode[]): DocumentNode[] {
  let from = 0
  let to = line.length
  const isNothing = (node: DocumentNode | undefined) => node !== undefined && (node.type === 'hardBreak' || isBlank(node))
  while (from < to && isNothing(line[from])) from += 1
  while (to > from && isNothing(line[to - 1])) to -= 1
  const joined = joinTexts(line.slice(from, to))
  for (const [index, node] of joined.entries()) {
    if (node.text === undefined) continue
    if (index === 0) node.text = node.text.trimStart()
    if (index === joined.length - 1 || joined[index + 1]?.type === 'hardBreak') node.text = node.text.trimEnd()
  }
  return joined.filter((node) => node.text !== '')
}

/** Copies of the nodes; neighbours with the same marks are one. */
export function joinTexts(line: readonly DocumentNode[]): DocumentNode[] {
  const joined: DocumentNode[] = []
  for (const node of line) {
    const last = joined.at(-1)
    if (node.text && last?.text && sameMarks(last, node)) last.text += node.text
    else joined.push({ ...node })
  }
  return joined
}

const sameMarks = (one: DocumentNode, other: DocumentNode) =>
  one.marks === other.marks || JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
