import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

/** The body as one string, whose line breaks are the ends of paragraphs. */
export function bodyOf(doc: Node): string {
  const lines: string[] = []
  doc.forEach((block, _, place) => {
    if (place > 1) lines.push(block.textContent)
  })
  return lines.join('\n')
}

/** Takes `length` characters out of that string. */
export function cut(tr: Transaction, at: number, length: number): void {
  const [from, to] = [positionOf(tr.doc, at), positionOf(tr.doc, at + length)]
  if (to > from) tr.delete(from, to)
}

/** Puts text into that string. */
export function putIn(tr: Transaction, at: number, text: string): void {
  let position = positionOf(tr.doc, at)
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) {
      tr.split(position)
      position += 2
    }
    if (line) tr.insertText(line, position)
    position += line.length
  }
}

function positionOf(doc: Node, offset: number): number {
  let position = doc.child(0).nodeSize + doc.child(1).nodeSize
  let left = offset
  for (let block = 2; block < doc.childCount; block += 1) {
    const { size } = doc.child(block).content
    if (left <= size) return position + 1 + left
    left -= size + 1
    position += size + 2
  }
  return doc.content.size - 1
}
