import type { Node } from '@tiptap/pm/model'
import { nodeSpecOf } from './nodes.ts'
import { isAboutBreak } from './settle-suggestions.ts'

/**
 * A text that stands together: the words of a block, or a text of a picture or footnote (`attribute`). `at` is the position of its first
 * character; of such a text, the position of its node. `block` is the kind of the block.
 */
export type TextPiece = { at: number; text: string; attribute: string | null; block: string }

/** The pieces of a block, with their positions in it. */
const known = new WeakMap<Node, readonly TextPiece[]>()

/**
 * All texts of a story, from the headline on, in their order. What is suggested to go is not there: the text before and after it are two
 * pieces. A line break is "\n", so that a character of a piece is a position of the document. Blocks that were looked at before cost little.
 */
export function piecesOf(doc: Node): TextPiece[] {
  const pieces: TextPiece[] = []
  doc.forEach((block, at) => {
    let inBlock = known.get(block)
    if (!inBlock) {
      inBlock = piecesIn(block)
      known.set(block, inBlock)
    }
    for (const piece of inBlock) pieces.push({ ...piece, at: piece.at + at })
  })
  return pieces
}

/** The story's own words: without what others published, and without preformatted text. */
export const ownPiecesOf = (doc: Node): TextPiece[] =>
  piecesOf(doc).filter(({ at, block }) => block !== 'preformatted' && !isInEmbed(doc, at))

/** Whether a piece is of what others published. */
export const isInEmbed = (doc: Node, at: number): boolean => {
  const place = doc.resolve(at)
  return (place.depth > 0 ? place.node(1) : place.nodeAfter)?.type.name === 'embed'
}

function piecesIn(block: Node): TextPiece[] {
  const pieces: TextPiece[] = []
  const walk = (node: Node, at: number) => {
    if (isToGo(node)) return
    if (holdsText(node)) pieces.push(...piecesOfBlock(node, at))
    else
      node.forEach((child, offset) => {
        walk(child, at + 1 + offset)
      })
  }
  walk(block, 0)
  return pieces
}

/** Whether a node holds text itself: words, or the texts of a picture. */
export const holdsText = (node: Node): boolean => node.inlineContent || node.isLeaf

/** The pieces of one node that holds text itself. */
export const piecesOfBlock = (node: Node, at: number): TextPiece[] => (node.inlineContent ? runsOf(node, at + 1) : textsOf(node, at))

/** Whether a block is suggested to go as a whole, with all that is in it. */
export const isToGo = (node: Node): boolean => !isAboutBreak(node) && isDeleted(node)

const isDeleted = (node: Node): boolean => node.marks.some(({ type }) => type.name === 'deletion')

function runsOf(block: Node, start: number): TextPiece[] {
  const runs: TextPiece[] = []
  const beside: TextPiece[] = [] // footnotes
  let text = ''
  const end = (at: number) => {
    if (text !== '') runs.push({ at: at - text.length, text, attribute: null, block: block.type.name })
    text = ''
  }
  block.forEach((node, offset) => {
    if (isDeleted(node) || (!node.isText && node.nodeSize !== 1)) end(start + offset)
    else text += node.text ?? (node.type.name === 'hardBreak' ? '\n' : '\ufffc')
    if (node.isLeaf && !node.isText && !isDeleted(node)) beside.push(...textsOf(node, start + offset))
  })
  end(start + block.content.size)
  return [...runs, ...beside]
}

function textsOf(node: Node, at: number): TextPiece[] {
  return Object.entries(nodeSpecOf(node.type.name).attrs ?? {}).flatMap(([attribute, { isText }]) => {
    const text: unknown = isText ? node.attrs[attribute] : ''
    return typeof text === 'string' && text !== '' ? [{ at, text, attribute, block: node.type.name }] : []
  })
}
