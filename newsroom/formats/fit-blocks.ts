import type { DocumentNode } from '#lib/document-types.ts'
import { embedOf } from '#lib/embeds/embed.ts'
import { documentSchema } from '#newsroom/articles/document.ts'
import { nodeSpecOf } from '#newsroom/articles/nodes.ts'
import { plainText } from '#newsroom/articles/plain-text.ts'
import { trimLine } from './html-lines.ts'
import type { HtmlReading } from './html-reading.ts'

export type Frame = 'list' | 'quotation' | 'box' | 'preformatted' | 'embed' | 'table'

/**
 * Converts blocks for a quotation, a list item or a table cell: to paragraphs and the blocks in `also`. Blocks without words (a picture, a
 * rule), embeds and maps move out of it; an embed that says nothing yet is its address, and stays.
 */
export function fitBlocks(blocks: DocumentNode[], where: Frame, { losses }: HtmlReading, also: string[] = []) {
  const content: DocumentNode[] = []
  const hoisted: DocumentNode[] = []
  const place = (block: DocumentNode) => {
    if (block.type === 'paragraph' || also.includes(block.type)) return content.push(block)
    const { atom, group } = nodeSpecOf(block.type)
    const isEmbed = block.type === 'embed'
    const isBare = isEmbed && block.content?.length === 1 && plainText({ type: 'doc', content: [block] }) === ''
    const address = isBare ? embedOf(block.attrs?.embedId)?.address : undefined
    if (address) return content.push(linkedParagraph(address))
    const isMap = block.type === 'map'
    if (atom || isEmbed || isMap) hoisted.push(block)
    else if (documentSchema.nodes[block.type]?.inlineContent) content.push({ type: 'paragraph', content: block.content ?? [] })
    else for (const child of block.content ?? []) place(child)
    if (block.type === 'picture' || isEmbed || isMap) losses.name(isEmbed ? 'insideEmbed' : 'insidePicture', { where })
    else if (group === 'block' && !atom) losses.name('inside', { block: block.type, where })
  }
  for (const block of blocks) place(block)
  return { content, hoisted }
}

const linkedParagraph = (address: string): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }],
})

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
