import type { DocumentNode } from '#lib/document-types.ts'
import { trimLine } from './html-lines.ts'
import type { HtmlReading } from './html-reading.ts'

/** Blocks as they may stand in a quotation, a list item or a cell: paragraphs and what else `also` allows; pictures and rules leave it. */
export function fitBlocks(blocks: DocumentNode[], where: string, { losses }: HtmlReading, also: string[] = []) {
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
export function flat(blocks: DocumentNode[]): { line: DocumentNode[]; rest: DocumentNode[] } {
  const line: DocumentNode[] = []
  const rest: DocumentNode[] = []
  for (const block of blocks) {
    if (block.type !== 'paragraph') rest.push(block)
    else {
      if (line.length > 0) line.push({ type: 'text', text: ' ' })
      for (const node of block.content ?? []) line.push(node)
    }
  }
  return { line: trimLine(line), rest }
}
