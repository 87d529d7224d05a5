import type { DocumentNode } from '#lib/document-types.ts'
import { documentSchema } from '#newsroom/articles/document.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { trimLine } from './html-lines.ts'
import type { HtmlReading } from './html-reading.ts'

/**
 * Converts blocks for a quotation, a list item or a table cell: to paragraphs and the blocks in `also`. Blocks without words (a picture, a
 * rule) move out of it.
 */
export function fitBlocks(blocks: DocumentNode[], where: string, { losses }: HtmlReading, also: string[] = []) {
  const content: DocumentNode[] = []
  const hoisted: DocumentNode[] = []
  const place = (block: DocumentNode) => {
    if (block.type === 'paragraph' || also.includes(block.type)) return content.push(block)
    const { atom, label, group } = nodeSpecOf(block.type)
    if (atom) hoisted.push(block)
    else if (documentSchema.nodes[block.type]?.inlineContent) content.push({ type: 'paragraph', content: block.content ?? [] })
    else for (const child of block.content ?? []) place(child)
    if (block.type === 'picture') losses.add(`a picture inside ${where} stands after it`)
    else if (group === 'block' && !atom) losses.add(`a ${label.toLowerCase()} inside ${where} became paragraphs`)
  }
  for (const block of blocks) place(block)
  return { content, hoisted }
}

/** The inline content of blocks, for a heading. Blocks without text follow it. */
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
